import { connectionPool } from '../../../app/db/index.server.ts';
import type { SaidValue } from '../../../app/kernel/saying.ts';
import { saidCount, saidMoney, saidNumber, saidPercent } from '../../../app/kernel/saying.ts';
import { thresholdRulesAsAt } from '../../../app/compliance/facts/threshold-rules.ts';
import { readThresholds } from '../../../app/compliance/index.server.ts';
import { currencyDigits } from '../../../app/kernel/money.ts';
import { daysOfAll } from '../../../app/logistics/lanes/lane-shares.ts';
import type { RightAnswer } from './questions.ts';
import type { ShopTruth } from './truth.ts';
import { addDays } from '../../../app/kernel/calendar.ts';

/**
 * What a question about a domain asks for, as plain as the tables that the domains keep: the answers
 * are read from them by SQL of its own, nothing of what the agent's tools are made with.
 */
export type Wanted =
  | 'abstains'
  /** Sums and limits of these rules. */
  | { registration: readonly string[] }
  | { places: 'over' | 'approaching' }
  /** Country and carrier; null for any. */
  | { lane: readonly [country: string | null, carrier?: string] }
  | { slowest: true }
  | { fastest: true }
  | { slowLanes: true }
  | { promises: readonly ['broken' | 'early', country?: string] }
  | { method: readonly [way: string, country: string | null, days: number | null] }
  | { failedMethod: readonly [way: string, country: string | null, days: number] }
  | { failures: readonly [country: string | null, days: number] }
  | { worstMethod: readonly [country: string | null, days: number] }
  | { bestMethod: readonly [country: string | null, days: number] }
  | { rate: string }
  | { margin: string }
  | { points: string | null }
  | { worth: string | null }
  | { members: true }
  | { expiring: true }
  | { issued: number }
  | { coverage: string }
  | { missing: string }
  | { outdated: string }
  | { leastComplete: true };

/** Names of ways to pay as orders tell them: the bench knows no more of them than this. */
const WAYS: Record<string, (row: Way) => boolean> = {
  klarna: ({ method }) => method === 'klarna',
  ideal: ({ method }) => method === 'ideal',
  paypal: ({ gateway }) => gateway === 'paypal',
  visa: ({ method }) => method === 'visa',
  mastercard: ({ method }) => method === 'mastercard',
  apple_pay: ({ method }) => method === 'apple_pay',
  twint: ({ method }) => method === 'twint',
  blik: ({ method }) => method === 'blik',
};
interface Way {
  country: string;
  gateway: string;
  method: string;
  trials: number;
  paid: number;
}

async function rows<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
  return (await connectionPool().query<Row>(text, values)).rows;
}

/** The right answer to what is wanted, in one shop. */
export async function rightOf(
  wanted: Wanted,
  truth: ShopTruth & { shopId: number },
): Promise<RightAnswer> {
  if (wanted === 'abstains') return 'abstains';
  const { shopId, todayOn } = truth;
  const any = (values: SaidValue[], names: string[] = []): RightAnswer => ({
    ...{ values, names, anyOrder: true },
  });
  if ('registration' in wanted) {
    const reviewed = await readReview(shopId);
    return any(
      wanted.registration.flatMap((id) => {
        const leading = reviewed.find(({ ruleId }) => ruleId === id)?.leading;
        if (leading == null) throw new Error(`${id} was not judged`);
        const { currency } = leading.test;
        const said = (value: number) =>
          currency === null ? saidCount(value) : saidMoney(Math.round(value), currency);
        return leading.limit > 0 ? [said(leading.sum), said(leading.limit)] : [said(leading.sum)];
      }),
    );
  }
  if ('places' in wanted) {
    const reviewed = await readReview(shopId);
    const due = reviewed.filter(({ state, isDuty }) => state === wanted.places && isDuty);
    const countries = due.flatMap(({ ruleId }) => {
      const [code = ''] = ruleId.split('-');
      return code === 'eu' || code === 'us' ? [] : [code.toUpperCase()];
    });
    return { values: [], names: [...new Set(countries)], told: true };
  }
  if ('lane' in wanted) {
    const [country, carrier] = wanted.lane;
    const lanes = (await readLanes(shopId)).filter(
      (lane) =>
        (country === null || lane.destination === country) &&
        (carrier === undefined || lane.carrier === carrier),
    );
    return any([0.5, 0.9].map((share) => saidNumber(daysOfAll(lanes, share), 1)));
  }
  if ('slowest' in wanted || 'fastest' in wanted) {
    const byCountry = Map.groupBy(await readLanes(shopId), ({ destination }) => destination);
    const sign = 'slowest' in wanted ? -1 : 1;
    const [first] = [...byCountry]
      .filter(([, own]) => own.reduce((sum, { delivered }) => sum + delivered, 0) >= 10)
      .map(([country, own]) => ({ country, days: daysOfAll(own, 0.5) }))
      .sort((a, b) => sign * (a.days - b.days));
    return any([saidNumber(first!.days, 1)], [first!.country]);
  }
  if ('slowLanes' in wanted) {
    const slow = await rows<{ n: number; slow: number; destinations: string[] }>(
      `SELECT count(*)::int AS n, count(slow_since_on)::int AS slow,
         array_agg(destination) FILTER (WHERE slow_since_on IS NOT NULL) AS destinations
       FROM lane WHERE shop_id = $1`,
      [shopId],
    );
    const { n, slow: count, destinations } = slow[0]!;
    return any(count === 0 ? [saidCount(n)] : [saidCount(count)], destinations ?? []);
  }
  if ('promises' in wanted) {
    const [state, country] = wanted.promises;
    const found = await rows<{ n: number; of: number }>(
      `SELECT count(*) FILTER (WHERE state = $3)::int AS n, count(*)::int AS of
       FROM delivery_promise WHERE shop_id = $1 AND until_on BETWEEN $4::date - 89 AND $4::date
         AND state IN ('kept', 'early', 'broken') AND ($2::text IS NULL OR country = $2)`,
      [shopId, country ?? null, state, todayOn],
    );
    const { n, of } = found[0]!;
    return of === 0 ? 'abstains' : any([saidCount(n), saidPercent(n / of)]);
  }
  if ('method' in wanted || 'failedMethod' in wanted) {
    const [way, country, days] = 'method' in wanted ? wanted.method : wanted.failedMethod;
    const ways = await readWays(shopId, country, days ?? 30, todayOn);
    const own = ways.filter((row) => WAYS[way]!(row));
    const trials = own.reduce((sum, row) => sum + row.trials, 0);
    const paid = own.reduce((sum, row) => sum + row.paid, 0);
    if (trials === 0) return 'abstains';
    const count = 'method' in wanted ? paid : trials - paid;
    return any([saidPercent(count / trials), saidCount(count), saidCount(trials)]);
  }
  if ('worstMethod' in wanted || 'bestMethod' in wanted) {
    const [country, days] = 'worstMethod' in wanted ? wanted.worstMethod : wanted.bestMethod;
    const sign = 'worstMethod' in wanted ? 1 : -1;
    const ways = await readWays(shopId, country, days, todayOn);
    const [first] = [...Map.groupBy(ways, ({ gateway, method }) => `${gateway}|${method}`).values()]
      .map((own) => ({
        trials: own.reduce((sum, row) => sum + row.trials, 0),
        paid: own.reduce((sum, row) => sum + row.paid, 0),
      }))
      .filter(({ trials }) => trials >= 20)
      .sort((a, b) => sign * (a.paid / a.trials - b.paid / b.trials));
    return first === undefined ? 'abstains' : any([saidPercent(first.paid / first.trials)]);
  }
  if ('failures' in wanted) {
    const [country, days] = wanted.failures;
    const found = await rows<{ n: number }>(
      `SELECT sum(value::int)::int AS n FROM payment_rollup, jsonb_each_text(failure_codes)
       WHERE shop_id = $1 AND day BETWEEN $3::date AND $4::date
         AND ($2::text IS NULL OR country = $2)`,
      [shopId, country, addDays(todayOn, 1 - days), todayOn],
    );
    return any([saidCount(found[0]!.n)]);
  }
  if ('rate' in wanted) {
    const found = await readRate(shopId, wanted.rate);
    return any([saidNumber(found, found < 20 ? 4 : 2)]);
  }
  if ('margin' in wanted)
    return any([saidPercent(await readMargin(shopId, wanted.margin, todayOn), 1)]);
  if ('points' in wanted || 'worth' in wanted) {
    const country = 'points' in wanted ? wanted.points : wanted.worth;
    const found = await rows<{ points: number }>(
      `SELECT coalesce(sum(points), 0)::int AS points FROM loyalty_day
       WHERE shop_id = $1 AND ($2::text IS NULL OR country = $2)`,
      [shopId, country],
    );
    const { points } = found[0]!;
    // A hundred points are five euros, as the program says that the bench saves.
    const worth = country === null ? [] : [saidMoney(points * 5, 'EUR')];
    return any([saidCount(points), ...worth]);
  }
  if ('members' in wanted) {
    const found = await rows<{ n: number }>(
      'SELECT count(*)::int AS n FROM loyalty_account WHERE shop_id = $1 AND points > 0',
      [shopId],
    );
    return any([saidCount(found[0]!.n)]);
  }
  if ('expiring' in wanted) {
    const found = await rows<{ n: number }>(
      `SELECT coalesce(sum(points), 0)::int AS n FROM loyalty_lot
       WHERE shop_id = $1 AND expires_on BETWEEN $2::date AND $2::date + 30`,
      [shopId, todayOn],
    );
    return any([saidCount(found[0]!.n)]);
  }
  if ('issued' in wanted) {
    const found = await rows<{ n: number }>(
      `SELECT coalesce(sum(points), 0)::int AS n FROM loyalty_day
       WHERE shop_id = $1 AND kind IN ('earn', 'refund') AND day BETWEEN $2::date AND $3::date`,
      [shopId, addDays(todayOn, 1 - wanted.issued), todayOn],
    );
    return any([saidCount(found[0]!.n)]);
  }
  const languages = await readLanguages(shopId);
  if ('leastComplete' in wanted) {
    const [least] = languages.toSorted(
      (a, b) => a.share - b.share || (a.locale < b.locale ? -1 : 1),
    );
    return any([saidPercent(least!.share, digitsOf(least!.share))]);
  }
  const locale =
    'coverage' in wanted ? wanted.coverage : 'missing' in wanted ? wanted.missing : wanted.outdated;
  const found = languages.find((one) => one.locale === locale);
  if (found === undefined) throw new Error(`${locale} was not read`);
  if ('coverage' in wanted) return any([saidPercent(found.share, digitsOf(found.share))]);
  return any([saidCount('missing' in wanted ? found.missing : found.outdated)]);
}

/** None and all are told without digits. */
const digitsOf = (share: number) => (share === 0 || share === 1 ? 0 : 1);

interface Reviewed {
  ruleId: string;
  state: string;
  isDuty: boolean;
  leading: { sum: number; limit: number; test: { currency: string | null } } | null;
}

/** The rules as the domain judges them: of it only the asking and the telling are measured here. */
async function readReview(shopId: number): Promise<Reviewed[]> {
  const { reviewed, asOn } = await readThresholds(shopId, { now: new Date() });
  const rules = new Map(thresholdRulesAsAt(asOn).map((rule) => [rule.id, rule]));
  return reviewed.map((one) => {
    const rule = rules.get(one.ruleId);
    const isDuty = rule?.obligation === 'must' && rule.limits.confidence !== 'unverified';
    return { ...one, isDuty };
  });
}

async function readLanes(shopId: number) {
  const found = await rows<{
    destination: string;
    carrier: string;
    delivered: number;
    effective: number;
    days: number[];
  }>('SELECT destination, carrier, delivered, effective, days FROM lane WHERE shop_id = $1', [
    shopId,
  ]);
  return found.map((lane) => ({ ...lane, weight: lane.effective }));
}

function readWays(
  shopId: number,
  country: string | null,
  days: number,
  todayOn: string,
): Promise<Way[]> {
  return rows<Way>(
    `SELECT country, gateway, payment_method AS method, sum(trials)::int AS trials,
       sum(trial_successes)::int AS paid
     FROM payment_rollup WHERE shop_id = $1 AND day BETWEEN $2::date AND $3::date
       AND ($4::text IS NULL OR country = $4)
     GROUP BY 1, 2, 3`,
    [shopId, addDays(todayOn, 1 - days), todayOn, country],
  );
}

/** Units of a currency for a euro, as the facts or the shop's own rates have it. */
async function readRate(shopId: number, currency: string): Promise<number> {
  const stored = await rows<{ rate: number }>(
    'SELECT rate FROM exchange_rate WHERE shop_id = $1 AND currency = $2 ORDER BY day DESC LIMIT 1',
    [shopId, currency],
  );
  if (stored[0] !== undefined) return stored[0].rate;
  const { broughtRates } = await import('../../../app/payments/facts/ecb-rates.server.ts');
  const rate = broughtRates().findLast(({ rates }) => rates[currency] !== undefined)?.rates[
    currency
  ];
  if (rate === undefined) throw new Error(`Nobody sets a rate for ${currency}`);
  return rate;
}

/** Share of sales that is left after the cost of goods, over the pieces sold in 90 days. */
async function readMargin(shopId: number, currency: string, todayOn: string): Promise<number> {
  const rate = await readRate(shopId, currency);
  const products = await rows<{ price: number; cost: number; pieces: number }>(
    `SELECT f.price_minor::float8 AS price, i.unit_cost_minor::float8 AS cost, sum(l.quantity)::int AS pieces
     FROM price_list p
     JOIN price_list_price f ON f.shop_id = p.shop_id AND f.price_list_id = p.price_list_id
     JOIN product_variant v ON v.shop_id = p.shop_id AND v.variant_id = f.variant_id
     JOIN inventory_item i ON i.shop_id = p.shop_id AND i.inventory_item_id = v.inventory_item_id
     JOIN market m ON m.shop_id = p.shop_id AND m.market_id = ANY(p.market_ids)
     JOIN "order" o ON o.shop_id = p.shop_id AND o.country = ANY(m.countries)
       AND o.processed_on >= $3::date - 89 AND NOT o.test AND o.cancelled_at IS NULL
       AND o.presentment_currency <> o.currency
     JOIN order_line l ON l.shop_id = p.shop_id AND l.order_id = o.order_id
       AND l.variant_id = f.variant_id
     WHERE p.shop_id = $1 AND p.currency = $2 AND p.status = 'ACTIVE'
       AND i.unit_cost_minor IS NOT NULL
     GROUP BY f.variant_id, 1, 2`,
    [shopId, currency, todayOn],
  );
  const scale = 10 ** currencyDigits(currency);
  const sales = products.reduce((sum, { price, pieces }) => sum + (price / scale) * pieces, 0);
  const cost = products.reduce((sum, one) => sum + (one.cost / 100) * one.pieces, 0);
  return 1 - (cost * rate) / sales;
}

async function readLanguages(shopId: number) {
  const found = await rows<{
    locale: string;
    fields: number;
    open: number;
    missing: number;
    outdated: number;
  }>(
    `SELECT locale, sum(fields)::int AS fields, sum(missing + outdated + same)::int AS open,
       sum(missing_texts)::int AS missing, sum(outdated_texts)::int AS outdated
     FROM translation_day
     WHERE shop_id = $1 AND day = (SELECT max(day) FROM translation_day WHERE shop_id = $1)
     GROUP BY locale`,
    [shopId],
  );
  return found.map(({ fields, open, ...one }) => ({
    ...one,
    // Down to a tenth of a percent, so that all is all.
    share: open === 0 ? 1 : Math.floor(((fields - open) / fields) * 1000) / 1000,
  }));
}
