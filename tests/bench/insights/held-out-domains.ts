import type { DomainQuestion } from './domain-questions.ts';
import { asks } from './domain-questions.ts';

/*
 * Questions about all domains, written down before the analyst was taught a word of theirs, and never
 * used to change it since: how it fares with words that nobody prepared it for. Whoever teaches it
 * from these moves them to questions.ts and writes new ones.
 */

const { en, zh } = asks;

export const HELD_OUT_DOMAINS: readonly DomainQuestion[] = [
  // Compliance
  en('are we over the EU distance selling limit yet?', { registration: ['eu-oss'] }),
  en('How close are we to having to register for GST in Australia?', { registration: ['au-gst'] }),
  en('Which tax registrations am I missing?', { places: 'over' }),
  en('When do we hit the Australian GST limit?', { registration: ['au-gst'] }),
  en('UK VAT registration - do we need one?', { registration: ['gb-low-value-vat'] }),
  en('How much VAT do I owe in France?', 'abstains'),
  // Logistics
  en('delivery time Japan', { lane: ['JP'] }),
  en('How many days until a package gets to Switzerland, normally?', { lane: ['CH'] }),
  en('how fast is UPS to the US', { lane: ['US', 'UPS'] }),
  en('Which country do our parcels take longest to reach?', { slowest: true }),
  en('How often do we break our delivery promise in France?', { promises: ['broken', 'FR'] }),
  en('Are any of our shipping routes getting slower?', { slowLanes: true }),
  // Payments
  en('klarna success rate sweden last 90 days', { method: ['klarna', 'SE', 90] }),
  en('What share of iDEAL payments go through in the Netherlands? past 180 days', {
    method: ['ideal', 'NL', 180],
  }),
  en('How well does PayPal perform in Germany over the past year?', {
    method: ['paypal', 'DE', 365],
  }),
  en('What are the main reasons payments get declined in Germany, last 365 days?', {
    failures: ['DE', 365],
  }),
  en('which payment method fails the most in the UK in the last 365 days', {
    worstMethod: ['GB', 365],
  }),
  // Exchange
  en('what is one euro in yen right now?', { rate: 'JPY' }),
  en('Are we still making money in Japan, margin-wise?', { margin: 'JPY' }),
  en('exchange rate SEK', { rate: 'SEK' }),
  en('What will the dollar rate be next month?', 'abstains'),
  // Retention
  en('total loyalty points our customers hold', { points: null }),
  en('What are the outstanding points in France worth?', { points: 'FR' }),
  en('how many people are in our rewards program', { members: true }),
  en('How many points run out soon?', { expiring: true }),
  en('Who has the most points?', 'abstains'),
  // Localization
  en('Is the Swedish translation finished?', { coverage: 'sv' }),
  en('How many texts are still missing in Japanese?', { missing: 'ja' }),
  en('Which translations are out of date in French?', { outdated: 'fr' }),
  en('which language is least complete?', { leastComplete: true }),
  // 合规
  zh('澳洲 GST 要不要注册', { registration: ['au-gst'] }),
  zh('我们在哪些国家需要注册税号？', { places: 'over' }),
  zh('离欧盟 OSS 的一万欧元限额还差多少', { registration: ['eu-oss'] }),
  zh('澳大利亚什么时候会达到注册门槛', { registration: ['au-gst'] }),
  zh('英国VAT注册了没有必要啊', { registration: ['gb-low-value-vat'] }),
  zh('法国增值税税率是多少', 'abstains'),
  // 物流
  zh('发日本的包裹一般几天能到？', { lane: ['JP'] }),
  zh('UPS到美国要多久', { lane: ['US', 'UPS'] }),
  zh('瑞士物流时效', { lane: ['CH'] }),
  zh('哪个国家送得最慢', { slowest: true }),
  zh('法国有多少订单没按承诺送到', { promises: ['broken', 'FR'] }),
  zh('最近哪条线路变慢了？', { slowLanes: true }),
  // 支付
  zh('近90天瑞典klarna支付成功率', { method: ['klarna', 'SE', 90] }),
  zh('荷兰用 iDEAL 付款的，近 180 天成功的占多少？', { method: ['ideal', 'NL', 180] }),
  zh('过去一年德国 PayPal 表现如何', { method: ['paypal', 'DE', 365] }),
  zh('德国近365天付款失败主要是什么原因', { failures: ['DE', 365] }),
  zh('英国近一年哪种支付方式最容易失败', { worstMethod: ['GB', 365] }),
  // 汇率
  zh('现在一欧元能换多少日元', { rate: 'JPY' }),
  zh('日本市场的毛利率多少', { margin: 'JPY' }),
  zh('瑞典克朗汇率', { rate: 'SEK' }),
  zh('下个月美元汇率会涨吗', 'abstains'),
  // 会员
  zh('客户手里一共还有多少积分没用？', { points: null }),
  zh('法国会员的积分值多少钱', { points: 'FR' }),
  zh('我们有多少会员', { members: true }),
  zh('快过期的积分有多少', { expiring: true }),
  zh('谁的积分最多？', 'abstains'),
  // 本地化
  zh('瑞典语翻译完了吗', { coverage: 'sv' }),
  zh('日语还缺多少条翻译', { missing: 'ja' }),
  zh('法语有多少译文过时了？', { outdated: 'fr' }),
  zh('哪种语言翻译得最不完整', { leastComplete: true }),
];
