/** Measures that questions ask for and sentences name; each is what ids of facts begin with. */
export const MEASURES = [
  'averageOrder',
  'refunds',
  'repeat',
  'parcelsKept',
  'paymentSuccess',
  'sales',
  'orders',
] as const;
export type Measure = (typeof MEASURES)[number];

/**
 * Words for each measure, English and Chinese; earlier ones take their words first ("average order
 * value" is no number of orders, "repeat orders" neither).
 */
export const MEASURE_WORDS: Record<Measure, RegExp> = {
  averageOrder:
    /(?:average|typical|mean|usual) (?:order|basket|cart|purchase|ticket)(?: (?:values?|sizes?|amounts?|totals?))?|(?:how much|what) (?:does|do|did) (?:a |an |the |our |my |each |every )?(?:typical |average |usual )?(?:customers?|shoppers?|buyers?|people) (?:usually |typically |normally )?spend(?: (?:per|an|each) order)?|spend(?:ing)? per order|(?:per|for each|an average) order|(?:value|worth|size) of an (?:average |typical )?(?:order|basket)|(?:order|basket) (?:values?|sizes?)|\baov\b|(?:how much|what) (?:does|do|did|is) (?:an|the|one|each) (?:average |typical )?order (?:bring|worth)|客单价|平均(?:每|一)(?:单|笔)(?:订单)?(?:花(?:费)?|消费|买)?(?:了)?(?:多少(?:钱)?|金额)?|(?:每|一)(?:单|笔)(?:订单)?平均(?:花(?:费)?|消费|买)?(?:了)?(?:多少(?:钱)?|金额)?|平均(?:每笔)?(?:订单|客单)(?:金额|价值|价)?|每单(?:平均)?(?:金额|多少钱)|笔单价|件均价/giu,
  refunds:
    /refund(?:ed)? (?:amounts?|totals?|volume|sums?)|(?:amount|money|value|total)s? (?:of )?refund(?:s|ed)?|(?:money|much) (?:was |did we |went |go |goes |has gone |have we )?(?:paid |pay |given |give |gave |sent |send )?back(?: to (?:customers?|shoppers?|buyers?))?|(?:paid|pay|gave|give|given) back(?: to (?:customers?|shoppers?|buyers?))?|refund(?:s|ed|ing)?|退款(?:总)?(?:金额|额|总额)?|(?:一共)?退(?:还)?(?:给)?(?:客户|顾客|买家)?了?(?:多少)?钱(?:给(?:客户|顾客|买家))?|退了(?:多少)?|退回(?:了)?(?:多少)?(?:钱)?/giu,
  repeat:
    /repeat(?:ed)?[- ](?:purchase|order|buyer|customer|business)s?(?: (?:rate|share|ratio))?|repeat (?:rate|share)|repurchase(?: rate)?|returning (?:customers?|buyers?|shoppers?)(?: (?:rate|share))?|(?:share|percentage) of (?:orders from )?returning customers|(?:buy|order|purchase)s? again|(?:customers?|shoppers?|buyers?|people) (?:\w+ )?(?:c[oa]me back|return)|c[oa]me back(?: to buy| for more)?|复购率?|回购率?|回头客(?:占比|比例|率)?|老(?:客户?|顾客)(?:占比|回购(?:率)?|复购(?:率)?|(?:的)?订单(?:占比)?)?|重复购买率?|回来(?:再)?(?:买|购买|下单)|再(?:次)?(?:来)?(?:购买|下单)|再次购买/giu,
  parcelsKept:
    /reliable (?:are |is )?(?:our |the )?(?:deliver(?:y|ies)|shipping)|(?:delivery|shipping) (?:reliability|punctuality)|(?:delivery )?promises? kept|kept (?:delivery )?promises?|promise[- ]kept rate|(?:keep|keeping|kept) (?:our |its |their )?(?:delivery )?promises?|on[- ]time (?:delivery|arrival)s?(?: (?:rate|share))?|on[- ]time rate|(?:delivered|arriv(?:e|ed|es)|came|come|delivery) (?:on time|when (?:promised|said)|as promised|by the promised date)|(?:in|by) (?:the )?(?:promised|stated) time|on time|in time|punctual(?:ity|ly)?|承诺达成率|承诺(?:兑现|履约)率?|(?:准时|按时|如期)(?:地)?(?:送达|到达|交付|妥投|送到)(?:率|(?:的)?比例|(?:的)?占比)?|准时率|准点率|履约(?:率|情况)?|兑现(?:了)?(?:的)?(?:承诺|时效)?|按时(?:送达|到达|送到|到货|到)?(?:率|的比例)?|如期(?:送达|到达|到货)|按承诺(?:日期|时间)?(?:送达|到达)?/giu,
  paymentSuccess:
    /payments? (?:success|approval|acceptance|conversion)(?: (?:rate|share))?|(?:success|approval|acceptance) rate(?: of payments?)?|success(?:ful)? (?:rate of )?payments?|(?:how (?:often|many) )?(?:do |did |of )?(?:our |the |all )?payments? (?:that )?(?:\w+ )?(?:succeed(?:s|ed)?|go(?:es)? through|went through|worked|work|were successful|are successful)|支付(?:的)?成功率?|付款(?:的)?成功率?|支付通过率?|收款成功率?|(?:支付|付款)(?:能)?成功(?:的)?(?:比例|占比|情况|概率)|(?:支付|付款)顺利(?:吗|的)?(?:比例)?/giu,
  sales:
    /(?:bring|brings|brought|take|takes|took|pull|pulled|rake|raked) in(?: (?:the )?(?:most |least )?(?:money|revenue|sales))?|turn(?:s|ed)? over|sales(?: (?:volume|figures?|amount|total))?|revenues?|turnover|gmv|(?:did|do|does|have|has) (?:we|i|it|the shop|my shop|our shop) (?:sell|sold|earn|earned|make|made|take in)|\bsold\b|\bsell(?:s|ing)?\b|takings|earn(?:ed|ings?)?|(?:make|made|makes|making) (?:us |the )?(?:most |least )?money|(?:most|least) money|money (?:did|do|have) (?:we|i) (?:make|made|earn|take)|销售(?:额|收入|金额|业绩)?|营业额|营收|流水|成交(?:总)?(?:额|金额)|业绩|生意|(?:带来|贡献)(?:的)?(?:了)?(?:多少)?(?:收入|销售额|钱|业绩)?|(?:赚|进账|入账)了?(?:多少)?(?:钱)?|卖(?:了|出去?)?(?:了)?(?:多少)?钱|卖了(?:多少)?|卖出|卖得|收入/giu,
  orders:
    /(?:numbers? of |count of |total )?orders?(?: (?:count|number|volume)s?| placed| received| come in| came in)?|purchases|订单(?:总)?(?:数量|数|量)?|单量|单数|出单量?|(?:来|接|收到|成交|卖|下|出|接到|收)了?(?:多少|几)(?:个|张)?[单笔](?:订单)?|(?:多少|几)[单笔](?:订单)?/giu,
};

/**
 * The measures that a text names, and the text without their words.
 * @example findMeasures('sales and average order value in may').measures // ['averageOrder', 'sales']
 */
export function findMeasures(text: string): { measures: Measure[]; rest: string } {
  let rest = text;
  const measures = MEASURES.filter((measure) => {
    const without = rest.replaceAll(MEASURE_WORDS[measure], ' ');
    const found = without !== rest;
    rest = without;
    return found;
  });
  return { measures, rest };
}
