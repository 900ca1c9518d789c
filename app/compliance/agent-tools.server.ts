import { z } from 'zod';
import type {
  AgentScope,
  AgentTool,
  AnyAgentTool,
  Fact,
  OfferedStep,
  ToolAnswer,
} from '../kernel/agent-tool.ts';
import { ToolCountry } from '../kernel/agent-tool.ts';
import {
  saidCount,
  saidCountry,
  saidDate,
  saidMoney,
  saidPercent,
  saidWord,
  say,
  type SaidValue,
} from '../kernel/saying.ts';
import { thresholdRulesAsAt } from './facts/threshold-rules.ts';
import { isAboutCountry, type ReviewedRule } from './thresholds/review-thresholds.ts';
import type { ThresholdRule } from './thresholds/rule-model.ts';
import { readThresholds, type ThresholdOverview } from './thresholds/thresholds.server.ts';
import { ruleAddress, saidDuty, saidPlace } from './thresholds/word-rule.ts';

const PAGE = '/app/compliance';

const Duty = z.enum([
  ...(['vat', 'gst', 'sales-tax', 'consumption-tax', 'oss', 'ioss', 'voec', 'mail-order'] as const),
]);

const PlaceInput = z.strictObject({
  country: ToolCountry.describe('ISO 3166-1 alpha-2; EU for rules of the whole Union'),
  region: z
    .string()
    .regex(/^[A-Z0-9]{1,3}$/)
    .optional()
    .describe('state or province, as ISO 3166-2 writes it after the country: CA, TX, QC'),
  duty: Duty.optional().describe('what one registers for; without it, all'),
});
type PlaceInput = z.infer<typeof PlaceInput>;

/** Rules of one place that an answer tells at most. */
const RULES_TOLD = 4;

/** How a place's limits stand, and when they may be passed. */
const registrationTool: AgentTool<PlaceInput> = {
  name: 'registration_thresholds',
  about:
    'Tax registration thresholds (VAT, GST, sales tax, OSS, IOSS …) of a country, the EU or a US state: ' +
    'whether the limit is passed, the counted sum against it, what is left, when it will probably be ' +
    'passed (with the range that holds nine times of ten), and whether the merchant recorded a ' +
    'registration. It is arithmetic over dated rules, no legal advice.',
  input: PlaceInput,
  read: async (scope, { country, region, duty }) => {
    const overview = await readThresholds(scope.shopId, { now: scope.now });
    const reviewed = placed(overview).filter(
      ({ rule, reading }) =>
        (country === 'EU' ? rule.country === 'EU' : isAboutCountry(rule, country)) &&
        // Rules of single states are asked for by their name.
        (region === undefined ? true : rule.region === region) &&
        (duty === undefined || rule.duty === duty) &&
        // Sales at home are no sales abroad.
        (rule.duty !== 'oss' || country !== overview.shopCountry) &&
        // Rules for sellers who sit elsewhere are none of this shop's business.
        !(reading.reason ?? '').startsWith('established-'),
    );
    const own = region === undefined && country !== 'US' ? reviewed : byFullness(reviewed);
    const applying = own.filter(({ reading }) => reading.state !== 'not-applicable');
    const told = (applying.length > 0 ? applying : own)
      .toSorted(byUrgency(overview))
      .slice(0, RULES_TOLD);
    if (told.length === 0) {
      const place: Record<string, SaidValue> =
        country === 'EU'
          ? { place: saidWord('compliance:place.EU') }
          : region === undefined
            ? { place: saidCountry(country) }
            : { place: saidPlaceOf(country, region, overview) };
      return { facts: [], missing: [say('insights:fact.registration.none', place)] };
    }
    return {
      facts: told.flatMap((one, index) => ruleFacts(one, index + 1, overview)),
      steps: told.flatMap((one) => stepsOf(one, overview, scope)),
    };
  },
};

const ListInput = z.strictObject({
  state: z
    .enum(['over', 'approaching', 'due', 'registered'])
    .describe('over: passed and not registered; approaching: near; due: both of these'),
  limit: z.int().min(1).max(20).optional().describe('default 8'),
});
type ListInput = z.infer<typeof ListInput>;

/** Where a registration is due, near, or recorded. */
const registrationListTool: AgentTool<ListInput> = {
  name: 'registrations_due',
  about:
    'In which places a tax registration limit is passed without a recorded registration, nearly passed, ' +
    'or where the merchant is registered.',
  input: ListInput,
  read: async (scope, { state, limit = 8 }): Promise<ToolAnswer> => {
    const overview = await readThresholds(scope.shopId, { now: scope.now });
    const fitting = placed(overview)
      .filter((one) => isIn(state, one, overview))
      .toSorted(byUrgency(overview));
    const count: Fact = {
      id: `registrations.${state}`,
      label: say(`insights:fact.registration.count.${state}`),
      value: saidCount(fitting.length),
      ...{ country: null, period: null, address: PAGE },
    };
    const shown = fitting.slice(0, limit);
    return {
      facts: [count, ...shown.flatMap((one, index) => ruleFacts(one, index + 1, overview))],
      steps: shown.slice(0, 1).flatMap((one) => stepsOf(one, overview, scope)),
    };
  },
};

interface Placed {
  rule: ThresholdRule;
  reading: ReviewedRule;
}

function placed({ asOn, reviewed }: ThresholdOverview): Placed[] {
  const rules = new Map(thresholdRulesAsAt(asOn).map((rule) => [rule.id, rule]));
  return reviewed.flatMap((reading) => {
    const rule = rules.get(reading.ruleId);
    return rule === undefined ? [] : [{ rule, reading }];
  });
}

const URGENCY = ['over', 'approaching', 'cannot-judge', 'under', 'not-applicable'];

function byUrgency(overview: ThresholdOverview) {
  const weight = ({ rule, reading }: Placed) =>
    URGENCY.indexOf(reading.state) +
    (rule.obligation === 'option' ? 0.5 : 0) +
    (isRegistered(rule, overview) ? 10 : 0);
  return (a: Placed, b: Placed) => weight(a) - weight(b) || shareOf(b) - shareOf(a);
}

/** Of a country with many states, those that are nearest to their limit. */
function byFullness(rules: readonly Placed[]): Placed[] {
  return rules.toSorted((a, b) => shareOf(b) - shareOf(a));
}

const shareOf = ({ reading }: Placed): number => reading.leading?.share ?? 0;

function isRegistered(rule: ThresholdRule, { registrations }: ThresholdOverview): boolean {
  return registrations.some((one) => one.ruleId === rule.id && one.state === 'registered');
}

function isIn(state: ListInput['state'], one: Placed, overview: ThresholdOverview): boolean {
  const { rule, reading } = one;
  const registered = isRegistered(rule, overview);
  if (state === 'registered') return registered;
  // An offer that spares shoppers a bill is no duty.
  if (registered || rule.obligation === 'option') return false;
  // A limit that nobody verified makes no duty.
  if (rule.limits.confidence === 'unverified') return false;
  return state === 'due'
    ? reading.state === 'over' || reading.state === 'approaching'
    : reading.state === state;
}

function saidPlaceOf(country: string, region: string, overview: ThresholdOverview): SaidValue {
  const known = placed(overview).some(
    ({ rule }) => rule.country === country && rule.region === region,
  );
  return known ? saidPlace({ country, region }) : saidCountry(country);
}

/** All that is known of one rule; each fact's id says which rule it is of. */
function ruleFacts({ rule, reading }: Placed, place: number, overview: ThresholdOverview): Fact[] {
  const { leading, forecast } = reading;
  const base = {
    // A rule of the Union is of none of its members alone.
    country: rule.country === 'EU' ? null : rule.country,
    period: null,
    address: ruleAddress(rule.id),
  };
  const fact = (name: string, value: SaidValue, more: Partial<Fact> = {}): Fact => ({
    ...{ ...base, value, label: say(`insights:fact.registration.${name}`) },
    id: `registration.${place}.${name}@${rule.id}`,
    ...more,
  });
  const state = isRegistered(rule, overview) ? 'registered' : reading.state;
  const facts = [
    fact('place', saidPlace(rule)),
    fact('duty', saidDuty(rule)),
    fact('state', saidWord(`insights:fact.registration.is.${state}`), {
      id: `registration.${place}.state.${state}@${rule.id}`,
    }),
  ];
  if (rule.obligation === 'option') {
    facts.push(fact('option', saidWord('insights:fact.registration.isOption')));
  }
  if (reading.taxCharged && state !== 'registered') {
    facts.push(fact('charged', saidWord('insights:fact.registration.isCharged')));
  }
  if (isOpen(rule, reading)) {
    facts.push(fact('uncertain', saidWord('insights:fact.registration.isUncertain')));
  }
  if (reading.reason !== null) {
    facts.push(fact('reason', saidWord(`insights:fact.registration.why.${reading.reason}`)));
  }
  if (leading !== null) {
    const { currency } = leading.test;
    const measure = (value: number) =>
      currency === null ? saidCount(value) : saidMoney(Math.round(value), currency);
    const period = { fromOn: leading.fromOn, toOn: leading.toOn };
    const kind = currency === null ? 'orders' : 'sales';
    facts.push(
      fact(`sum.${kind}`, measure(leading.sum), {
        period,
        label: say(`insights:fact.registration.sum.${kind}`),
      }),
      ...(leading.limit > 0
        ? [
            fact(`limit.${kind}`, measure(leading.limit), {
              label: say(`insights:fact.registration.limit.${kind}`),
            }),
            fact(`left.${kind}`, measure(leading.remaining), {
              label: say(`insights:fact.registration.left.${kind}`),
            }),
          ]
        : [fact('anySale', saidWord('insights:fact.registration.isAnySale'))]),
      ...(leading.share === null ? [] : [fact('share', saidPercent(leading.share, 0))]),
      ...(leading.decidedOn === null ? [] : [fact('decidedOn', saidDate(leading.decidedOn))]),
    );
  }
  if (reading.crossedOn !== null) facts.push(fact('crossedOn', saidDate(reading.crossedOn)));
  if (typeof forecast === 'string') {
    if (forecast === 'too-few-weeks' || forecast === 'too-few-orders') {
      facts.push(fact('noForecast', saidWord('insights:fact.registration.tooLittle')));
    }
    return facts;
  }
  const { likelyOn, earliestOn, latestOn, horizonOn } = forecast;
  facts.push(
    ...(likelyOn === null
      ? [fact('notBefore', saidDate(horizonOn))]
      : [fact('likelyOn', saidDate(likelyOn))]),
    ...(likelyOn === null || earliestOn === null ? [] : [fact('earliestOn', saidDate(earliestOn))]),
    ...(likelyOn === null || latestOn === null ? [] : [fact('latestOn', saidDate(latestOn))]),
  );
  return facts;
}

/** Passed by one reading of what the sources leave open, or by a limit that nobody verified. */
function isOpen(rule: ThresholdRule, reading: ReviewedRule): boolean {
  if (reading.state !== 'over') return false;
  return rule.limits.confidence === 'unverified' || !reading.isCertain;
}

/** The page that explains a rule that is due; and its record, where tax is charged there already. */
function stepsOf(one: Placed, overview: ThresholdOverview, _scope: AgentScope): OfferedStep[] {
  const { rule, reading } = one;
  const isDue = reading.state === 'over' || reading.state === 'approaching';
  if (!isDue || rule.obligation === 'option' || isRegistered(rule, overview)) return [];
  const values = { duty: saidDuty(rule), place: saidPlace(rule) };
  const record: OfferedStep = {
    insightId: null,
    next: {
      kind: 'act',
      label: say('insights:fact.registration.record', {
        ...values,
        date: saidDate(overview.todayOn),
      }),
      action: 'compliance.record-registration',
      input: { ruleId: rule.id, state: 'registered', sinceOn: overview.todayOn, number: null },
    },
  };
  const open: OfferedStep = {
    insightId: null,
    next: {
      kind: 'open',
      label: say('insights:fact.registration.open', values),
      address: ruleAddress(rule.id),
    },
  };
  return reading.state === 'over' ? [open, record] : [open];
}

/** What the agent may ask about tax registrations. */
export const complianceAgentTools = [
  registrationTool,
  registrationListTool,
] as unknown as readonly AnyAgentTool[];
