import {
  type Blackout,
  DELIVERY_LIMITS,
  DeliverySettings,
  type DestinationRule,
  type FollowedMarket,
  type DutiesNote,
  type OtherDays,
  type Picked,
  type ProductRule,
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

/** Days of a rule for products: as usual, so many more, or others. */
export interface OtherDaysDraft extends RangeDraft {
  mode: 'usual' | 'added' | 'own';
}

export interface ProductRuleDraft {
  id: string;
  name: string;
  products: Picked[];
  collections: Picked[];
  /** With commas between them. */
  productTypes: string;
  vendors: string;
  tags: string;
  countries: string[];
  shipped: boolean;
  /** '' is as usual. */
  cutOff: string;
  processingDays: OtherDaysDraft;
  transitDays: OtherDaysDraft;
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
  productRules: ProductRuleDraft[];
  learnedTransit: FollowedMarket[];
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
  'no_product',
  'no_difference',
  'one_day',
  'text_long',
  'too_many_texts',
  'too_many_products',
  'too_many_collections',
  'too_much_text',
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
    productRules: settings.productRules.map(productDraftOf),
  };
}

function productDraftOf(rule: ProductRule): ProductRuleDraft {
  return {
    ...rule,
    productTypes: rule.productTypes.join(', '),
    vendors: rule.vendors.join(', '),
    tags: rule.tags.join(', '),
    cutOff: rule.cutOff ?? '',
    processingDays: otherDraftOf(rule.processingDays),
    transitDays: otherDraftOf(rule.transitDays),
  };
}

function otherDraftOf(days: OtherDays): OtherDaysDraft {
  return days === null ? { mode: 'usual', min: '', max: '' } : { mode: days.mode, ...typed(days) };
}

/** A rule for products to start with: what is made to order takes a week of work longer. */
export function newProductRule(): Omit<ProductRuleDraft, 'id'> {
  return {
    ...{ name: '', products: [], collections: [], productTypes: '', vendors: '', tags: '' },
    ...{ countries: [], shipped: true, cutOff: '' },
    processingDays: { mode: 'added', min: '5', max: '5' },
    transitDays: { mode: 'usual', min: '', max: '' },
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
    productRules: draft.productRules.map(readProductRule),
  });
  if (parsed.success) return { ok: true, settings: parsed.data };
  const errors: DraftErrors = {};
  for (const issue of parsed.error.issues) {
    const country = 'params' in issue ? (issue.params?.['country'] as string) : undefined;
    errors[fieldOf(issue.path)] ??= { problem: problemOf(issue), country };
  }
  return { ok: false, errors };
}

/** Problems of one text among several are those of their one field. */
function fieldOf(path: readonly PropertyKey[]): string {
  const field = String(path[2]);
  const isText = path[0] === 'productRules' && TEXT_FIELDS.includes(field);
  return (isText ? path.slice(0, 3) : path).join('.');
}

const TEXT_FIELDS: readonly string[] = ['productTypes', 'vendors', 'tags'];

function readProductRule(rule: ProductRuleDraft) {
  const other = ({ mode, ...range }: OtherDaysDraft) =>
    mode === 'usual' ? null : { mode, ...numbers(range) };
  return {
    ...rule,
    productTypes: textsOf(rule.productTypes),
    vendors: textsOf(rule.vendors),
    tags: textsOf(rule.tags),
    ...(rule.shipped
      ? {
          cutOff: rule.cutOff === '' ? null : rule.cutOff,
          processingDays: other(rule.processingDays),
          transitDays: other(rule.transitDays),
        }
      : { cutOff: null, processingDays: null, transitDays: null }),
  };
}

/** What stands between commas, Chinese ones too; each once. */
function textsOf(text: string): string[] {
  const texts = text.split(/[,，\n]/).map((one) => one.trim());
  return [...new Set(texts.filter((one) => one !== ''))];
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
export function limitsOf(
  field: 'processingDays' | 'transitDays' | 'customsDays',
  ofProducts = false,
): {
  least: number;
  most: number;
} {
  if (ofProducts) {
    const { productProcessingDays, transitDays } = DELIVERY_LIMITS;
    return { least: 0, most: field === 'processingDays' ? productProcessingDays : transitDays };
  }
  return { least: field === 'transitDays' ? 1 : 0, most: DELIVERY_LIMITS[field] };
}
