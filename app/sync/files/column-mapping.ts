import { isZone } from '../../kernel/calendar.ts';
import { isCountryCode } from '../../kernel/country.ts';
import type { DetectedFile } from './detect-file.ts';
import { layoutOf } from './layouts/known-layouts.ts';
import { FIELD_KINDS, headerKey, type FieldKind, type FileLayout } from './layouts/layout.ts';
import { channelNames, suggestedChannel } from './order-channel.ts';
import { renamedKey } from './order-key.ts';
import { isPersonalColumn } from './personal-columns.ts';
import { isCurrencyCode } from './read-currency.ts';
import { hiddenColumns, type FileSurvey } from './survey-file.ts';
import {
  UNKNOWN_COUNTRY,
  type DateOrder,
  type FileColumns,
  type FileField,
  type FileKind,
  type ImportAnswers,
  type ImportPlan,
} from './model.ts';

/** What has to be asked before a file can be read; each carries what the sentence needs. */
export type ImportQuestion =
  | { code: 'currency'; rows: number }
  | { code: 'currency-of-sign'; sign: string; candidates: readonly string[]; count: number }
  | { code: 'time-zone'; count: number }
  | {
      code: 'date-order';
      samples: readonly string[];
      candidates: readonly DateOrder[];
      /** True where some dates fit one order only and others another. */
      contradictory: boolean;
    }
  | { code: 'decimal-mark'; samples: readonly string[]; contradictory: boolean }
  | { code: 'country'; rows: number }
  | { code: 'tax-included'; rows: number };

export type MappingIssue =
  | { code: 'personal-column'; field: FileField; header: string }
  | { code: 'column-used-twice'; field: FileField; header: string }
  | { code: 'same-header-twice'; field: FileField; header: string }
  | { code: 'no-such-column'; field: FileField }
  | { code: 'unusable-answer'; answer: keyof ImportAnswers; found: string }
  | { code: 'no-rows' }
  | { code: 'too-scattered' }
  | { code: 'too-many-channels' };

export interface MappedField {
  field: FileField;
  kind: FieldKind;
  required: boolean;
  column: number | null;
  header: string | null;
  /** Never of fields or columns that hold people. */
  samples: readonly string[];
}

/** What a person sees before an import, and the plan to read by once nothing is open. */
export interface MappingPreview {
  kind: FileKind;
  fields: MappedField[];
  missing: FileField[];
  unusedColumns: {
    column: number;
    header: string;
    personal: boolean;
    samples: readonly string[];
  }[];
  issues: MappingIssue[];
  questions: ImportQuestion[];
  /** Channels that a column names, with the name that each is given. */
  channels: { channel: string; rows: number; name: string }[];
  /** The answers given and those that the data proves. */
  answers: ImportAnswers;
  /** Null as long as a field is missing, an issue stands or a question is open. */
  plan: ImportPlan | null;
}

export interface PreviewInput {
  file: DetectedFile;
  survey: FileSurvey;
  answers?: ImportAnswers | undefined;
  channel?: string | undefined;
  /** True where a person chose the columns: then it is known which of two of one name is meant. */
  columnsChosen?: boolean | undefined;
}

/**
 * The mapping as it stands, what is missing, what must be asked, and the plan once all is clear.
 *
 * Kind and columns are those of the survey: where a person changes them, survey again. Date order
 * and decimal mark are decided by the data only where it proves them; a proof is stronger than an
 * answer, because lines that contradict it could not be read.
 */
export function previewMapping(input: PreviewInput): MappingPreview {
  const { file, survey } = input;
  const layout = layoutOf(survey.kind);
  const { columns } = survey;
  const { answers, issues: badAnswers } = usableAnswers(input.answers ?? {});
  const channels = namedChannels(survey, answers);
  const settled = {
    ...answers,
    ...provenAnswers(survey),
    ...(channels.length === 0
      ? {}
      : { channels: Object.fromEntries(channels.map(({ channel, name }) => [channel, name])) }),
  };
  const fields = mappedFields(layout, file, survey);
  const missing = fields.filter((it) => it.required && it.column === null).map((it) => it.field);
  const issues = [...badAnswers, ...columnIssues(layout, file, columns), ...fileIssues(survey)];
  if (input.columnsChosen !== true) issues.push(...twins(file, columns));
  const questions = openQuestions(survey, settled);
  const ready = missing.length === 0 && issues.length === 0 && questions.length === 0;
  return {
    kind: survey.kind,
    fields,
    missing,
    unusedColumns: unusedColumns(file, survey),
    issues,
    questions,
    channels,
    answers: settled,
    plan: ready ? planOf(input, layout, settled) : null,
  };
}

function namedChannels(survey: FileSurvey, answers: ImportAnswers): MappingPreview['channels'] {
  return (survey.channels ?? []).map(({ channel, rows }) => ({
    channel,
    rows,
    name: answers.channels?.[channel] ?? suggestedChannel(channel),
  }));
}

function planOf(input: PreviewInput, layout: FileLayout, answers: ImportAnswers): ImportPlan {
  const { file, survey } = input;
  const channel = input.channel ?? layout.channel;
  const nameOf = channelNames({ channel, answers });
  return {
    kind: survey.kind,
    channel,
    encoding: file.encoding,
    delimiter: file.delimiter,
    quotes: file.quotes,
    headerLine: file.headerLine,
    header: file.header,
    columns: survey.columns,
    answers,
    scatteredOrderIds:
      survey.kind === 'plain-orders'
        ? survey.scatteredOrderIds.map((key) => renamedKey(key, nameOf))
        : survey.scatteredOrderIds,
  };
}

function usableAnswers(given: ImportAnswers): { answers: ImportAnswers; issues: MappingIssue[] } {
  const answers = { ...given };
  const issues: MappingIssue[] = [];
  const refuse = (answer: keyof ImportAnswers, found: string) => {
    issues.push({ code: 'unusable-answer', answer, found });
    delete answers[answer];
  };
  const { currency, zone, country } = given;
  if (currency !== undefined && !isCurrencyCode(currency)) refuse('currency', currency);
  if (zone !== undefined && !isZone(zone)) refuse('zone', zone);
  if (country !== undefined && country !== UNKNOWN_COUNTRY && !isCountryCode(country)) {
    refuse('country', country);
  }
  const wrong = Object.values(given.symbolCurrencies ?? {}).find((code) => !isCurrencyCode(code));
  if (wrong !== undefined) refuse('symbolCurrencies', wrong);
  return { answers, issues };
}

function provenAnswers(survey: FileSurvey): ImportAnswers {
  const proven: ImportAnswers = {};
  if (survey.dateOrders?.length === 1) proven.dateOrder = survey.dateOrders[0];
  const { '.': points, ',': commas, either } = survey.marks;
  if (points > 0 && commas === 0) proven.decimalMark = '.';
  if (commas > 0 && points === 0) proven.decimalMark = ',';
  if (points + commas + either === 0) proven.decimalMark = '.';
  return proven;
}

function openQuestions(survey: FileSurvey, answers: ImportAnswers): ImportQuestion[] {
  const questions: ImportQuestion[] = [];
  if (survey.rowsWithoutCurrency > 0 && answers.currency === undefined) {
    questions.push({ code: 'currency', rows: survey.rowsWithoutCurrency });
  }
  for (const { sign, currencies, count } of survey.signs) {
    if (currencies.length < 2 || answers.symbolCurrencies?.[sign] !== undefined) continue;
    questions.push({ code: 'currency-of-sign', sign, candidates: currencies, count });
  }
  if (survey.timesWithoutZone > 0 && answers.zone === undefined) {
    questions.push({ code: 'time-zone', count: survey.timesWithoutZone });
  }
  if (survey.dateOrders !== null && answers.dateOrder === undefined) {
    const contradictory = survey.dateOrders.length === 0;
    const candidates: DateOrder[] = contradictory ? ['dmy', 'mdy', 'ymd'] : survey.dateOrders;
    const samples = survey.openDates;
    questions.push({ code: 'date-order', samples, candidates, contradictory });
  }
  if (answers.decimalMark === undefined) {
    const contradictory = survey.marks['.'] > 0 && survey.marks[','] > 0;
    questions.push({ code: 'decimal-mark', samples: survey.openAmounts, contradictory });
  }
  if (survey.rows > 0 && survey.rowsWithCountry === 0 && answers.country === undefined) {
    questions.push({ code: 'country', rows: survey.rows });
  }
  if (survey.rowsWithOpenTax > 0 && answers.taxIncluded === undefined) {
    questions.push({ code: 'tax-included', rows: survey.rowsWithOpenTax });
  }
  return questions;
}

function mappedFields(layout: FileLayout, file: DetectedFile, survey: FileSurvey): MappedField[] {
  const hidden = hiddenColumns(file.header, survey.columns);
  const known = Object.keys(layout.columns) as FileField[];
  return known.map((field) => {
    const column = survey.columns[field] ?? null;
    return {
      field,
      kind: FIELD_KINDS[field],
      required: layout.columns[field]?.required === true,
      column,
      header: column === null ? null : (file.header[column] ?? null),
      samples: column === null || hidden.has(column) ? [] : (survey.samples[column] ?? []),
    };
  });
}

function unusedColumns(file: DetectedFile, survey: FileSurvey): MappingPreview['unusedColumns'] {
  const used = new Set(Object.values(survey.columns));
  const hidden = hiddenColumns(file.header, survey.columns);
  return file.header.flatMap((header, column) =>
    used.has(column)
      ? []
      : [
          {
            column,
            header,
            personal: hidden.has(column),
            samples: hidden.has(column) ? [] : (survey.samples[column] ?? []),
          },
        ],
  );
}

function columnIssues(
  layout: FileLayout,
  file: DetectedFile,
  columns: FileColumns,
): MappingIssue[] {
  const issues: MappingIssue[] = [];
  const used = new Set<number>();
  for (const [field, column] of Object.entries(columns) as [FileField, number][]) {
    const header = file.header[column];
    if (header === undefined || layout.columns[field] === undefined) {
      issues.push({ code: 'no-such-column', field });
      continue;
    }
    if (used.has(column)) issues.push({ code: 'column-used-twice', field, header });
    used.add(column);
    const own = layout.columns[field].names.some((name) => headerKey(name) === headerKey(header));
    if (!own && FIELD_KINDS[field] !== 'identity' && isPersonalColumn(header)) {
      issues.push({ code: 'personal-column', field, header });
    }
  }
  return issues;
}

/** Columns that are used and whose name stands in the header again. */
function twins(file: DetectedFile, columns: FileColumns): MappingIssue[] {
  const keys = file.header.map(headerKey);
  return (Object.entries(columns) as [FileField, number][]).flatMap(([field, column]) => {
    const key = keys[column] ?? '';
    if (key === '' || keys.indexOf(key) === keys.lastIndexOf(key)) return [];
    return [{ code: 'same-header-twice' as const, field, header: file.header[column] ?? '' }];
  });
}

function fileIssues(survey: FileSurvey): MappingIssue[] {
  const issues: MappingIssue[] = [];
  if (survey.rows === 0) issues.push({ code: 'no-rows' });
  if (survey.tooManyChannels) issues.push({ code: 'too-many-channels' });
  if (survey.tooScattered) issues.push({ code: 'too-scattered' });
  return issues;
}
