import { z } from 'zod';
import { forShop, Prisma, queryForShop } from '../db/index.server.ts';
import {
  type AgentTool,
  type AnyAgentTool,
  type Fact,
  factKey,
  type OfferedStep,
  type ToolAnswer,
  ToolCountry,
  ToolPeriod,
} from '../kernel/agent-tool.ts';
import { addDays, dateInZone } from '../kernel/calendar.ts';
import {
  saidCount,
  saidCountry,
  saidDate,
  saidName,
  saidNumber,
  saidPercent,
  say,
  type SaidValue,
} from '../kernel/saying.ts';
import { carrierKey } from './lanes/tidy-carrier.ts';
import { laneAddress, LANES_ADDRESS, PROMISES_ADDRESS } from './lane-address.ts';
import { daysOfAll, USUAL_ADHERENCE } from './lanes/lane-shares.ts';
import type { PromiseFault, PromiseState } from './judge-promise.ts';
import { readLanes } from './lanes-page.server.ts';
import { LEARNED_PARCELS_LEAST } from './learned-transit.server.ts';

const Carrier = z.string().trim().min(1).max(60);

const TransitInput = z.strictObject({
  country: ToolCountry.optional().describe('where parcels go; without it, everywhere'),
  carrier: Carrier.optional().describe('as the shop’s parcels name it: DHL, UPS'),
});
type TransitInput = z.infer<typeof TransitInput>;

/** The shares of parcels for which days are told. */
const SHARES = { p50: 0.5, p80: 0.8, p90: 0.9 } as const;

/** How long parcels take, as they have taught. */
const transitTool: AgentTool<TransitInput> = {
  name: 'parcel_transit',
  about:
    'How many days parcels take from handover to delivery, learned from the shop’s own parcels: the days ' +
    'within which half (p50), 80 % (p80) and 90 % (p90) arrive, for a country and carrier where given, ' +
    'with how many delivered parcels stand behind it, and a lane that is slow now.',
  input: TransitInput,
  read: async (scope, { country, carrier }) => {
    const lanes = (await readLearned(scope.shopId)).filter(
      (lane) =>
        (country === undefined || lane.destination === country) &&
        (carrier === undefined || isCarrier(lane.carrier, carrier)),
    );
    const parcels = sum(lanes.map(({ delivered }) => delivered));
    const about = country ?? null;
    if (parcels < LEARNED_PARCELS_LEAST) return { facts: [], missing: [thin(about)] };
    const address = transitAddress(lanes, about);
    const by = carrier === undefined ? null : factKey(carrier);
    return {
      facts: [
        ...Object.entries(SHARES).map(([name, share]) =>
          transitFact(name, about, saidNumber(daysOf(lanes, share), 1), { address, by }),
        ),
        transitFact('parcels', about, saidCount(parcels), { address, by }),
        ...(carrier === undefined
          ? []
          : [
              transitFact('carrier', about, saidName(lanes[0]?.carrier ?? carrier), {
                address,
                by,
              }),
            ]),
        ...lanes.filter(({ slowSinceOn }) => slowSinceOn !== null).flatMap(slowFacts),
      ],
      steps: country === undefined ? [] : [learnedStep(country)],
    };
  },
};

const RankingInput = z.strictObject({
  by: z.enum(['country', 'carrier']),
  order: z.enum(['slowest', 'fastest']),
  country: ToolCountry.optional().describe('of carriers: to this country'),
  limit: z.int().min(1).max(20).optional().describe('default 3'),
});
type RankingInput = z.infer<typeof RankingInput>;

/** Countries or carriers by the days within which half of their parcels arrive. */
const transitRankingTool: AgentTool<RankingInput> = {
  name: 'transit_ranking',
  about:
    'Countries, or carriers (to one country where given), by the days within which half of their parcels ' +
    `arrive. Those with fewer than ${LEARNED_PARCELS_LEAST} delivered parcels are left out.`,
  input: RankingInput,
  read: async (scope, { by, order, country, limit = 3 }): Promise<ToolAnswer> => {
    const lanes = (await readLearned(scope.shopId)).filter(
      (lane) =>
        lane.destination !== 'ZZ' && (country === undefined || lane.destination === country),
    );
    const keyOf = (lane: Lane) => (by === 'country' ? lane.destination : lane.carrier);
    const ranked = [...Map.groupBy(lanes, keyOf)]
      .filter(
        ([key, own]) =>
          key !== '' && sum(own.map(({ delivered }) => delivered)) >= LEARNED_PARCELS_LEAST,
      )
      .map(([key, own]) => ({ key, own, days: daysOf(own, SHARES.p50) }))
      .toSorted(
        (a, b) =>
          (order === 'slowest' ? b.days - a.days : a.days - b.days) || (a.key < b.key ? -1 : 1),
      )
      .slice(0, limit);
    return {
      facts: ranked.flatMap(({ key, own, days }, index): Fact[] => {
        const about = by === 'country' ? key : (country ?? null);
        const address = transitAddress(own, about);
        const place = `${index + 1}`;
        return [
          {
            ...transitFact('name', about, by === 'country' ? saidCountry(key) : saidName(key)),
            ...{ id: `transitRank.${place}.name`, address },
          },
          {
            ...transitFact('p50', about, saidNumber(days, 1)),
            ...{ id: `transitRank.${place}.p50`, address },
          },
        ];
      }),
      missing: ranked.length === 0 ? [thin(country ?? null)] : [],
    };
  },
};

const StateInput = z.strictObject({ country: ToolCountry.optional() });
type StateInput = z.infer<typeof StateInput>;

/** Lanes that are slower than usual, and carriers that tell nothing. */
const slowLanesTool: AgentTool<StateInput> = {
  name: 'slow_lanes',
  about:
    'Lanes that have become slower than they were, since when and by which factor; carriers that tell no ' +
    'deliveries any more; places that hand over later than they did.',
  input: StateInput,
  read: async (scope, { country }) => {
    const { lanes, processing } = await readLanes(scope.shopId);
    const own = lanes.filter((lane) => country === undefined || lane.destination === country);
    const slow = own.filter(({ slowSinceOn }) => slowSinceOn !== null);
    const silent = own.filter(({ silentSinceOn }) => silentSinceOn !== null);
    const base = { country: country ?? null, period: null, address: LANES_ADDRESS };
    const count = (id: string, value: number): Fact => ({
      ...base,
      id: `lanes.${id}`,
      label: say(`insights:fact.lanes.${id}`),
      value: saidCount(value),
    });
    const handovers =
      country === undefined ? processing.filter(({ slowSinceOn }) => slowSinceOn !== null) : [];
    return {
      facts: [
        count('judged', own.length),
        count('slow', slow.length),
        count('silent', silent.length),
        ...slow.slice(0, 8).flatMap(slowFacts),
        ...silent.slice(0, 8).flatMap((lane, index): Fact[] => {
          const values = {
            carrier: saidName(lane.carrier),
            country: saidCountry(lane.destination),
            date: saidDate(lane.silentSinceOn!),
          };
          return [
            {
              id: `silentLane.${index + 1}.sentence`,
              label: say('insights:fact.lanes.silentSentence', values),
              value: null,
              ...{ country: lane.destination, period: null, address: laneAddress(lane) },
            },
          ];
        }),
        ...handovers.slice(0, 4).map((place, index): Fact => ({
          id: `slowHandover.${index + 1}.sentence`,
          label: say('insights:fact.lanes.handoverSentence', {
            place: saidName(place.originName ?? '–'),
            date: saidDate(place.slowSinceOn!),
          }),
          value: null,
          ...{ country: null, period: null, address: LANES_ADDRESS },
        })),
      ],
      steps: [...new Set(slow.map(({ destination }) => destination))].slice(0, 2).map(learnedStep),
    };
  },
};

const PromisesInput = z.strictObject({
  country: ToolCountry.optional(),
  period: ToolPeriod.optional().describe('by the last promised date; default: the last 90 days'),
});
type PromisesInput = z.infer<typeof PromisesInput>;

/** The page of promises looks back so far. */
const PROMISE_DAYS = 90;

const STATES = ['kept', 'early', 'broken', 'under-way', 'not-judgeable'] as const;

/** What has come of the dates that shoppers were told. */
const promisesTool: AgentTool<PromisesInput> = {
  name: 'delivery_promises',
  about:
    'Orders of a period by what became of the delivery dates that their shoppers were told: kept, ' +
    'early, broken (and whether the warehouse or the carrier was at fault), under way; with shares of ' +
    'those that can be judged.',
  input: PromisesInput,
  read: async (scope, { country, period }) => {
    const todayOn = dateInZone(scope.zone, scope.now.getTime());
    const within = period ?? { fromOn: addDays(todayOn, 1 - PROMISE_DAYS), toOn: todayOn };
    const own = await readOutcomes(scope.shopId, within, country ?? null);
    const countOf = (keep: (row: (typeof own)[number]) => boolean) =>
      sum(own.filter(keep).map(({ orders }) => orders));
    const judged = countOf(({ state }) => ['kept', 'early', 'broken'].includes(state));
    if (judged === 0) {
      const key = country === undefined ? 'none' : 'noneIn';
      return {
        facts: [],
        missing: [say(`insights:fact.promise.${key}`, { country: saidCountry(country ?? 'ZZ') })],
      };
    }
    const at = country === undefined ? '' : `@${country}`;
    const fact = (name: string, value: SaidValue): Fact => ({
      id: `promise.${name}${at}`,
      label: say(`insights:fact.promise.${name}`),
      value,
      ...{ country: country ?? null, period: within, address: PROMISES_ADDRESS },
    });
    const states = STATES.flatMap((state) => {
      const orders = countOf((row) => row.state === state);
      const isJudged = state === 'kept' || state === 'early' || state === 'broken';
      return [
        fact(state, saidCount(orders)),
        ...(isJudged ? [fact(`${state}Share`, saidPercent(orders / judged))] : []),
      ];
    });
    const faults = (['warehouse', 'carrier', 'both'] as const).map((fault) =>
      fact(`fault-${fault}`, saidCount(countOf((row) => row.fault === fault))),
    );
    return { facts: [fact('judged', saidCount(judged)), ...states, ...faults] };
  },
};

function readOutcomes(
  shopId: number,
  { fromOn, toOn }: { fromOn: string; toOn: string },
  country: string | null,
): Promise<{ state: PromiseState; fault: PromiseFault | null; orders: number }[]> {
  const inCountry = country === null ? Prisma.empty : Prisma.sql`AND country = ${country}`;
  return queryForShop(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT state, fault, count(*)::int AS orders FROM delivery_promise
      WHERE shop_id = ${shop} AND until_on BETWEEN ${fromOn}::date AND ${toOn}::date ${inCountry}
      GROUP BY 1, 2`,
  );
}

const Nothing = z.strictObject({});

/** How long orders wait before they are handed over, by place. */
const handoverTool: AgentTool<z.infer<typeof Nothing>> = {
  name: 'handover_times',
  about:
    'How many working days orders take from their order day to handover, learned by place: half (p50), 90 % (p90).',
  input: Nothing,
  read: async (scope) => {
    const { processing } = await readLanes(scope.shopId);
    const facts = processing.slice(0, 6).flatMap((place, index): Fact[] => {
      const fact = (name: string, value: SaidValue): Fact => ({
        id: `handover.${index + 1}.${name}`,
        label: say(`insights:fact.handover.${name}`),
        value,
        ...{ country: null, period: null, address: LANES_ADDRESS },
      });
      return [
        ...(place.originName === null ? [] : [fact('place', saidName(place.originName))]),
        fact('p50', saidNumber(place.p50Days, 1)),
        fact('p90', saidNumber(place.p90Days, 1)),
        fact('orders', saidCount(place.orders)),
      ];
    });
    return { facts, missing: facts.length === 0 ? [say('insights:fact.handover.none')] : [] };
  },
};

interface Lane {
  originId: string;
  destination: string;
  carrier: string;
  service: string;
  delivered: number;
  effective: number;
  days: number[];
  slowSinceOn: string | null;
  slowFactor: number | null;
}

async function readLearned(shopId: number): Promise<Lane[]> {
  const lanes = await forShop(shopId).lane.findMany({
    orderBy: [{ delivered: 'desc' }, { destination: 'asc' }, { carrier: 'asc' }],
  });
  return lanes.map((lane) => ({
    ...lane,
    slowSinceOn: lane.slowSinceOn?.toISOString().slice(0, 10) ?? null,
  }));
}

function daysOf(lanes: readonly Lane[], share: number): number {
  return daysOfAll(
    lanes.map((lane) => ({ days: lane.days, weight: lane.effective })),
    share,
  );
}

/** Carriers that shoppers know by one name: "DHL" is DHL, not "DHL Express". */
function isCarrier(known: string, asked: string): boolean {
  return carrierKey(known) === carrierKey(asked);
}

function transitAddress(lanes: readonly Lane[], country: string | null): string {
  const [only, ...others] = lanes;
  if (only !== undefined && others.length === 0) return laneAddress(only);
  return country === null ? LANES_ADDRESS : `${LANES_ADDRESS}?country=${country}`;
}

function transitFact(
  name: string,
  country: string | null,
  value: SaidValue,
  { address = LANES_ADDRESS, by = null }: { address?: string; by?: string | null } = {},
): Fact {
  const part = by === null ? name : `${name}.${by}`;
  return {
    id: `transit.${part}${country === null ? '' : `@${country}`}`,
    label: say(`insights:fact.transit.${name}`),
    ...{ value, country, period: null, address },
  };
}

function slowFacts(
  lane: Pick<Lane, 'originId' | 'destination' | 'carrier' | 'service'> & {
    slowSinceOn: string | null;
    slowFactor: number | null;
  },
  index: number,
): Fact[] {
  if (lane.slowSinceOn === null) return [];
  const values = {
    carrier: saidName(lane.carrier),
    country: saidCountry(lane.destination),
    date: saidDate(lane.slowSinceOn),
    share: saidPercent((lane.slowFactor ?? 1) - 1, 0),
  };
  const base = { country: lane.destination, period: null, address: laneAddress(lane) };
  const id = (name: string) => `slowLane.${index + 1}.${name}`;
  return [
    {
      ...base,
      id: id('sentence'),
      label: say('insights:fact.lanes.slowSentence', values),
      value: null,
    },
    { ...base, id: id('since'), label: say('insights:fact.lanes.slowSince'), value: values.date },
    { ...base, id: id('by'), label: say('insights:fact.lanes.slowBy'), value: values.share },
  ];
}

/** Telling shoppers what parcels have taught. */
function learnedStep(country: string): OfferedStep {
  return {
    insightId: null,
    next: {
      kind: 'act',
      label: say('insights:fact.transit.useLearned', { country: saidCountry(country) }),
      action: 'logistics.use-learned-transit',
      input: { countries: [country], adherence: USUAL_ADHERENCE },
    },
  };
}

function thin(country: string | null) {
  // A reason is no fact: it holds no number, or its sentence would not be said.
  return country === null
    ? say('insights:fact.transit.thin')
    : say('insights:fact.transit.thinTo', { country: saidCountry(country) });
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** What the agent may ask about parcels and promises. */
export const logisticsAgentTools = [
  transitTool,
  transitRankingTool,
  slowLanesTool,
  promisesTool,
  handoverTool,
] as unknown as readonly AnyAgentTool[];
