/** Words that change nothing in what is asked. */
const FILLER = new Set(
  (
    'a an the of in on at to for from by with and or as is are was were be been being am do does did doing done have has had having ' +
    "i we you me us my our your its it's it they them their there this that these those he she shop store shop's store's business company " +
    'please can could would should may might will shall must let just now currently today right about so far then than too also still ' +
    'overall total all whole any some altogether together both ' +
    "what what's how much many get got getting give given gave come came coming go went going make made making place placed take took taken see look looking looks doing happen happened " +
    'rate rates share shares percentage percent ratio level number numbers figure figures value amount amounts count counts kpi ' +
    'order orders parcel parcels package packages shipment shipments payment payments market markets country countries ' +
    'tell show say know want like need ask check find out summary overview performance perform performing performed well good bad best period time times date ' +
    'when into between over during within since until up down out back one ones yes ok okay thanks thank hello hi placed received moment quick quickly question ' +
    "i'd i'm we're we've i've they're that's here's there's let's don't it'd delivery deliver deliveries delivered ship shipping sent send sends goes arrive arrives open live currently actually really exactly roughly approximately approx " +
    'hey morning afternoon evening cheers great nice cool alright well so basically overview recap update status report data-wise ' +
    'bring brings brought went gone done run runs running ran stand stands standing stood hold holds held sit sits sitting keep keeps kept stay stays stayed ' +
    'still yet already again always usually typically generally normally mostly mainly often ever only just even really quite rather very ' +
    'these those here there such same first next later recently lately ' +
    'around across along among during toward towards upon via through ' +
    'currently momentarily presently tonight period timeframe range window span far long ago ' +
    "i'm we'd i've who've it'll that'll how's where's when's what're which's " +
    'curious wonder wondering interested remind help explain describe list name read pull check compute work worked working works whose e g ' +
    'euro euros dollar dollars currency eur usd ' +
    'someone somebody anyone buys bought buy'
  ).split(' '),
);
const HAN_FILLER =
  /[的了吗呢吧啊呀是有在我们你您他它这那其个笔单件次家位天请问一下帮看查告诉给把被和与跟及或到对于从向为以按就都也还会能可要想说让使得着过现里内中大约左右总共合计整体店铺商店网站公司订包裹市场国家地区数据情况表现时间日期期间目前当今付款支付比多少几怎么样如何率额量值区站号来寄往给到做得了您好帮忙麻烦想知道请出得过呗哈嘛啦些点儿事共计大概具体究竟到底]/gu;

/**
 * Whether a word of meaning is left in what nothing has understood: such a word may turn the sense of
 * the question, so that it must not be answered.
 */
export function hasMeaning(rest: string): boolean {
  const latin = rest.toLowerCase().match(/[a-z][a-z'&+-]*/g) ?? [];
  if (latin.some((word) => !FILLER.has(word) && !FILLER.has(word.replace(/'s$/, '')))) return true;
  if (/\d/.test(rest)) return true;
  return /\p{Script=Han}/u.test(rest.replaceAll(HAN_FILLER, ''));
}
