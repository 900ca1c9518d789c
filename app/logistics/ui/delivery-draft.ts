import {
  type Blackout,
  DELIVERY_LIMITS,
  DeliverySettings,
  type DestinationRule,
  type DutiesNote,
  type RestOfWorldRule,
} from '../index.ts';

/** Two numbers as they are typed. */
export interface RangeDraft {
  min: string;
  max: string;
}

export interface LaneDraft {
  transitDays: RangeDraft;
  carrierDays: string;
  customsDays: RangeDraft;
  deliveryDays: string | null;
  duties: DutiesNote;
}

export interface RuleDraft extends LaneDraft {
  id: string;
  name: string;
  countries: string[];
}

/** Delivery settings while they are edited: numbers are text, and may be no numbers yet. */
export interface DeliveryDraft {
  shipFromCountry: string;
  shipFromZone: string;
  cutOff: string;
  workingDays: string;
  processingDays: RangeDraft;
  handoverDays: string;
  observesHolidays: boolean;
  blackouts: Blackout[];
  rules: RuleDraft[];
  restOfWorld: LaneDraft | null;
}

/** Reasons why a field is refused; each has a text in every language. */
export const FIELD_PROBLEMS = [
  'range_reversed',
  'country_twice',
  'no_country',
  'week_never_open',
  'blackout_too_long',
  'time',
  'zone',
  'date',
  'number',
  'other',
] as const;
export type FieldProblem = (typeof FIELD_PROBLEMS)[number];

/** Problems by the path of their field, e.g. 'rules.2.transitDays.max'. */
export type DraftErrors = Record<string, { problem: FieldProblem; country?: string | undefined }>;

export function draftOf(settings: DeliverySettings): DeliveryDraft {
  return {
    ...settings,
    processingDays: typed(settings.processingDays),
    rules: settings.rules.map((rule) => ({ ...rule, ...laneDraftOf(rule) })),
    restOfWorld: settings.restOfWorld === null ? null : laneDraftOf(settings.restOfWorld),
  };
}

function laneDraftOf(lane: RestOfWorldRule): LaneDraft {
  return {
    carrierDays: lane.carrierDays,
    deliveryDays: lane.deliveryDays,
    duties: lane.duties,
    transitDays: typed(lane.transitDays),
    customsDays: typed(lane.customsDays),
  };
}

function typed({ min, max }: { min: number; max: number }): RangeDraft {
  return { min: String(min), max: String(max) };
}

/** A lane to start a new rule with. */
export function newLane(): LaneDraft {
  return {
    transitDays: { min: '5', max: '10' },
    carrierDays: '1111111',
    customsDays: { min: '0', max: '0' },
    deliveryDays: null,
    duties: 'none',
  };
}

/** The id of a new rule: the first free number. */
export function newRuleId(rules: readonly { id: string }[]): string {
  const taken = new Set(rules.map(({ id }) => id));
  let number = rules.length + 1;
  while (taken.has(`rule-${number}`)) number++;
  return `rule-${number}`;
}

/** Settings out of a draft, or what is wrong with which field. */
export function readDraft(
  draft: DeliveryDraft,
): { ok: true; settings: DeliverySettings } | { ok: false; errors: DraftErrors } {
  const parsed = DeliverySettings.safeParse({
    ...draft,
    processingDays: numbers(draft.processingDays),
    rules: draft.rules.map((rule): DestinationRule => ({
      ...rule,
      ...laneNumbers(rule),
      name: rule.name,
    })),
    restOfWorld: draft.restOfWorld === null ? null : laneNumbers(draft.restOfWorld),
  });
  if (parsed.success) return { ok: true, settings: parsed.data };
  const errors: DraftErrors = {};
  for (const issue of parsed.error.issues) {
    const country = 'params' in issue ? (issue.params?.['country'] as string) : undefined;
    errors[issue.path.join('.')] ??= { problem: problemOf(issue), country };
  }
  return { ok: false, errors };
}

function laneNumbers(lane: LaneDraft): RestOfWorldRule {
  return {
    ...lane,
    transitDays: numbers(lane.transitDays),
    customsDays: numbers(lane.customsDays),
  };
}

function numbers({ min, max }: RangeDraft): { min: number; max: number } {
  return { min: toNumber(min), max: toNumber(max) };
}

/** Empty text is no number, although JavaScript takes it for 0. */
function toNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}

function problemOf(issue: { code: string; message: string; path: PropertyKey[] }): FieldProblem {
  const known = FIELD_PROBLEMS.find((problem) => problem === issue.message);
  if (known !== undefined) return known;
  const field = issue.path[issue.path.length - 1];
  return field === 'min' || field === 'max' ? 'number' : 'other';
}

/** The least and the most that a number field takes. */
export function limitsOf(field: 'processingDays' | 'transitDays' | 'customsDays'): {
  least: number;
  most: number;
} {
  return { least: field === 'transitDays' ? 1 : 0, most: DELIVERY_LIMITS[field] };
}
