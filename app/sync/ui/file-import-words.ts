import type { TFunction } from 'i18next';

import type { LineProblem, ProblemCode, WarningCode } from '../files/model.ts';

type T = TFunction<'sync'>;

const FAULTS = [
  'empty',
  'xlsx',
  'xls',
  'workbook-too-large',
  'compressed',
  'pdf',
  'web-page',
  'binary',
  'no-table',
  'no-rows',
  'too-many-lines',
  'too-many-columns',
  'file-changed',
  'withdrawn',
  'amazon-settlement',
  'amazon-open-orders',
  'tiktok-income',
  'shopify-products',
  'shopify-customers',
] as const;

/** Why a file can't be read, and what to do. */
export function faultWord(fault: string | null, t: T): string {
  const word = fault?.replace('unsupported:', '');
  const known = FAULTS.find((each) => each === word);
  return t(known === undefined ? 'files.fault.unexpected' : `files.fault.${known}`);
}

const REREADABLE: readonly (string | null)[] = [
  'empty',
  'binary',
  'no-table',
  'too-many-columns',
  'unexpected',
];

/** Whether another encoding, delimiter or meaning of quotation marks may make a file readable. */
export function canBeReread(fault: string | null): boolean {
  return REREADABLE.includes(fault);
}

/** What is wrong with a line. */
export function problemWord(problem: LineProblem, t: T): string {
  const { found, expected } = problem;
  const code: ProblemCode = problem.code;
  return t(`files.problem.${code}`, { found, expected });
}

export function warningWord(warning: LineProblem<WarningCode>, t: T): string {
  return t(`files.warning.${warning.code}`, { found: warning.found });
}

const REFUSALS = [
  'file-too-large',
  'file-empty',
  'upload-incomplete',
  'piece-unexpected',
  'import-gone',
  'import-running',
  'mapping-open',
  'nothing-to-import',
  'rate-missing',
  'not-a-draft',
] as const;

/** Why a step was not taken. */
export function refusalWord(reason: string, t: T, limitMb: number): string {
  const known = REFUSALS.find((each) => each === reason);
  if (known === undefined) return t('files.refusal.failed');
  return t(`files.refusal.${known}`, { limit: limitMb });
}
