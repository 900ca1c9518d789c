import { addDays } from '../../../app/kernel/calendar.ts';
import { saidCount, saidMoney, saidPercent } from '../../../app/kernel/saying.ts';
import type { FixedQuestion } from './questions.ts';
import type { Days, ShopTruth } from './truth.ts';

/*
 * More ways of asking, written down after the last change to the analyst's words, and never used to
 * change them: how it fares with words that nobody prepared it for. Whoever teaches it from these
 * moves them to other-wordings.ts and writes new ones.
 */

type Right = FixedQuestion['right'];
type Span = (truth: ShopTruth) => Days;

const d =
  (days: number): Span =>
  ({ todayOn }) => ({ from: addDays(todayOn, 1 - days), to: todayOn });
const year =
  (back: number): Span =>
  ({ todayOn }) => {
    const name = Number(todayOn.slice(0, 4)) - back;
    return { from: `${name}-01-01`, to: back === 0 ? todayOn : `${name}-12-31` };
  };

const sold =
  (span: Span, country?: string): Right =>
  async (truth) => ({
    values: [saidMoney(await truth.sales(span(truth), country), truth.currency)],
  });
const counted =
  (span: Span, country?: string): Right =>
  async (truth) => ({
    values: [saidCount(await truth.orders(span(truth), country))],
  });
const part =
  (of: 'repeat' | 'parcelsKept' | 'paymentSuccess', span: Span, country?: string): Right =>
  async (truth) => {
    const { count, of: all } = await truth.share(of, span(truth), country);
    return { values: [saidPercent(count / all)] };
  };
const basket =
  (span: Span, country?: string): Right =>
  async (truth) => {
    const [total, count] = [
      await truth.sales(span(truth), country),
      await truth.orders(span(truth), country),
    ];
    return { values: [saidMoney(Math.round(total / count), truth.currency)] };
  };
const best =
  (span: Span): Right =>
  async (truth) => {
    const [first] = await truth.countriesBySales(span(truth));
    return { values: [saidMoney(first!.sales, truth.currency)], names: [first!.country] };
  };
const worst =
  (of: 'parcelsKept' | 'paymentSuccess', span: Span): Right =>
  async (truth) => {
    const found = (await truth.countriesByShare(of, span(truth), 50)).at(-1)!;
    return { values: [saidPercent(found.share)], names: [found.country] };
  };
const standing =
  (
    what: Parameters<ShopTruth['ordersWith']>[0],
    span: Span | null = null,
    country?: string,
  ): Right =>
  async (truth) => ({
    values: [saidCount(await truth.ordersWith(what, span === null ? null : span(truth), country))],
  });
const back =
  (span: Span, country?: string): Right =>
  async (truth) => ({
    values: [saidMoney(await truth.refunds(span(truth), country), truth.currency)],
  });
const open: Right = (truth) => Promise.resolve({ values: [saidCount(truth.openInsights)] });
const abstains: Right = () => Promise.resolve('abstains' as const);

const en = (text: string, right: Right): FixedQuestion => ({ language: 'en', text, right });
const zh = (text: string, right: Right): FixedQuestion => ({ language: 'zh-CN', text, right });

export const HELD_OUT_QUESTIONS: readonly FixedQuestion[] = [
  en('Total revenue so far this year?', sold(year(0))),
  en('sales austria last 120 days', sold(d(120), 'AT')),
  en(
    'Could you tell me how many orders came in from Switzerland in the past 6 weeks?',
    counted(d(42), 'CH'),
  ),
  en('What was our turnover in 2025?', sold(year(1))),
  en('On average, how large is an order in the Netherlands (last 90 days)?', basket(d(90), 'NL')),
  en('AOV for Germany, last 365 days', basket(d(365), 'DE')),
  en('Our strongest market in the last 180 days?', best(d(180))),
  en('Which country generates the highest sales? Look at the past 365 days.', best(d(365))),
  en('How often do payments succeed? past 180 days', part('paymentSuccess', d(180))),
  en(
    'Which market has the worst on-time delivery over the last 365 days?',
    worst('parcelsKept', d(365)),
  ),
  en('On-time rate in Germany for the last 120 days', part('parcelsKept', d(120), 'DE')),
  en('How loyal are our customers — repurchase rate last 180 days?', part('repeat', d(180))),
  en('Value of refunds in the last 60 days', back(d(60))),
  en('Number of overdue parcels right now', standing('late')),
  en('How many orders are waiting to be sent out?', standing('unsent')),
  en('Is there anything that needs my attention?', open),
  en('How many orders per day do we get?', abstains),
  en('What will revenue look like next quarter?', abstains),
  en('How much stock is left of the oak table?', abstains),
  en('Who are our top 5 customers by revenue?', abstains),
  zh('今年到现在总营收多少', sold(year(0))),
  zh('奥地利最近 120 天卖了多少钱', sold(d(120), 'AT')),
  zh('近六周瑞士有多少笔订单？', counted(d(42), 'CH')),
  zh('2025年全年的销售额', sold(year(1))),
  zh('近 90 天荷兰的平均订单金额', basket(d(90), 'NL')),
  zh('德国近一年客单价', basket(d(365), 'DE')),
  zh('我们近 180 天最强的市场是哪个？', best(d(180))),
  zh('哪个国家贡献的销售额最高？看近 365 天', best(d(365))),
  zh('近 180 天支付通过率', part('paymentSuccess', d(180))),
  zh('近一年按时送达率最低的国家', worst('parcelsKept', d(365))),
  zh('德国近 120 天的准时率', part('parcelsKept', d(120), 'DE')),
  zh('近 180 天有多少比例是回头客？', part('repeat', d(180))),
  zh('最近两个月退款总额', back(d(60))),
  zh('目前延误的包裹数量', standing('late')),
  zh('等待发货的订单有几个', standing('unsent')),
  zh('有没有需要我关注的问题？', open),
  zh('平均每天多少订单？', abstains),
  zh('下季度营收会怎么样？', abstains),
  zh('橡木桌还剩多少库存？', abstains),
  zh('消费最高的前 5 名客户是谁？', abstains),
];
