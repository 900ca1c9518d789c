import type { AdminLocale } from '../../i18n/locale.ts';
import type { Topic } from './domain-words.ts';
import { findCountries } from './find-countries.ts';
import { type DomainContext, understandDomain } from './understand-domains.ts';

type Near = Topic['name'] | 'general' | 'sales';

/** Questions that the analyst answers, by what they are about; {country} where one may stand. */
const QUESTIONS: Record<AdminLocale, Record<Near, readonly string[]>> = {
  en: {
    general: [
      'What should I do first?',
      'Which market sold the most in the last 30 days?',
      'How did sales change last month?',
    ],
    sales: ['Sales in {country} in the last 30 days?', 'How did sales change last month?'],
    registration: ['Do I need to register for VAT in {country}?', 'Where do I need to register?'],
    'slow-lanes': ['Are any lanes getting slower?', 'How long do parcels to {country} take?'],
    promises: [
      'How often did we break our delivery promise in {country}?',
      'How many orders are late?',
    ],
    handover: [
      'How long until orders leave the warehouse?',
      'How many orders have not been sent yet?',
    ],
    transit: [
      'How long do parcels to {country} take?',
      'Which country do parcels take longest to?',
    ],
    failures: [
      'Why do payments fail in {country}?',
      'Which payment method fails most in {country}?',
    ],
    method: [
      'Which payment method fails most in {country}?',
      'How well does PayPal work in {country}?',
    ],
    rate: ['What is the exchange rate of the dollar?', 'What is the margin in {country}?'],
    margin: ['What is the margin in {country}?', 'What is the exchange rate of the dollar?'],
    points: ['How many loyalty points are outstanding?', 'How many points expire soon?'],
    coverage: ['How many texts are not translated yet?', 'Which language is least complete?'],
  },
  'zh-CN': {
    general: ['现在应该先处理什么？', '近 30 天哪个市场卖得最多？', '上个月销售额变化如何？'],
    sales: ['近 30 天{country}的销售额是多少？', '上个月销售额变化如何？'],
    registration: ['{country}需要注册税号吗？', '哪些市场快到注册门槛了？'],
    'slow-lanes': ['有没有线路变慢了？', '寄往{country}的包裹要多久？'],
    promises: ['{country}有多少订单没按承诺送达？', '现在有多少逾期的订单？'],
    handover: ['仓库发货一般要多久？', '还有多少订单没发货？'],
    transit: ['寄往{country}的包裹要多久？', '哪个国家送得最慢？'],
    failures: ['{country}支付失败的原因是什么？', '{country}哪种支付方式失败最多？'],
    method: ['{country}哪种支付方式失败最多？', '{country} PayPal 的成功率是多少？'],
    rate: ['美元的汇率是多少？', '{country}的毛利率是多少？'],
    margin: ['{country}的毛利率是多少？', '美元的汇率是多少？'],
    points: ['还有多少积分没用？', '快过期的积分有多少？'],
    coverage: ['还有多少文本没翻译？', '哪种语言翻译得最不完整？'],
  },
};

/** Words that tell which part of the business a question is about, though it is not understood. */
const HINTS: readonly (readonly [RegExp, Near])[] = [
  [
    /\b(?:tax|vat|gst|legal|law|compl\w+|customs|dut(?:y|ies)|regist\w+)\b|税|合规|法律|注册|海关/iu,
    'registration',
  ],
  [/\b(?:translat\w+|languages?|texts?)\b|翻译|语言|译/iu, 'coverage'],
  [/\b(?:points?|loyalty|rewards?|members?)\b|积分|会员/iu, 'points'],
  [/\b(?:currenc\w+|exchange|rates?|euros?|dollars?|yen)\b|汇率|货币|外汇/iu, 'rate'],
  [
    /\b(?:ship\w*|parcels?|deliver\w*|carriers?|logistic\w*|transit|arriv\w*)\b|物流|包裹|配送|快递|运|寄/iu,
    'transit',
  ],
  [/\b(?:margins?|profits?)\b|利润|毛利/iu, 'margin'],
  [/\b(?:pay\w*|cards?|declin\w+|checkouts?|chargebacks?)\b|支付|付款|收款|拒付/iu, 'method'],
  [/\b(?:promis\w+|on time|late)\b|承诺|准时|逾期/iu, 'promises'],
  [/\b(?:warehouse|packing|dispatch)\b|仓库|出库/iu, 'handover'],
  [/\b(?:sales|sold|sell\w*|revenue|orders?)\b|销售|卖|订单|营收/iu, 'sales'],
];

/** So many are offered beside an answer that could not be given. */
const OFFERED = 3;

/**
 * Questions near to one that is not answered: about the same thing and country where these are told,
 * each of which the analyst understands.
 */
export function nearQuestions(
  question: string,
  context: DomainContext,
  speech: { locale: AdminLocale; country: (country: string) => string; usualCountry: string },
): string[] {
  const heard = understandDomain(question, context);
  const near = heard?.topic ?? HINTS.find(([words]) => words.test(question))?.[1] ?? 'general';
  const named = findCountries(question, { adjectives: true })[0]?.country;
  const country = speech.country(named ?? speech.usualCountry);
  const own = QUESTIONS[speech.locale];
  const offered = [...own[near], ...own.general].map((text) => text.replace('{country}', country));
  return [...new Set(offered)].filter((text) => text !== question.trim()).slice(0, OFFERED);
}

/** All that may be offered, for the test that each is understood. */
export const NEAR_QUESTIONS = QUESTIONS;
