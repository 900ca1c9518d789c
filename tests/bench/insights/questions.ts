import { addDays } from '../../../app/kernel/calendar.ts';
import {
  saidCount,
  saidDate,
  saidMoney,
  saidPercent,
  type SaidValue,
} from '../../../app/kernel/saying.ts';
import type { Days, ShopTruth } from './truth.ts';

/** What a right answer says: these values, the first of them first, and names these countries. */
export type RightAnswer =
  | {
      values: SaidValue[];
      names?: string[];
      /** The values may come in any order, where an answer tells more than one. */
      anyOrder?: boolean;
      /** No value is expected, but an answer with evidence is. */
      told?: boolean;
    }
  | 'abstains';

export interface FixedQuestion {
  language: 'en' | 'zh-CN';
  text: string;
  right: (truth: ShopTruth & { shopId: number }) => Promise<RightAnswer>;
}

/** Periods, by arithmetic of their own. */
const lastDays = ({ todayOn }: ShopTruth, days: number): Days => ({
  from: addDays(todayOn, 1 - days),
  to: todayOn,
});
const thisMonth = ({ todayOn }: ShopTruth): Days => ({
  from: `${todayOn.slice(0, 7)}-01`,
  to: todayOn,
});
const lastMonth = ({ todayOn }: ShopTruth): Days => {
  const end = addDays(`${todayOn.slice(0, 7)}-01`, -1);
  return { from: `${end.slice(0, 7)}-01`, to: end };
};
const lastWeek = ({ todayOn }: ShopTruth): Days => {
  const weekday = (new Date(todayOn).getUTCDay() + 6) % 7;
  const monday = addDays(todayOn, -weekday - 7);
  return { from: monday, to: addDays(monday, 6) };
};
const lastYear = ({ todayOn }: ShopTruth): Days => {
  const year = Number(todayOn.slice(0, 4)) - 1;
  return { from: `${year}-01-01`, to: `${year}-12-31` };
};
const before = ({ from, to }: Days, days: number): Days => ({
  from: addDays(from, -days),
  to: addDays(to, -days),
});

const says = (...values: SaidValue[]) => ({ values });
const money = (truth: ShopTruth, amount: number) => saidMoney(amount, truth.currency);
const sales = (days: (truth: ShopTruth) => Days, country?: string) => async (truth: ShopTruth) =>
  says(money(truth, await truth.sales(days(truth), country)));
const orders = (days: (truth: ShopTruth) => Days, country?: string) => async (truth: ShopTruth) =>
  says(saidCount(await truth.orders(days(truth), country)));
const share =
  (
    of: 'repeat' | 'parcelsKept' | 'paymentSuccess',
    days: (truth: ShopTruth) => Days,
    country?: string,
  ) =>
  async (truth: ShopTruth) => {
    const { count, of: all } = await truth.share(of, days(truth), country);
    return says(saidPercent(count / all));
  };
const average =
  (days: (truth: ShopTruth) => Days, country?: string) => async (truth: ShopTruth) => {
    const [sold, count] = [
      await truth.sales(days(truth), country),
      await truth.orders(days(truth), country),
    ];
    return says(money(truth, Math.round(sold / count)));
  };
const refunds = (days: (truth: ShopTruth) => Days, country?: string) => async (truth: ShopTruth) =>
  says(money(truth, await truth.refunds(days(truth), country)));
const topSales =
  (days: (truth: ShopTruth) => Days, count = 1) =>
  async (truth: ShopTruth) => {
    const top = (await truth.countriesBySales(days(truth))).slice(0, count);
    return {
      values: top.map((row) => money(truth, row.sales)),
      names: top.map((row) => row.country),
    };
  };
const lowestShare =
  (of: 'parcelsKept' | 'paymentSuccess', days: (truth: ShopTruth) => Days) =>
  async (truth: ShopTruth) => {
    const last = (await truth.countriesByShare(of, days(truth), 50)).at(-1)!;
    return { values: [saidPercent(last.share)], names: [last.country] };
  };
const withState =
  (
    what: Parameters<ShopTruth['ordersWith']>[0],
    days: ((truth: ShopTruth) => Days) | null = null,
    country?: string,
  ) =>
  async (truth: ShopTruth) =>
    says(saidCount(await truth.ordersWith(what, days === null ? null : days(truth), country)));
const growth =
  (days: (truth: ShopTruth) => Days, length: number, country?: string) =>
  async (truth: ShopTruth) => {
    const now = await truth.sales(days(truth), country);
    const past = await truth.sales(before(days(truth), length), country);
    return says(money(truth, now), saidPercent(Math.abs((now - past) / past)));
  };
const compared =
  (days: (truth: ShopTruth) => Days, a: string, b: string) => async (truth: ShopTruth) =>
    says(
      money(truth, await truth.sales(days(truth), a)),
      money(truth, await truth.sales(days(truth), b)),
    );
const abstains = () => Promise.resolve('abstains' as const);
const d = (days: number) => (truth: ShopTruth) => lastDays(truth, days);

const en = (text: string, right: FixedQuestion['right']): FixedQuestion => ({
  language: 'en',
  text,
  right,
});
const zh = (text: string, right: FixedQuestion['right']): FixedQuestion => ({
  language: 'zh-CN',
  text,
  right,
});

/** Questions about the shop as a whole, twenty in each language, each with its answer out of the records. */
export const GENERAL_QUESTIONS: readonly FixedQuestion[] = [
  en('What were our sales in the last 30 days?', sales(d(30))),
  en('How many orders did we get last month?', orders(lastMonth)),
  en('How much did we sell in Germany last month?', sales(lastMonth, 'DE')),
  en('Average order value in France over the past 90 days?', average(d(90), 'FR')),
  en('Which market sold the most in the last 90 days?', topSales(d(90))),
  en('Top 3 countries by revenue in the last 365 days', topSales(d(365), 3)),
  en('What is our payment success rate over the last 90 days?', share('paymentSuccess', d(90))),
  en(
    'Where is payment success lowest in the last 365 days?',
    lowestShare('paymentSuccess', d(365)),
  ),
  en(
    'How many parcels arrived on time in the last 90 days, as a share?',
    share('parcelsKept', d(90)),
  ),
  en('What is the repeat purchase rate for the last 365 days?', share('repeat', d(365))),
  en('How much did we refund last month?', refunds(lastMonth)),
  en('How many orders are late?', withState('late')),
  en('How many orders have not been shipped yet?', withState('unsent')),
  en('How many orders were refunded in the last 90 days?', withState('refund', d(90))),
  en('How did sales change in the last 90 days compared to the period before?', growth(d(90), 90)),
  en('Compare sales in Germany and Austria for the last 180 days', compared(d(180), 'DE', 'AT')),
  en('When was the last order placed, and how far back does our data go?', (truth) =>
    Promise.resolve(says(saidDate(truth.firstOn), saidDate(truth.lastOn))),
  ),
  en('What should I do first today?', (truth) =>
    Promise.resolve(truth.openInsights > 0 ? says(saidCount(truth.openInsights)) : says()),
  ),
  en('How do I file a VAT return in France?', abstains),
  en('What was our profit margin last month?', abstains),
  zh('近 30 天的销售额是多少？', sales(d(30))),
  zh('上个月有多少订单？', orders(lastMonth)),
  zh('德国上个月卖了多少？', sales(lastMonth, 'DE')),
  zh('最近 90 天法国的客单价是多少？', average(d(90), 'FR')),
  zh('近 90 天哪个市场卖得最好？', topSales(d(90))),
  zh('过去一年销售额前 3 的国家', topSales(d(365), 3)),
  zh('近 90 天的支付成功率怎么样？', share('paymentSuccess', d(90))),
  zh('近 365 天哪个国家的支付成功率最低？', lowestShare('paymentSuccess', d(365))),
  zh('近 90 天承诺达成率是多少？', share('parcelsKept', d(90))),
  zh('近一年的复购率是多少？', share('repeat', d(365))),
  zh('上个月退款金额多少？', refunds(lastMonth)),
  zh('现在有多少逾期的订单？', withState('late')),
  zh('还有多少订单没发货？', withState('unsent')),
  zh('去年的销售额是多少', sales(lastYear)),
  zh('近 90 天销售额环比变化如何？', growth(d(90), 90)),
  zh('对比一下近 180 天德国和奥地利的销售额', compared(d(180), 'DE', 'AT')),
  zh('上周有几笔订单？', orders(lastWeek)),
  zh('本月瑞士的销售额', sales(thisMonth, 'CH')),
  zh('英国增值税怎么申报？', abstains),
  zh('下个月销售额会是多少？', abstains),
];
