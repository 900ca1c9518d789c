import type { CalendarDate } from '../../kernel/calendar.ts';
import type { CountryCode } from '../../kernel/country.ts';
import type { Period } from '../model.ts';
import { findCountries } from './find-countries.ts';
import { hasMeaning } from './left-over.ts';
import { findMeasures, type Measure } from './measure-words.ts';
import { readPeriod } from './period-phrases.ts';
import { type DomainAsked, understandDomain } from './understand-domains.ts';

/** Orders that stand in some way, as they can be counted. */
export type OrderKind =
  'late' | 'unsent' | 'on-its-way' | 'delivered' | 'refunded' | 'payment-failed' | 'unpaid';

/** What a question asks for. */
export type Asked =
  | {
      kind: 'numbers';
      measures: Measure[];
      countries: CountryCode[];
      period: Period;
      against: Against | null;
      abroad: boolean;
    }
  | { kind: 'ranking'; measure: Measure; order: 'most' | 'least'; limit: number; period: Period }
  | { kind: 'orders'; orders: OrderKind; country: CountryCode | null; period: Period | null }
  | { kind: 'to-do'; country: CountryCode | null }
  | { kind: 'why'; measure: Measure | null; country: CountryCode | null; period: Period }
  | {
      kind: 'delivery';
      about: 'arrival' | 'cut-off' | 'processing' | 'transit' | 'from';
      country: CountryCode | null;
    }
  | { kind: 'payment-methods'; country: CountryCode }
  | { kind: 'storefront' }
  | { kind: 'data' }
  | { kind: 'activity' }
  | { kind: 'help' }
  /** Asked of one of the domains. */
  | { kind: 'domain'; asked: DomainAsked }
  /** Asked on the page of an insight. */
  | { kind: 'insight'; insightId: string }
  /** What the analyst can't or does not answer. */
  | { kind: 'unanswered'; because: 'law' | 'future' | 'not-known' | 'unclear' | 'which-country' };
export type Against = 'previous' | 'year-before';

export interface Understanding {
  todayOn: CalendarDate;
  /** What a question without a period means. */
  usualPeriod: Period;
  /** The question before, for one that leaves out what it is about. */
  before?: string | undefined;
  /** Carriers as the shop's own parcels name them. */
  carriers?: readonly string[] | undefined;
}

/**
 * What a merchant's question in English or Chinese asks for, by rules of language alone.
 *
 * Each rule takes the words that it understands. A question of which a word of meaning is left over
 * is not answered, because that word may turn its sense: better to say what can be asked.
 * @example understandQuestion('What were sales in Germany last month?', …)
 *   // { kind: 'numbers', measures: ['sales'], countries: ['DE'], period: { fromOn: '2026-10-01', … }, … }
 */
export function understandQuestion(question: string, context: Understanding): Asked {
  const ofDomain = understandDomain(question, context);
  const goesOn = context.before !== undefined && GOES_ON.test(question.trim());
  if (ofDomain?.asked != null) return { kind: 'domain', asked: ofDomain.asked };
  const generally = understandGenerally(question, context);
  // What is asked of transit beyond what its topic understands is told by no settings either.
  if (ofDomain?.topic === 'transit' && generally.kind === 'delivery' && !goesOn) {
    return { kind: 'unanswered', because: 'not-known' };
  }
  if (generally.kind !== 'unanswered' && !goesOn) return generally;
  const goingOn =
    context.before === undefined ? null : understandDomain(question, context, context.before);
  return goingOn?.asked == null ? generally : { kind: 'domain', asked: goingOn.asked };
}

/** What is asked of the shop as a whole: its numbers, orders, insights and settings. */
function understandGenerally(question: string, context: Understanding): Asked {
  const heard = listen(question, context);
  const asked = decide(heard, context);
  const goesOn = context.before !== undefined && GOES_ON.test(question.trim());
  if (asked !== null && !goesOn) return leftOver(heard) ? unclear(heard) : asked;
  if (context.before === undefined || leftOver(heard)) return unclear(heard);
  // "And in France?" asks the same of something else.
  const earlier = listen(context.before, context);
  // What names a measure of its own, behind something that had none, is asked by itself.
  if (asked !== null && heard.measures.length > 0 && earlier.measures.length === 0) return asked;
  const joined: Heard = {
    ...earlier,
    countries: heard.countries.length > 0 ? heard.countries : earlier.countries,
    period: heard.period ?? earlier.period,
    measures: heard.measures.length > 0 ? heard.measures : earlier.measures,
    says: new Set([...earlier.says, ...heard.says]),
  };
  const both = leftOver(earlier) ? null : decide(joined, context);
  return both ?? asked ?? unclear(heard);
}

/** Questions that take what is left out from the one before. */
const GOES_ON = /^(?:and|what about|how about|same for)\b|^(?:那么?|还有|以及|同样)|呢[？?]?$/i;

type Word = keyof typeof WORDS;

interface Heard {
  says: ReadonlySet<Word>;
  measures: Measure[];
  countries: CountryCode[];
  period: Period | null;
  limit: number | null;
  /** What nothing has understood yet. */
  rest: string;
}

function listen(question: string, { todayOn }: Understanding): Heard {
  let rest = ` ${question.normalize('NFKC').replaceAll(/[’‘]/g, "'")} `;
  const says = new Set<Word>();
  const take = (words: readonly Word[]) => {
    for (const word of words) {
      const without = rest.replaceAll(WORDS[word], ' ');
      if (without === rest) continue;
      says.add(word);
      rest = without;
    }
  };
  // The orders themselves are listed where their number leads.
  rest = rest
    .replace(/\bwhich (?=(?:orders|parcels|packages|shipments|deliveries)\b)/i, ' ')
    .replace(/(?:哪些|哪几个)(?=订单|包裹|单)/, ' ');
  // First what would be torn apart: "year over year" is no year, "order by" no order.
  take(['law', 'future', 'yearBefore', 'cutOff', 'people']);
  const period = readPeriod(rest, todayOn);
  if (period !== null) rest = period.rest;
  const top = TOP.exec(rest);
  const limit = top === null ? null : Number(top[1] ?? top[2]);
  if (top !== null) rest = rest.replace(top[0], ' most ');
  const countries = findCountries(rest);
  for (const { start, end } of countries.toReversed()) {
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  }
  take(['unsent', 'late', 'underWay', 'failedPayment', 'unpaid', 'refundedOrders']);
  take([
    'arrival',
    'processing',
    'transit',
    'shipFrom',
    'methods',
    'activity',
    'data',
    'storefront',
  ]);
  take(['why', 'toDo', 'help']);
  const found = findMeasures(rest);
  rest = found.rest;
  take(['deliveredOrders', 'which', 'abroad', 'most', 'least', 'previous', 'change', 'howMany']);
  return {
    says,
    measures: found.measures,
    countries: [...new Set(countries.map(({ country }) => country))],
    period: period?.period ?? null,
    limit,
    rest,
  };
}

const TOP = /\btop (\d{1,2})\b|前\s?(\d{1,2})\s?(?:个|名|位|大)?/iu;

/** Words with a meaning for questions. In Chinese, longer ones first. */
const WORDS = {
  law: /\b(?:legal(?:ly)?|law(?:s|ful|yer)?|illegal|sued?|lawsuit|liab(?:le|ility)|compl(?:y|iant|iance)|vat|gst|tax(?:es|ed)?|ioss|oss|register(?:ed)?|registration|duty|duties|tariffs?|customs|gdpr|fine[sd]?|penalt(?:y|ies))\b|法律|法规|合法|违法|合规|律师|起诉|罚款|税务?|关税|增值税|注册税号|税号|申报|清关|海关/giu,
  future:
    /\b(?:forecasts?|predict(?:ions?|ed)?|projections?|expect(?:ed)? (?:to|for)|next (?:week|month|quarter|year|season)|tomorrow|in the future|going to (?:sell|be|grow|rise|fall)|will (?:we|sales|orders|revenue|it|they|i|demand)(?! (?:arrive|be delivered|get))|future)\b|预测|预计(?!送达|到|何时|什么时候)|预估|未来|明天|下个?(?:周|月|季度|星期)|明年|将来|会不会/giu,
  people:
    /\b(?:how many|number of|count of|top|best|new|first[- ]time) (?:\w+ )?(?:customers?|shoppers?|buyers?|clients?|people)\b(?! (?:come|came|return|buy|order))|(?:客户|顾客|买家|用户)(?:总)?(?:数|人数|数量)|(?:多少|几)(?:个|位|名)?(?:新)?(?:客户|顾客|买家|用户|人)(?!.{0,6}(?:复购|回购))|新(?:客户?|顾客|买家)/giu,
  yearBefore:
    /\b(?:year[- ]over[- ]year|year[- ]on[- ]year|yoy|(?:than|with|to|and|vs\.?|versus) (?:the )?(?:same (?:period|time|month|days)(?: (?:of|in))? )?(?:last year|a year (?:ago|before|earlier)|the year before)|same (?:period|time) (?:of )?last year|a year ago)\b|同比|比去年同期|去年同期|与去年相比|比去年/giu,
  cutOff:
    /\b(?:order )?cut[- ]?offs?(?: (?:time|hour)s?)?\b|\b(?:latest|last) (?:order )?time\b|\border by\b|\b(?:until|till|by) (?:when|what time|which time) (?:can|must|should|do|may) (?:\w+ ){0,3}orders?\b|截单(?:时间|点)?|(?:几点|什么时候|何时)(?:前|之前)(?:下单|付款)|当天(?:发货|处理)的?(?:下单)?(?:截止)?时间|下单截止(?:时间)?/giu,
  unsent:
    /\b(?:still )?(?:needs?|need|have|has|left|remain(?:s|ing)?) to (?:be )?(?:shipped|sent|ship|send|dispatched|go out|leave)(?: out)?(?: yet)?\b|\b(?:open|outstanding|pending) (?:orders?|shipments?)\b|\b(?:waiting|wait) (?:for|on) (?:shipment|shipping|dispatch)\b|\b(?:orders? |parcels? )?(?:(?:have|has|are|is|were) )?(?:not|n't|yet) (?:yet )?(?:been |be )?(?:shipped|sent|fulfilled|dispatched|handed over)(?: yet)?\b|\b(?:haven't|hasn't|aren't|weren't) (?:yet )?(?:been )?(?:shipped|sent|fulfilled|dispatched)(?: yet)?\b|\b(?:unshipped|unfulfilled|unsent)(?: orders?| parcels?)?\b|\b(?:waiting|wait|still|yet|left) to (?:be )?(?:shipped|ship|sent|send|fulfilled|dispatched)\b|\bto (?:ship|send out)\b|\bawaiting (?:shipment|dispatch|fulfillment)\b|(?:还|尚|积压)?(?:了)?(?:多少)?(?:还)?(?:未|没有?)(?:发货|发出去?|寄出去?|出库|发走|处理发货)(?:的)?(?:订单|包裹|单)?|(?:等着|需要|还要|要)发(?:货|出)(?:的)?(?:订单|包裹|单)?|(?:订单)?积压|待发货?(?:的)?(?:订单)?|等待发货(?:的)?(?:订单)?/giu,
  late: /\b(?:orders?|parcels?|packages?|shipments?|deliver(?:y|ies)) (?:\w+ ){0,2}(?:are |is |that are |that is )?(?:running |getting )?(?:late|overdue|delayed|behind schedule|stuck)\b|\b(?:late|overdue|delayed|past (?:the|their|its) (?:promised )?(?:dates?|delivery dates?)|behind schedule|too late|running late)(?: (?:orders?|parcels?|packages?|shipments?|deliver(?:y|ies)))?\b|逾期(?:未到)?(?:的)?(?:订单|包裹)?|延误(?:的)?(?:订单|包裹)?|(?:晚|迟)到(?:了)?(?:的)?(?:订单|包裹)?|(?:超过|过了|已过|超出)(?:承诺|预计|约定)(?:的)?(?:送达|到货)?(?:日期|时间)?(?:还|仍)?(?:没|未|没有)(?:送到|送达|到|收到|签收)(?:的)?(?:订单|包裹)?|(?:超过|过了|已过)(?:承诺|预计)(?:的)?(?:送达)?(?:日期|时间)(?:还)?(?:没到|未到|未送达)?(?:的)?(?:订单|包裹)?|超时(?:未到|未送达)?(?:的)?(?:订单|包裹)?|配送超期(?:的)?(?:订单|包裹)?/giu,
  underWay:
    /\b(?:(?:currently|still) )?(?:on (?:the|their|its) way|in transit|under way|underway|en route|travell?ing)\b|(?:正在)?(?:运输|配送|派送)(?:中|途中)(?:的)?(?:订单|包裹)?|在途(?:中)?(?:的)?(?:订单|包裹)?|在(?:去|往|到)?\s*的?路上(?:的)?(?:订单|包裹)?/giu,
  failedPayment:
    /\b(?:payments?|payment attempts?|checkouts?|attempts? to pay|payment tr(?:y|ies))(?: \w+){0,2} (?:fail(?:s|ed|ing)?|bounced|declined|rejected)\b|\b(?:(?:had|with|have) )?(?:an? |at least one )?failed (?:payments?|checkout|attempts?(?: to pay)?|payment attempts?)\b|\bpayments? (?:that )?(?:failed|declined|did not go through)\b|\bdeclined payments?\b|(?:出现|发生|遇到|有)?过?(?:支付|付款)(?:曾经?)?(?:失败|没成功|不成功|未成功|出错)(?:过)?(?:的)?(?:订单)?|(?:支付|付款)被拒(?:的)?(?:订单)?/giu,
  unpaid:
    /\b(?:unpaid|(?:have|has|are|is|were)? ?(?:not|n't) (?:yet )?(?:been )?paid(?: for)?(?: yet)?|pending payments?|(?:waiting for|awaiting|wait for) payments?|payment (?:is )?pending)(?: orders?)?\b|(?:还)?(?:未|没有?)(?:付款|支付|付钱)(?:的)?(?:订单)?|待(?:付款|支付)(?:的)?(?:订单)?/giu,
  refundedOrders:
    /\b(?:how many|number of|count of) refunds?\b|(?:多少|几)(?:笔|个|单)退款|退款(?:有|了)?(?:多少|几)(?:笔|单)|\borders? (?:\w+ ){0,2}(?:were |was |have been |been |got )?(?:\(?partly\)? )?refunded\b|\brefunded orders?\b|\borders? (?:that |which )?(?:had|with|have|got|received|saw) (?:an? )?(?:partial )?refunds?\b|(?:有|发生)(?:过)?退款(?:的)?订单|退款(?:过)?的?(?:订单)(?:数量|数|量)?|(?:多少|几)(?:笔|个|单)(?:订单)?(?:有|发生|被)?(?:了|过)?退款(?:了|过)?/giu,
  deliveredOrders:
    /\b(?:(?:been|were|was|have|has|already) )*(?:delivered|arrived)\b|(?:已经?)?(?:送达|签收|妥投|送到)(?:了)?(?:的)?(?:订单|包裹)?/giu,
  arrival:
    /\b(?:when|what day|which day|how soon|by when) (?:would|will|does|do|can|could|should|is) (?:\w+[ ,]+){0,9}?(?:arrive|delivered|get there|come|reach|be there|land)\b(?: there)?|\b(?:estimated |expected )?(?:delivery|arrival) (?:date|day|estimate)s?\b|(?:什么时候|何时|哪天|几号|几时)(?:能|会|可以|可)?(?:够)?(?:送到|送达|到货|收到|到达|到)|预计(?:送达|到货|到达|何时到|什么时候到)(?:时间|日期)?|送达(?:时间|日期)/giu,
  transit:
    /\bhow (?:long|many days) (?:would|will|does|do|is|are) (?:\w+[ ,]+){0,7}?(?:take|deliver(?:y)?|ship(?:ping)?|travel|transit|on the road|under way)\b(?: to (?:deliver|arrive|ship|get))?|\b(?:transit|delivery|shipping|travel) (?:times?|days|duration)\b|(?:运输|配送|物流|运送|派送)(?:时效|时间|天数|周期|要多久|要几天|需要(?:多久|几天|多少天))|(?:多久|几天|多少天)(?:能|可以|才能|会)?(?:送到|送达|到货|到达|到)|时效/giu,
  processing:
    /\b(?:processing|handling|preparation|packing|fulfillment) (?:times?|days|duration)\b|\bhow (?:long|many days) (?:\w+ ){0,6}(?:process(?:ing)?|prepar(?:e|ing)|pack(?:ing)?|handl(?:e|ing))(?: take)?\b|备货(?:时间|天数|周期|要几天|要多久|需要几天|需要多久)?|处理(?:时间|时长|天数)|打包(?:时间|要多久|要几天)/giu,
  shipFrom:
    /\b(?:where|which country|what country) (?:do|does|are|is) (?:\w+ ){0,4}(?:ship(?:ped|ping)?|sen[dt]|dispatched?) from\b|\bship(?:ping)?[- ]from (?:country|location|place)\b|从(?:哪里|哪儿|哪个国家|哪)发货|发货(?:地|国|国家|地点)(?:是)?(?:哪里|哪|在哪里|在哪)?/giu,
  methods:
    /\b(?:(?:which|what) )?(?:payment|pay(?:ing)?) (?:methods?|options?|ways?|means)\b|\b(?:ways?|methods?) (?:to|of) pay(?:ing|ment)?\b|\bhow (?:do|can|could) (?:\w+ ){1,4}pay\b|(?:支付|付款|收款)(?:方式|方法|渠道|手段)|怎么(?:付款|支付)|用什么(?:付款|支付)/giu,
  activity:
    /\bactivity(?: log)?\b|\bwhat (?:has |was |have |did |were )(?:\w+ ){0,4}(?:changed?|done|do)(?: (?:lately|recently))?\b|\b(?:latest|recent|last) (?:changes|actions|edits|activit(?:y|ies))\b|\bwho changed\b|\bchange log\b|\b(?:lately|recently)\b|操作记录|操作日志|(?:最近|近期|刚才)?(?:都)?(?:改|做|动|调整|修改|变更)(?:动|过|了)(?:些)?(?:什么|哪些)(?:东西|设置|内容)?|(?:最近|近期)的?(?:修改|改动|变更|操作)(?:记录|有哪些)?|修改记录|变更记录/giu,
  data: /\bhow (?:fresh|old|current|recent|complete|up[- ]to[- ]date) (?:is|are) (?:\w+ ){0,3}(?:data|numbers|figures|orders)\b|\b(?:data|numbers|figures|import|sync)(?: \w+){0,3} (?:fresh|current|complete|up[- ]to[- ]date|finished|done|go(?:es)? back|reach(?:es)? back|begins?|starts?)\b|\b(?:is|has|did) (?:the |my |our )?(?:import|sync)(?: \w+)?\b|\b(?:when|what) (?:was|is|did) (?:the |my |our )?(?:last|latest|most recent|newest) (?:order|sync|import|update)(?: (?:placed|come in|received))?\b|\bhow far (?:back )?(?:do|does) (?:\w+ ){0,3}(?:data|orders|history)(?: (?:go|reach))?(?: back)?\b|\b(?:last|latest|most recent|newest) (?:order|sync|import)\b|\bdata\b|数据(?:是)?(?:最新|新|旧|完整|齐|全)(?:的|吗)?|数据(?:更新|同步|导入)(?:到|至)?(?:什么时候|何时|哪天|了|完|完成|情况|状态)?|(?:最近|最新|最后|上)(?:的)?一(?:笔|个|张|单)(?:订单)?(?:是)?(?:什么时候|何时|哪天)?(?:下)?的?|导入(?:完成|好|完|结束|状态|进度)?|同步(?:完成|好|完|状态|进度|到)?|数据(?:从|最早)(?:什么时候|何时|哪天)?(?:开始|起)?|数据/giu,
  storefront:
    /\b(?:(?:is|are|was) (?:\w+ ){0,4}?(?:live|published|shown|showing|visible|online)|(?:do|can|does) (?:my |our |the )?(?:shoppers?|customers?|visitors?) see|what (?:do|can) (?:my |our |the )?(?:shoppers?|customers?|visitors?) see|published|publication|storefront|widgets?|blocks?)\b|发布(?:了|状态|成功|上线|情况)?|上线(?:了)?|(?:已|已经)?生效|店铺?前台|前台|(?:小)?组件|区块|(?:顾客|客户|买家|消费者)(?:能)?看(?:得)?到(?:的)?(?:什么|哪些)?(?:内容)?/giu,
  why: /\b(?:why|what(?:'s| is| was)? (?:the )?(?:reason|cause)s?(?: (?:for|of|behind))?|what (?:caused|explains|drove|is behind|is causing)|how come|reason (?:for|behind))\b|为什么|为何|为啥|(?:是)?什么原因|原因(?:是什么|何在)?|怎么会|怎么(?:突然)?(?=下降|上升|下跌|掉|跌|涨|低|高|变)/giu,
  toDo: /\bwhat (?:should|can|must|shall|do|could|would) (?:i|we|you)(?: \w+){0,3}? (?:do|fix|improve|work on|tackle|focus on|look at|recommend|suggest|advise|change)(?: (?:first|next|now|about it|today))?\b|\bwhat(?:'s| is| are)? (?:the |my |our )?(?:most (?:important|urgent|pressing)|top|biggest|main|open) (?:things?|tasks?|problems?|issues?|insights?|priorit(?:y|ies)|to-?dos?)(?: to do)?\b|\b(?:most (?:important|urgent|pressing)|biggest|main|open) (?:things?|tasks?|problems?|issues?|insights?|priorit(?:y|ies))\b|\b(?:needs?|need|requires?) (?:\w+ )?attention\b|\b(?:anything|something|what(?:'s| is)) (?:wrong|unusual|broken|off|urgent|new)(?: with)?\b|\b(?:priorit(?:y|ies|ize)|to-?dos?|insights?|next steps?|problems?|issues?)\b|\bwhat to (?:do|fix)(?: first| next)?\b|\bfirst thing to (?:do|fix)\b|(?:我|我们)?(?:现在|今天|接下来|首先)?(?:应该|该|要|需要|得)(?:先|优先)?(?:做|处理|解决|关注|注意|改进|优化)(?:些|一下)?(?:什么|哪些|啥)?(?:事情|事|问题)?|(?:有(?:没有)?)?(?:什么|哪些|啥)?(?:问题|异常|待办|洞察|建议|风险|急事|要紧事|紧急的?事情?|重要的?事情?)(?:是)?(?:我)?(?:需要|要|该)?(?:我)?(?:马上|立刻|尽快|今天)?(?:处理|关注|解决|注意|看)?(?:一下)?|待办(?:事项)?|待处理|需要(?:我)?(?:关注|处理|注意|解决)(?:的)?(?:问题|事情|事项|什么)?|最(?:紧急|重要|要紧|大|急)的?(?:问题|事情|事|任务|待办)?|优先(?:级|处理|解决)?(?:什么|哪些)?|洞察|怎么办|从哪(?:里|儿)?(?:开始|入手|着手)/giu,
  help: /\b(?:what (?:can|do) you (?:do|know|answer|help(?: me)?(?: with)?)|what can i ask(?: you)?|who are you|help|hello|hi|hey)\b|你(?:能|会|可以)(?:做|回答|干|帮)(?:我)?(?:做)?(?:些)?(?:什么|啥|哪些)(?:问题)?|(?:我)?(?:能|可以)问(?:你)?(?:些)?(?:什么|哪些)(?:问题)?|你是谁|帮助|你好|您好/giu,
  which:
    /\b(?:which|what|whose) (?:\w+ )?(?:markets?|countr(?:y|ies)|destinations?|regions?)\b|\bwhere (?:do|did|does|have|are|is|was|were)\b|\bwhere\b|\b(?:by|per|of (?:all|my|our|the)) (?:markets?|countr(?:y|ies))\b|\brank(?:ing|ed)?\b|(?:是)?哪(?:一)?(?:个|些|几个)?(?:海外)?(?:市场|国家和?地区?|国家\/地区|国家|地区|站点|国)|哪里|哪儿|按(?:市场|国家)|各(?:个)?(?:市场|国家|国)|排名|排行/giu,
  abroad:
    /\b(?:abroad|overseas|international(?:ly)?|foreign|cross[- ]border|outside (?:of )?(?:the |my |our )?(?:home )?(?:country|market))\b|海外|国外|境外|跨境|出海/giu,
  most: /\b(?:most often|most frequently|most|highest|best(?:[- ]selling)?|top|largest|biggest|strongest|greatest|maximum|leading|number one|leads?)\b|(?:做得|表现得?|卖得)?(?:最高|最多|最大|最好|最强|最佳|最畅销|第一|领先|居首|靠前|最优|最旺|最活跃|最受欢迎)/giu,
  least:
    /\b(?:least|lowest|worst|fewest|smallest|weakest|poorest|minimum|bottom|last place)\b|(?:做得|表现得?|卖得)?(?:最低|最少|最小|最差|最弱|最不(?:好|理想)|最慢|垫底|倒数第一|最糟|拖后腿)/giu,
  previous:
    /\b(?:(?:compared|compare|comparing|comparison) (?:to|with|against)|compared|compare|versus|vs\.?|than|against|relative to) ?(?:the |its )?(?:previous|prior|preceding|last|earlier)? ?(?:period|one|stretch|time|before)?(?: before)?\b|\bmonth[- ]over[- ]month\b|\bweek[- ]over[- ]week\b|\bfrom the (?:previous|prior) (?:period|one)\b|\bthe (?:period|days?|weeks?|month|time) before\b|\b(?:than|as) before\b|环比|(?:与|和|跟|同|较|比)?(?:上(?:一)?(?:个)?(?:周期|期|阶段)|之前|以前|此前)(?:相比|比较|比)?|相比|对比|比较|相较/giu,
  change:
    /\b(?:chang(?:e|ed|es|ing)|grow(?:n|s|th|ing)?|grew|increas(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|declin(?:e|ed|es|ing)|r[io]se[ns]?|rising|f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|trend(?:s|ing)?|develop(?:ed|ing|ment)?|better|worse|improv(?:e|ed|es|ing)|up or down|going (?:up|down)|go(?:ne|es)? (?:up|down)|went (?:up|down)|higher|lower|up|down)\b|(?:有没有|是否|有)?(?:增长|下降|变化|变动|上升|下跌|上涨|减少|增加|提升|走势|趋势|下滑|掉|跌|涨|变好|变差|提高|降低)(?:了|吗|率|幅度|情况|怎么样)*(?:多少)?/giu,
  howMany:
    /\b(?:how (?:many|much|high|low|big|large|is|are|was|were|did|do|does|well|often)|what(?:'s| is| are| was| were| did)?|number of|count|tell me|show me|give me)\b|有没有|是不是|能不能|有无|多少|几(?:个|笔|单|件|天|次|家)?|怎么样|如何|怎样|什么|高吗|好吗|多高|多大|是否|吗|呢/giu,
} as const satisfies Record<string, RegExp>;

const ORDER_WORDS = [
  ['unsent', 'unsent'],
  ['late', 'late'],
  ['underWay', 'on-its-way'],
  ['failedPayment', 'payment-failed'],
  ['unpaid', 'unpaid'],
  ['refundedOrders', 'refunded'],
  ['deliveredOrders', 'delivered'],
] as const satisfies readonly (readonly [Word, OrderKind])[];

/** What is asked for; null where nothing tells. */
function decide(heard: Heard, context: Understanding): Asked | null {
  const { says, measures, countries } = heard;
  const period = heard.period ?? context.usualPeriod;
  // People are counted nowhere here.
  if (says.has('people')) return null;
  const [country = null] = countries;
  const [measure = null] = measures;
  if (says.has('law')) return { kind: 'unanswered', because: 'law' };
  if (says.has('future')) return { kind: 'unanswered', because: 'future' };
  if (says.has('why')) return { kind: 'why', measure, country, period };
  const delivery = deliveryOf(says);
  if (delivery !== null) {
    // Dates are told for an order that is placed now.
    if (heard.period !== null && heard.period.toOn < context.todayOn) return null;
    if (countries.length > 1) return null;
    if (country === null && (delivery === 'arrival' || delivery === 'transit')) {
      return { kind: 'unanswered', because: 'which-country' };
    }
    return { kind: 'delivery', about: delivery, country };
  }
  if (says.has('methods')) {
    return country === null
      ? { kind: 'unanswered', because: 'which-country' }
      : { kind: 'payment-methods', country };
  }
  for (const [word, orders] of ORDER_WORDS) {
    if (!says.has(word)) continue;
    if (countries.length > 1 || says.has('which')) return null;
    // A state of now needs no period, things that happened do.
    const happened = orders === 'refunded' || orders === 'payment-failed';
    return { kind: 'orders', orders, country, period: heard.period ?? (happened ? period : null) };
  }
  if (country === null && says.has('data')) return { kind: 'data' };
  if (country === null && measure === null && says.has('activity')) return { kind: 'activity' };
  if (country === null && measure === null && says.has('storefront')) return { kind: 'storefront' };
  const ranked = says.has('most') || says.has('least');
  if ((says.has('which') || heard.limit !== null) && (ranked || measure !== null)) {
    if (measures.length > 1 || countries.length > 0) return null;
    const order = says.has('least') ? 'least' : 'most';
    return {
      kind: 'ranking',
      measure: measure ?? 'sales',
      order,
      limit: Math.min(heard.limit ?? 3, 20),
      period,
    };
  }
  if (measures.length > 0) {
    if (ranked) return null;
    const against = says.has('yearBefore')
      ? 'year-before'
      : (says.has('previous') && countries.length < 2) || says.has('change')
        ? 'previous'
        : null;
    return { kind: 'numbers', measures, countries, period, against, abroad: says.has('abroad') };
  }
  if (says.has('toDo')) return { kind: 'to-do', country };
  return says.has('help') ? { kind: 'help' } : null;
}

function deliveryOf(says: ReadonlySet<Word>) {
  if (says.has('cutOff')) return 'cut-off';
  if (says.has('arrival')) return 'arrival';
  if (says.has('transit')) return 'transit';
  if (says.has('processing')) return 'processing';
  return says.has('shipFrom') ? 'from' : null;
}

function unclear(heard: Heard): Asked {
  if (heard.says.has('law')) return { kind: 'unanswered', because: 'law' };
  if (heard.says.has('future')) return { kind: 'unanswered', because: 'future' };
  return { kind: 'unanswered', because: leftOver(heard) ? 'not-known' : 'unclear' };
}

/** Words that ask for a share: a measure that is none has no answer to them. */
const SHARE_WORDS =
  /\b(?:rates?|shares?|percentages?|percent|ratios?|proportion)\b|率|比例|占比|百分比?/giu;
const SHARES: readonly Measure[] = ['repeat', 'parcelsKept', 'paymentSuccess'];
/** Who buys matters to no answer. */
const PEOPLE =
  /\b(?:customers?|shoppers?|buyers?|people|clients?)\b|客户|顾客|买家|用户|客人|人/giu;

/** Whether words of meaning are left that nothing has understood. */
function leftOver(heard: Heard): boolean {
  const { measures, says } = heard;
  if (
    heard.rest.search(SHARE_WORDS) >= 0 &&
    measures.some((measure) => !SHARES.includes(measure))
  ) {
    return true;
  }
  // "orders from customers" are orders; "how many customers" and "the best customers" are people.
  const ofPeople =
    heard.limit !== null || says.has('most') || says.has('least') || says.has('people');
  const rest = heard.rest.replaceAll(SHARE_WORDS, ' ');
  return hasMeaning(ofPeople ? rest : rest.replaceAll(PEOPLE, ' '));
}
