import type { DraftReading } from '../../ui/use-settings-draft.ts';
import {
  ComplianceSettings,
  type DutiesStatement,
  type NoticeField,
  NUMBER_SCHEMES,
  type NumberScheme,
} from '../index.ts';

export interface ContactDraft {
  name: string;
  address: string;
  email: string;
}

/** Compliance settings while they are edited: a field for each thing, empty where nothing is typed. */
export interface ComplianceDraft {
  responsiblePerson: ContactDraft;
  producer: ContactDraft;
  numbers: Partial<Record<NumberScheme, { number: string; shown: boolean }>>;
  vatNumbers: Record<string, string>;
  sorting: string;
  links: { withdrawal: string; imprint: string; salesLaw: string };
  duties: Record<string, DutiesStatement>;
  without: NoticeField[];
}

/** Reasons why a field is refused; each has a text in every language. */
const PROBLEMS = ['missing', 'too_many_lines', 'email', 'number', 'link'] as const;
export type ComplianceProblem = (typeof PROBLEMS)[number] | 'other';

/** The problem behind a message of the schema. */
export function problemOf(message: string): ComplianceProblem {
  return PROBLEMS.find((problem) => problem === message) ?? 'other';
}

const NOBODY: ContactDraft = { name: '', address: '', email: '' };

function draftOf(settings: ComplianceSettings): ComplianceDraft {
  return {
    responsiblePerson: settings.responsiblePerson ?? NOBODY,
    producer: settings.producer ?? NOBODY,
    numbers: Object.fromEntries(
      settings.registrations.map(({ scheme, number, shown }) => [scheme, { number, shown }]),
    ),
    vatNumbers: Object.fromEntries(
      settings.vatNumbers.map(({ country, number }) => [country, number]),
    ),
    sorting: settings.sorting,
    links: settings.links,
    duties: Object.fromEntries(
      settings.duties.map(({ country, statement }) => [country, statement]),
    ),
    without: settings.without,
  };
}

function contactOf(draft: ContactDraft): ContactDraft | null {
  return Object.values(draft).every((text: string) => text.trim() === '') ? null : draft;
}

function readDraft(draft: ComplianceDraft): DraftReading<ComplianceSettings> {
  const registrations = NUMBER_SCHEMES.flatMap((scheme) => {
    const typed = draft.numbers[scheme];
    return typed === undefined || typed.number.trim() === '' ? [] : [{ scheme, ...typed }];
  });
  const vatNumbers = Object.entries(draft.vatNumbers)
    .filter(([, number]) => number.trim() !== '')
    .map(([country, number]) => ({ country, number }))
    .sort((a, b) => (a.country < b.country ? -1 : 1));
  const parsed = ComplianceSettings.safeParse({
    responsiblePerson: contactOf(draft.responsiblePerson),
    producer: contactOf(draft.producer),
    registrations,
    vatNumbers,
    sorting: draft.sorting,
    links: draft.links,
    duties: Object.entries(draft.duties)
      .map(([country, statement]) => ({ country, statement }))
      .sort((a, b) => (a.country < b.country ? -1 : 1)),
    without: draft.without,
  });
  if (parsed.success) return { ok: true, settings: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    const [list, index] = path;
    const row =
      list === 'registrations'
        ? registrations[Number(index)]?.scheme
        : list === 'vatNumbers'
          ? vatNumbers[Number(index)]?.country
          : undefined;
    errors[row === undefined ? path.join('.') : `${String(list)}.${row}`] ??= message;
  }
  return { ok: false, errors };
}

/** How `useSettingsDraft` makes a draft of settings and settings of a draft. */
export const complianceDrafts = { draftOf, readDraft };
