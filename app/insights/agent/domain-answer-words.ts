import type { AdminLocale } from '../../i18n/locale.ts';

/**
 * Sentences of the rules analyst about the domains. `{value}` and the like become references to facts;
 * numbers never stand in them, in digits or in words.
 */
export interface DomainWords {
  registration: {
    over: string;
    approaching: string;
    under: string;
    'cannot-judge': string;
    'not-applicable': string;
    notRecorded: string;
    registered: string;
    option: string;
    reason: string;
    charged: string;
    uncertain: string;
    sum: string;
    anySale: string;
    left: string;
    crossed: string;
    decided: string;
    foreseen: string;
    foreseenOpen: string;
    notForeseen: string;
    noForecast: string;
    note: string;
  };
  registrations: {
    due: string;
    over: string;
    approaching: string;
    registered: string;
    none: Record<'due' | 'over' | 'approaching' | 'registered', string>;
    line: string;
    lineSum: string;
    lineWhen: string;
  };
  transit: {
    country: string;
    carrier: string;
    countryCarrier: string;
    all: string;
    parcels: string;
    told: string;
    slowest: string;
    fastest: string;
  };
  slowLanes: { none: string; some: string };
  promises: {
    broken: string;
    early: string;
    fault: string;
    judged: string;
    in: string;
    least: string;
    most: string;
  };
  handover: { line: string; linePlace: string };
  method: {
    success: string;
    failed: string;
    fees: string;
    refunds: string;
    disputes: string;
    usage: string;
    /** Of all ways to pay together. */
    all: string;
    allIn: string;
    range: string;
    at: string;
    most: Record<'success' | 'fees' | 'refunds' | 'disputes' | 'usage', string>;
    least: Record<'success' | 'fees' | 'refunds' | 'disputes' | 'usage', string>;
    next: string;
    alone: string;
  };
  failures: { lead: string; line: string };
  rate: { value: string; up: string; down: string; note: string };
  margin: {
    line: string;
    lineIn: string;
    set: string;
    worthDown: string;
    worthUp: string;
    lost: string;
  };
  points: {
    points: string;
    worth: string;
    worthOnly: string;
    expiring: string;
    members: string;
    state: string;
    issued: string;
    redeemed: string;
    expired: string;
    at: string;
    most: string;
    least: string;
    alone: string;
  };
  coverage: {
    complete: string;
    missing: string;
    outdated: string;
    open: string;
    offered: string;
    most: string;
    least: string;
    readAt: string;
  };
  separator: string;
}

export const DOMAIN_WORDS: Record<AdminLocale, DomainWords> = {
  en: {
    registration: {
      over: '{place}, {duty}: the registration limit is passed, so by the tracked rule you have to register, unless you have already.',
      approaching: '{place}, {duty}: you don’t have to register yet, but the limit is near.',
      under: '{place}, {duty}: no, by the tracked rule you don’t have to register yet.',
      'cannot-judge': '{place}, {duty}: this can’t be judged yet.',
      'not-applicable':
        '{place}, {duty}: no, the tracked rule asks nothing of this shop at present.',
      notRecorded: '{place}, {duty}: no registration is recorded.',
      registered: '{place}, {duty}: you have recorded that you are registered.',
      option: '{place}, {duty}: registering is an option there, no duty.',
      reason: 'Reason: {reason}.',
      charged: 'Note that {charged}.',
      uncertain: 'It is not certain: {uncertain}.',
      sum: 'Counted so far ({period}): {sum}, against a limit of {limit} ({share}).',
      anySale: 'There is no limit: each sale counts. Counted ({period}): {sum}.',
      left: 'Left until the limit: {left}.',
      crossed: 'The limit was passed on {crossedOn}.',
      decided: 'The law looks at it on {decidedOn}.',
      foreseen:
        'At the present pace the limit is passed about {likelyOn}, very probably between {earliestOn} and {latestOn}.',
      foreseenOpen: 'At the present pace the limit is passed about {likelyOn}; how late is open.',
      notForeseen: 'At the present pace it is not passed before {notBefore}.',
      noForecast: 'When it will be passed can’t be foreseen: {noForecast}.',
      note: 'This is arithmetic over dated rules, no legal advice.',
    },
    registrations: {
      due: 'Limits that are passed or near, without a recorded registration: {count}.',
      over: 'Limits that are passed, without a recorded registration: {count}.',
      approaching: 'Limits that are near: {count}.',
      registered: 'Recorded registrations: {count}.',
      none: {
        due: 'No registration limit is passed or near ({count}).',
        over: 'No registration limit is passed without a recorded registration ({count}).',
        approaching: 'No registration limit is near ({count}).',
        registered: 'No registration is recorded ({count}).',
      },
      line: '{place}, {duty}: {state}.',
      lineSum: '{place}, {duty}: {state}, {sum} counted against {limit}.',
      lineWhen: 'Probably passed about {likelyOn}.',
    },
    transit: {
      country:
        'Parcels to {country}: the median is {p50} days from handover to delivery; {wide} days for slower ones (P80), {long} days for nearly all (P90).',
      carrier:
        '{carrier}, everywhere: the median is {p50} days from handover to delivery; {wide} days for slower ones (P80), {long} days for nearly all (P90).',
      countryCarrier:
        'Parcels to {country} with {carrier}: the median is {p50} days from handover to delivery; {wide} days for slower ones (P80), {long} days for nearly all (P90).',
      all: 'Parcels everywhere: the median is {p50} days from handover to delivery; {wide} days for slower ones (P80), {long} days for nearly all (P90).',
      parcels: 'Learned from {parcels} delivered parcels.',
      told: 'The delivery settings say {transitMin} to {transitMax} carrier days to {country}.',
      slowest: 'Slowest by the median of days from handover to delivery: {list}.',
      fastest: 'Fastest by the median of days from handover to delivery: {list}.',
    },
    slowLanes: {
      none: 'No lane is slower than it was, of {judged} lanes looked at.',
      some: 'Lanes slower than they were: {slow} of {judged}; carriers that tell no deliveries any more: {silent}.',
    },
    promises: {
      broken:
        'Delivery promises broken{at} ({period}): {broken} ({brokenShare} of {judged} that can be judged).',
      early:
        'Orders that came before the promised dates{at} ({period}): {early} ({earlyShare} of {judged} that can be judged).',
      fault:
        'Of {broken} broken delivery promises{at} ({period}), the warehouse was at fault for {warehouse}, the carrier for {carrier}, both for {both}.',
      judged: 'Kept within the dates: {kept} ({keptShare}).',
      in: ' in {country}',
      least: 'Delivery promises kept, lowest share first ({period}): {list}.',
      most: 'Delivery promises kept, highest share first ({period}): {list}.',
    },
    handover: {
      line: 'Orders are handed over within {p50} working days in the middle, {p90} for nearly all ({orders} orders).',
      linePlace:
        '{place}: orders are handed over within {p50} working days in the middle, {p90} for nearly all ({orders} orders).',
    },
    method: {
      success: '{subject} ({period}): {share} paid at first try, {count} of {of} purchases.',
      failed:
        '{subject} ({period}): {failedShare} failed at first try, {failed} of {of} purchases.',
      fees: '{subject} ({period}): fees were {share}, {count} on {of}.',
      refunds: '{subject} ({period}): {share} refunded, {count} of {of} paid orders.',
      disputes: '{subject} ({period}): {share} disputed, {count} of {of} paid orders.',
      usage: '{subject} ({period}): {count} of {of} paid orders, {share}.',
      all: 'All payments',
      allIn: 'All payments in {country}',
      range: 'The true share very probably lies between {low} and {high}.',
      at: '{way} in {country}',
      most: {
        success: 'Paid at first try, highest first ({period}): {list}.',
        fees: 'Fees, highest first ({period}): {list}.',
        refunds: 'Refunded orders, highest share first ({period}): {list}.',
        disputes: 'Disputed orders, highest share first ({period}): {list}.',
        usage: 'Paid orders by payment method, most used first ({period}): {list}.',
      },
      least: {
        success: 'Paid at first try, lowest first ({period}): {list}.',
        fees: 'Fees, lowest first ({period}): {list}.',
        refunds: 'Refunded orders, lowest share first ({period}): {list}.',
        disputes: 'Disputed orders, lowest share first ({period}): {list}.',
        usage: 'Paid orders by payment method, least used first ({period}): {list}.',
      },
      next: ', ',
      alone: '{name} with {value}',
    },
    failures: {
      lead: 'Failed payments{at} ({period}): {all}. The most frequent causes are {list}.',
      line: '{cause} ({count})',
    },
    rate: {
      value: 'The reference rate of {on}: one {base} is {value} {currency}.',
      up: '{currency} is worth {change} more than a month before.',
      down: '{currency} is worth {change} less than a month before.',
      note: 'No bank converts at it.',
    },
    margin: {
      line: 'Goods priced in {currency}: a margin of {now} at today’s reference rate, before fees, shipping, tax and ads.',
      lineIn:
        'Goods priced in {currency} for {country}: a margin of {now} at today’s reference rate, before fees, shipping, tax and ads.',
      set: 'At the rate that the prices imply it was {asSet}.',
      worthDown: 'Prices in {currency} are worth {worth} less than they were set to be.',
      worthUp: 'Prices in {currency} are worth {worth} more than they were set to be.',
      lost: 'That costs about {lost} a month.',
    },
    points: {
      points: 'Loyalty points outstanding{at}: {points}.',
      worth: 'They are worth {worth}.',
      worthOnly: 'Points outstanding{at} are worth {worth} ({points} points).',
      expiring: 'Points that end within the coming month{at}: {expiring}, of {points} outstanding.',
      members: 'Members who hold points{at}: {members}.',
      state: 'Loyalty program{at}: {state}; orders count since {since}.',
      issued: 'Points issued{at} ({period}): {issued}.',
      redeemed: 'Points redeemed{at} ({period}): {redeemed}.',
      expired: 'Points expired{at} ({period}): {expired}.',
      at: ' in {country}',
      most: 'Most loyalty points outstanding: {list}.',
      least: 'Fewest loyalty points outstanding: {list}.',
      alone: '{name} with {value}',
    },
    coverage: {
      complete:
        '{language}: {share} complete ({published}); {missingTexts} texts with something missing, {outdatedTexts} with something outdated.',
      missing: '{language}: {missingTexts} texts have something missing ({missing} fields).',
      outdated: '{language}: {outdatedTexts} texts have something outdated ({outdated} fields).',
      open: 'The language is {share} complete ({published}).',
      offered: '{language}: {published}, {share} complete.',
      most: 'Most complete first: {list}.',
      least: 'Least complete first: {list}.',
      readAt: 'Texts were last read at {readAt}.',
    },
    separator: ', ',
  },
  'zh-CN': {
    registration: {
      over: '{place}，{duty}：已超过注册门槛，按所跟踪的规则需要注册（已注册的除外）。',
      approaching: '{place}，{duty}：目前还不需要注册，但已接近门槛。',
      under: '{place}，{duty}：按所跟踪的规则，目前不需要注册。',
      'cannot-judge': '{place}，{duty}：暂时无法判断。',
      'not-applicable': '{place}，{duty}：按所跟踪的规则，目前对本店没有注册要求。',
      notRecorded: '{place}，{duty}：尚未登记注册。',
      registered: '{place}，{duty}：您已登记为已注册。',
      option: '{place}，{duty}：可自愿注册，并非义务。',
      reason: '原因：{reason}。',
      charged: '另外，{charged}。',
      uncertain: '这一结论并不确定：{uncertain}。',
      sum: '已计入（{period}）{sum}，门槛为 {limit}，占 {share}。',
      anySale: '没有起征门槛，每笔销售都计入。已计入（{period}）{sum}。',
      left: '距门槛还差 {left}。',
      crossed: '超过门槛的日期为 {crossedOn}。',
      decided: '法定判定日为 {decidedOn}。',
      foreseen:
        '按目前的节奏，预计在 {likelyOn} 前后超过，大概率在 {earliestOn} 至 {latestOn} 之间。',
      foreseenOpen: '按目前的节奏，预计在 {likelyOn} 前后超过，最晚日期尚不确定。',
      notForeseen: '按目前的节奏，{notBefore} 之前不会超过。',
      noForecast: '何时超过尚无法预估：{noForecast}。',
      note: '以上为按规则计算的结果，不构成法律意见。',
    },
    registrations: {
      due: '已超过或接近门槛、且未登记注册的共 {count} 项：',
      over: '已超过门槛、且未登记注册的共 {count} 项：',
      approaching: '接近门槛的共 {count} 项：',
      registered: '已登记的注册共 {count} 项：',
      none: {
        due: '没有已超过或接近的注册门槛（{count} 项）。',
        over: '没有已超过而未登记的注册门槛（{count} 项）。',
        approaching: '没有接近的注册门槛（{count} 项）。',
        registered: '尚未登记任何注册（{count} 项）。',
      },
      line: '{place}，{duty}：{state}。',
      lineSum: '{place}，{duty}：{state}，已计入 {sum}，门槛 {limit}。',
      lineWhen: '预计在 {likelyOn} 前后超过。',
    },
    transit: {
      country:
        '寄往{country}的包裹，从交运到送达的中位数为 {p50} 天，较慢的为 {wide} 天（P80），绝大多数不超过 {long} 天（P90）。',
      carrier:
        '{carrier}全部线路，从交运到送达的中位数为 {p50} 天，较慢的为 {wide} 天（P80），绝大多数不超过 {long} 天（P90）。',
      countryCarrier:
        '{carrier}寄往{country}的包裹，从交运到送达的中位数为 {p50} 天，较慢的为 {wide} 天（P80），绝大多数不超过 {long} 天（P90）。',
      all: '全部包裹从交运到送达的中位数为 {p50} 天，较慢的为 {wide} 天（P80），绝大多数不超过 {long} 天（P90）。',
      parcels: '根据 {parcels} 个已送达包裹得出。',
      told: '配送设置中，运输至{country}为 {transitMin} 至 {transitMax} 个运输日。',
      slowest: '按交运到送达天数的中位数，最慢的是{list}。',
      fastest: '按交运到送达天数的中位数，最快的是{list}。',
    },
    slowLanes: {
      none: '在 {judged} 条线路中，没有变慢的。',
      some: '在 {judged} 条线路中，变慢的有 {slow} 条，不再更新送达信息的有 {silent} 条。',
    },
    promises: {
      broken:
        '{period}，{at}未按承诺送达的订单为 {broken} 笔，占可判断的 {judged} 笔的 {brokenShare}。',
      early:
        '{period}，{at}早于承诺日期送达的订单为 {early} 笔，占可判断的 {judged} 笔的 {earlyShare}。',
      fault:
        '{period}，{at}未按承诺送达的 {broken} 笔订单中，仓库的责任 {warehouse} 笔，物流商的责任 {carrier} 笔，双方都有责任 {both} 笔。',
      judged: '按承诺日期送达 {kept} 笔（{keptShare}）。',
      in: '{country}，',
      least: '{period}，承诺达成率最低的依次为{list}。',
      most: '{period}，承诺达成率最高的依次为{list}。',
    },
    handover: {
      line: '订单交运的中位数为 {p50} 个工作日，绝大多数不超过 {p90} 个工作日（{orders} 笔订单）。',
      linePlace:
        '{place}：订单交运的中位数为 {p50} 个工作日，绝大多数不超过 {p90} 个工作日（{orders} 笔订单）。',
    },
    method: {
      success: '{period}，{subject}的首次支付成功率为 {share}（{of} 次购买中成功 {count} 次）。',
      failed:
        '{period}，{subject}的首次支付失败率为 {failedShare}（{of} 次购买中失败 {failed} 次）。',
      fees: '{period}，{subject}的手续费率为 {share}（{of} 收取 {count}）。',
      refunds: '{period}，{subject}的退款订单占 {share}（{of} 笔已付订单中 {count} 笔）。',
      disputes: '{period}，{subject}的争议订单占 {share}（{of} 笔已付订单中 {count} 笔）。',
      usage: '{period}，{subject}支付的订单为 {count} 笔，占 {of} 笔已付订单的 {share}。',
      all: '全部支付',
      allIn: '{country}全部支付',
      range: '考虑样本量，真实水平很可能在 {low} 至 {high} 之间。',
      at: '{country} {way}',
      most: {
        success: '{period}，首次支付成功率最高的依次为{list}。',
        fees: '{period}，手续费率最高的依次为{list}。',
        refunds: '{period}，退款订单占比最高的依次为{list}。',
        disputes: '{period}，争议订单占比最高的依次为{list}。',
        usage: '{period}，使用最多的支付方式依次为{list}（占已付订单的比例）。',
      },
      least: {
        success: '{period}，首次支付成功率最低的依次为{list}。',
        fees: '{period}，手续费率最低的依次为{list}。',
        refunds: '{period}，退款订单占比最低的依次为{list}。',
        disputes: '{period}，争议订单占比最低的依次为{list}。',
        usage: '{period}，使用最少的支付方式依次为{list}（占已付订单的比例）。',
      },
      next: '、',
      alone: '{name}（{value}）',
    },
    failures: {
      lead: '{period}，{at}失败的支付共 {all} 次，最常见的原因是{list}。',
      line: '{cause}（{count} 次）',
    },
    rate: {
      value: '{on} 的参考汇率：每 {base} 兑 {value} {currency}。',
      up: '{currency} 近一个月升值 {change}。',
      down: '{currency} 近一个月贬值 {change}。',
      note: '银行实际汇率会有差异。',
    },
    margin: {
      line: '以 {currency} 定价的商品，按当前参考汇率毛利率为 {now}（未扣除手续费、运费、税费和广告费）。',
      lineIn:
        '{country}以 {currency} 定价的商品，按当前参考汇率毛利率为 {now}（未扣除手续费、运费、税费和广告费）。',
      set: '按定价时的汇率为 {asSet}。',
      worthDown: '以 {currency} 标的价格，价值比定价时低 {worth}。',
      worthUp: '以 {currency} 标的价格，价值比定价时高 {worth}。',
      lost: '每月因此少收约 {lost}。',
    },
    points: {
      points: '{at}未使用的积分共 {points}。',
      worth: '折合 {worth}。',
      worthOnly: '{at}未使用的积分折合 {worth}（共 {points} 积分）。',
      expiring: '{at}未来一个月内到期的积分为 {expiring}，未使用的积分共 {points}。',
      members: '{at}持有积分的会员为 {members} 人。',
      state: '{at}积分计划：{state}，自 {since} 起的订单计入。',
      issued: '{period}，{at}发放的积分为 {issued}。',
      redeemed: '{period}，{at}兑换的积分为 {redeemed}。',
      expired: '{period}，{at}失效的积分为 {expired}。',
      at: '{country}，',
      most: '未使用积分最多的依次为{list}。',
      least: '未使用积分最少的依次为{list}。',
      alone: '{name}（{value}）',
    },
    coverage: {
      complete:
        '{language}：完整度 {share}（{published}），{missingTexts} 条文本有缺失，{outdatedTexts} 条已过时。',
      missing: '{language}：{missingTexts} 条文本有缺失（共 {missing} 个字段）。',
      outdated: '{language}：{outdatedTexts} 条文本已过时（共 {outdated} 个字段）。',
      open: '该语言的完整度为 {share}（{published}）。',
      offered: '{language}：{published}，完整度 {share}。',
      most: '完整度最高的依次为{list}。',
      least: '完整度最低的依次为{list}。',
      readAt: '文本最近一次读取时间为 {readAt}。',
    },
    separator: '、',
  },
};
