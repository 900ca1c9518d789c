import type { AdminLocale } from '../../i18n/locale.ts';

/**
 * Sentences of the rules analyst. `{value}` and the like become references to facts, or names of
 * countries and measures; numbers never stand in them.
 */
export interface AnswerWords {
  numbers: { shop: string; country: string; abroad: string; none: string };
  change: {
    up: string;
    down: string;
    same: string;
    pointsUp: string;
    pointsDown: string;
    none: string;
  };
  ranking: { most: string; least: string; next: string; alone: string; separator: string };
  orders: { all: string; country: string; period: string; countryPeriod: string };
  toDo: {
    none: string;
    noneIn: string;
    some: string;
    stake: { month: string; once: string };
    proposed: string;
  };
  why: { found: string; notFound: string; numbers: string };
  delivery: {
    arrival: string;
    orderBefore: string;
    cutOff: string;
    processing: string;
    transit: string;
    from: string;
  };
  methods: { shown: string; notShown: string; tried: string; none: string };
  storefront: { line: string; since: string };
  data: { range: string; lastOrder: string; import: string };
  activity: { line: string };
  help: string;
  unanswered: {
    law: string;
    future: string;
    'not-known': string;
    unclear: string;
    'which-country': string;
  };
  /** What can be asked, behind a question that was not answered. */
  offer: string;
  missing: string;
}

export const ANSWER_WORDS: Record<AdminLocale, AnswerWords> = {
  en: {
    numbers: {
      shop: '{measure} ({period}): {value}.',
      country: '{measure} in {country} ({period}): {value}.',
      abroad: 'Of that abroad: {value}.',
      none: '{measure} in this period: there is nothing to count yet.',
    },
    change: {
      up: 'That is up {change} on {before} in the period compared ({beforePeriod}).',
      down: 'That is down {change} on {before} in the period compared ({beforePeriod}).',
      same: 'That is the same as in the period compared ({beforePeriod}).',
      pointsUp:
        'That is up {change} percentage points on {before} in the period compared ({beforePeriod}).',
      pointsDown:
        'That is down {change} percentage points on {before} in the period compared ({beforePeriod}).',
      none: 'There is nothing to compare it with: the data don’t reach back far enough.',
    },
    ranking: {
      most: '{measure}, highest first ({period}): {country} with {value}.',
      least: '{measure}, lowest first ({period}): {country} with {value}.',
      next: 'Then come {list}.',
      alone: '{country} with {value}',
      separator: ', ',
    },
    orders: {
      all: '{label}: {value}.',
      country: '{label}, {country}: {value}.',
      period: '{label} ({period}): {value}.',
      countryPeriod: '{label}, {country} ({period}): {value}.',
    },
    toDo: {
      none: 'Nothing is open: the monitors have found nothing that needs you.',
      noneIn:
        'Nothing is open for {country}: the monitors have found nothing there that needs you.',
      some: 'Open insights: {count}. The most pressing come first.',
      stake: {
        month: 'At stake each month: {expected} (between {low} and {high}).',
        once: 'At stake: {expected} (between {low} and {high}).',
      },
      proposed: 'You can take the first step below; nothing is done without your approval.',
    },
    why: {
      found: 'This is what the monitors have found about it:',
      notFound: 'The monitors have found no cause for it, and I don’t guess.',
      numbers: 'This is what the numbers say:',
    },
    delivery: {
      arrival:
        'An order to {country} placed now would ship on {shipOn} and arrive between {earliestOn} and {latestOn}.',
      orderBefore: 'These dates hold for orders placed before {orderBefore}.',
      cutOff:
        'The cut-off is {cutOff}: orders placed before it start their processing the same working day.',
      processing: 'Processing takes {processingMin} to {processingMax} working days.',
      transit: 'Transit to {country} takes {transitMin} to {transitMax} carrier days.',
      from: 'Orders ship from {from}.',
    },
    methods: {
      shown: 'Shoppers in {country} are shown: {list}.',
      notShown: 'Not shown: {list}.',
      tried: '“{method}”: {successes} of {attempts} attempts succeeded lately.',
      none: 'Shoppers in {country} are shown no payment methods.',
    },
    storefront: {
      line: '{label}: {state}.',
      since: '{label}: {state}, in its present form since {since}.',
    },
    data: {
      range: 'Orders are there from {firstOn} to {lastOn}.',
      lastOrder: 'The last one was placed at {lastOrderAt}.',
      import: 'State of the import: {import}.',
    },
    activity: { line: '“{label}”: {state}, {at}.' },
    help: 'I answer from your shop’s data, and every number links to where it comes from.',
    unanswered: {
      law: 'I give no legal or tax advice.',
      future: 'I don’t predict; I only know what has happened.',
      'not-known': 'I can’t answer that from the data that I know.',
      unclear: 'I’m not sure what you are asking for.',
      'which-country': 'Which country do you mean?',
    },
    offer:
      'You can ask me about sales, orders, refunds, repeat purchases and payment success, for the shop or a country, over any period; about registration thresholds; about how long parcels take and promises kept; about single payment methods, exchange rates and margins; about loyalty points and translations; and about what to do next.',
    missing: 'Note: {reason}',
  },
  'zh-CN': {
    numbers: {
      shop: '{period}，{measure}为 {value}。',
      country: '{period}，{country}的{measure}为 {value}。',
      abroad: '其中海外为 {value}。',
      none: '所选周期内，{measure}暂无可统计的数据。',
    },
    change: {
      up: '比对比周期（{beforePeriod}）的 {before} 增长 {change}。',
      down: '比对比周期（{beforePeriod}）的 {before} 下降 {change}。',
      same: '与对比周期（{beforePeriod}）持平。',
      pointsUp: '比对比周期（{beforePeriod}）的 {before} 上升 {change} 个百分点。',
      pointsDown: '比对比周期（{beforePeriod}）的 {before} 下降 {change} 个百分点。',
      none: '历史数据不足，无法对比。',
    },
    ranking: {
      most: '{period}，{measure}最高的市场是{country}，为 {value}。',
      least: '{period}，{measure}最低的市场是{country}，为 {value}。',
      next: '其后依次为{list}。',
      alone: '{country}（{value}）',
      separator: '、',
    },
    orders: {
      all: '{label}：{value} 笔。',
      country: '{country}，{label}：{value} 笔。',
      period: '{period}，{label}：{value} 笔。',
      countryPeriod: '{period}，{country}，{label}：{value} 笔。',
    },
    toDo: {
      none: '目前没有待处理的洞察，未发现需要您处理的问题。',
      noneIn: '{country}目前没有待处理的洞察，未发现需要您处理的问题。',
      some: '待处理的洞察共 {count} 条，按紧要程度列出：',
      stake: {
        month: '每月涉及金额约 {expected}（{low} 至 {high}）。',
        once: '涉及金额约 {expected}（{low} 至 {high}）。',
      },
      proposed: '首要的一步已列在下方，经您确认后才会执行。',
    },
    why: {
      found: '系统监测到的相关情况如下：',
      notFound: '系统尚未发现原因，我不作猜测。',
      numbers: '相关数据如下：',
    },
    delivery: {
      arrival: '现在下单寄往{country}，将于 {shipOn} 发货，预计 {earliestOn} 至 {latestOn} 送达。',
      orderBefore: '在 {orderBefore} 之前下单，均按上述日期送达。',
      cutOff: '截单时间为 {cutOff}，在此之前下单，当个工作日开始备货。',
      processing: '备货需要 {processingMin} 至 {processingMax} 个工作日。',
      transit: '运输至{country}需要 {transitMin} 至 {transitMax} 个运输日。',
      from: '从{from}发货。',
    },
    methods: {
      shown: '{country}的顾客能看到：{list}。',
      notShown: '未展示：{list}。',
      tried: '“{method}”：近期 {attempts} 次支付中成功 {successes} 次。',
      none: '{country}的顾客目前看不到任何支付方式提示。',
    },
    storefront: {
      line: '{label}：{state}。',
      since: '{label}：{state}，当前版本自 {since} 起生效。',
    },
    data: {
      range: '订单数据的范围为 {firstOn} 至 {lastOn}。',
      lastOrder: '最近一笔订单的下单时间为 {lastOrderAt}。',
      import: '导入状态：{import}。',
    },
    activity: { line: '“{label}”：{state}，{at}。' },
    help: '我只根据店铺数据回答，每个数字都附有依据链接。',
    unanswered: {
      law: '我不提供法律或税务建议。',
      future: '我不作预测，只能回答已经发生的情况。',
      'not-known': '现有数据无法回答这个问题。',
      unclear: '我不确定您想问什么。',
      'which-country': '请问您指的是哪个国家/地区？',
    },
    offer:
      '您可以问：店铺或某个国家/地区在任意周期的销售额、订单、退款、复购率和支付成功率；注册门槛；物流时效和承诺达成情况；各支付方式、汇率和毛利率；积分和翻译进度；以及接下来该处理什么。',
    missing: '说明：{reason}',
  },
};

/**
 * A sentence with its places filled; a place without a filling is a mistake of ours.
 * @throws Error for a place that nothing fills.
 */
export function fillWords(words: string, fillings: Record<string, string>): string {
  return words.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const filling = fillings[name];
    if (filling === undefined) throw new Error(`Nothing fills {${name}} of "${words}"`);
    return filling;
  });
}
