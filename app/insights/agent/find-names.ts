import { paymentFacts } from '../../payments/index.ts';

/** A name found in a text, with what it stands for. */
export interface FoundName {
  id: string;
  start: number;
  end: number;
}

interface Entry {
  text: string;
  id: string;
}

/** A finder of names of one kind: longest first, whole words, never one within another. */
function finderOf(entries: readonly Entry[]): (text: string) => FoundName[] {
  const sorted = entries
    .filter(({ text }) => text.length > 0)
    .map(({ text, id }) => ({ text: text.toLowerCase(), id }))
    .toSorted((a, b) => b.text.length - a.text.length);
  return (text) => {
    const lower = text.toLowerCase();
    const found: FoundName[] = [];
    for (const { text: name, id } of sorted) {
      for (let at = lower.indexOf(name); at !== -1; at = lower.indexOf(name, at + 1)) {
        const end = at + name.length;
        const isFree = found.every((other) => end <= other.start || at >= other.end);
        if (isFree && isWhole(lower, at, end)) found.push({ id, start: at, end });
      }
    }
    return found.toSorted((a, b) => a.start - b.start);
  };
}

/** Latin letters stand against no other Latin letter or digit; Chinese has no borders. */
function isWhole(text: string, start: number, end: number): boolean {
  const isLetter = (at: number) => /[a-z\d\u00c0-\u024f]/.test(text[at] ?? '');
  const opens = isLetter(start) && isLetter(start - 1);
  const closes = isLetter(end - 1) && isLetter(end);
  return !opens && !closes;
}

/** Text without the names found in it. */
export function without(text: string, found: readonly Omit<FoundName, 'id'>[]): string {
  return found
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text);
}

/** What merchants call methods beside the names in the facts. */
const METHOD_NAMES: Record<string, readonly string[]> = {
  paypal: ['贝宝', 'pay pal'],
  apple_pay: ['苹果支付', 'applepay', '苹果 pay'],
  google_pay: ['谷歌支付', 'googlepay', 'gpay'],
  shop_pay: ['shoppay'],
  alipay: ['支付宝', 'ali pay'],
  wechat_pay: ['微信支付', '微信', 'wechat'],
  unionpay: ['银联', 'union pay'],
  mastercard: ['万事达', 'master card', '万事达卡'],
  visa: ['维萨', 'visa卡'],
  amex: ['american express', '美国运通', '运通'],
  cod: ['cash on delivery', '货到付款', 'cod'],
  klarna_later: ['klarna pay later', 'klarna invoice'],
  klarna_slice: ['klarna installments', 'klarna instalments', 'klarna 分期'],
  sepa_debit: ['sepa direct debit', 'sepa debit', 'sepa'],
  przelewy24: ['p24'],
  konbini: ['konbini', 'convenience store', '便利店'],
};

/** Names that are words of English too: they are methods only where payment is spoken of. */
const ALSO_WORDS = new Set(
  'zip discover troy iris alma bit elo eps mada verve tamara tabby knet maya dana in3 fast_tr oney twint swish affirm'.split(
    ' ',
  ),
);

const methodEntries: readonly Entry[] = paymentFacts.methods.flatMap(
  ({ id, name, names, word, aliases }) =>
    [
      ...(name === null || word !== undefined ? [] : [name]),
      ...Object.values(names ?? {}),
      ...(aliases ?? []).map((alias) => alias.replaceAll('_', ' ')),
      ...(METHOD_NAMES[id] ?? []),
    ]
      .filter((text) => text.toLowerCase() !== 'master')
      .map((text) => ({ text, id })),
);

/** Payment methods named in a text. @example findMethods('瑞典 Klarna 的成功率') // klarna */
export const findMethods = finderOf(methodEntries);

/** Whether a method's name says by itself that payment is spoken of. */
export const isClearMethod = (id: string): boolean => !ALSO_WORDS.has(id);

const LANGUAGES =
  'af ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id is it ja ko lt lv ms nb nl no pl pt pt-BR ro ru sk sl sr sv th tr uk vi zh zh-Hans zh-Hant zh-CN zh-TW'.split(
    ' ',
  );
const LANGUAGE_NAMES: Record<string, readonly string[]> = {
  zh: ['mandarin', '中文', '汉语', '华语'],
  'zh-CN': ['simplified chinese', '简体中文', '简中', '简体'],
  'zh-TW': ['traditional chinese', '繁体中文', '繁中', '繁体'],
  nb: ['norwegian'],
  'pt-BR': ['brazilian portuguese', '巴西葡萄牙语', '巴西葡语'],
  pt: ['葡语', '葡文'],
  es: ['西语', '西文', 'castilian'],
  de: ['deutsch'],
  fr: ['français'],
};

const languageEntries: readonly Entry[] = LANGUAGES.flatMap((id) => {
  if (id === 'zh-Hans' || id === 'zh-Hant') return [];
  const own = ['en', 'zh-CN'].flatMap((locale) => {
    if (id.includes('-') || id === 'no') return [];
    const name = new Intl.DisplayNames([locale], { type: 'language' }).of(id);
    return name === undefined ? [] : [name];
  });
  const written = own.filter((name) => name.endsWith('语')).map((name) => `${name.slice(0, -1)}文`);
  return [...own, ...written, ...(LANGUAGE_NAMES[id] ?? [])].map((text) => ({ text, id }));
});

/** Languages named in a text, as BCP 47 codes. @example findLanguages('法文还缺多少') // fr */
export const findLanguages = finderOf(languageEntries);

const CURRENCIES =
  'AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KRW KZT MXN MYR NGN NOK NZD PEN PHP PLN QAR RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR'.split(
    ' ',
  );
const CURRENCY_NAMES: Record<string, readonly string[]> = {
  USD: ['dollar', 'dollars', 'us dollar', 'us dollars', 'greenback', '美元', '美金', '美刀', '$'],
  EUR: ['euro', 'euros', '欧元', '€'],
  GBP: ['pound', 'pounds', 'sterling', 'british pound', 'quid', '英镑', '镑', '£'],
  JPY: ['yen', 'japanese yen', '日元', '日币', '日圆', '円'],
  CNY: ['yuan', 'rmb', 'renminbi', 'chinese yuan', '人民币', '软妹币'],
  CHF: ['franc', 'francs', 'swiss franc', 'swiss francs', '瑞士法郎', '瑞郎', '法郎'],
  SEK: ['swedish krona', 'swedish kronor', 'swedish crown', 'swedish crowns', '瑞典克朗'],
  NOK: ['norwegian krone', 'norwegian kroner', '挪威克朗'],
  DKK: ['danish krone', 'danish kroner', '丹麦克朗'],
  PLN: ['zloty', 'złoty', 'zlotys', 'polish zloty', '兹罗提', '波兰兹罗提', '波兰币'],
  CZK: ['czech koruna', 'koruna', '捷克克朗'],
  HUF: ['forint', '福林'],
  AUD: ['australian dollar', 'australian dollars', 'aussie dollar', '澳元', '澳币', '澳大利亚元'],
  CAD: ['canadian dollar', 'canadian dollars', '加元', '加币', '加拿大元'],
  NZD: ['new zealand dollar', 'kiwi dollar', '纽币', '新西兰元', '纽元'],
  SGD: ['singapore dollar', '新加坡元', '新币', '坡币'],
  HKD: ['hong kong dollar', '港币', '港元'],
  TWD: ['taiwan dollar', 'new taiwan dollar', '新台币', '台币'],
  KRW: ['korean won', '韩元', '韩币'],
  INR: ['rupee', 'rupees', 'indian rupee', '卢比', '印度卢比'],
  MXN: ['mexican peso', 'mexican pesos', '墨西哥比索'],
  BRL: ['brazilian real', 'reais', '巴西雷亚尔', '雷亚尔'],
  THB: ['baht', 'thai baht', '泰铢'],
  TRY: ['turkish lira', '土耳其里拉', '里拉'],
  AED: ['dirham', '迪拉姆'],
  SAR: ['saudi riyal', '沙特里亚尔'],
};

/** Currencies named in a text, as ISO 4217 codes. @example findCurrencies('日元汇率') // JPY */
export const findCurrencies = finderOf(
  CURRENCIES.flatMap((id) => [
    { text: id, id },
    ...(CURRENCY_NAMES[id] ?? []).map((text) => ({ text, id })),
  ]),
);

/** Carriers that merchants name in ways of their own; each as the shop's parcels may name it. */
const CARRIER_NAMES: Record<string, readonly string[]> = {
  DHL: ['敦豪'],
  UPS: ['联合包裹'],
  FedEx: ['fed ex', '联邦快递', '联邦'],
  TNT: [],
  DPD: [],
  GLS: [],
  Hermes: [],
  Evri: [],
  PostNL: ['post nl', '荷兰邮政'],
  PostNord: ['post nord', '北欧邮政'],
  InPost: ['in post'],
  USPS: ['us post', 'us postal service', '美国邮政'],
  'Royal Mail': ['英国皇家邮政', '皇家邮政'],
  'Japan Post': ['日本邮政', '日本邮便'],
  Yamato: ['yamato transport', '黑猫宅急便', '大和运输'],
  Sagawa: ['佐川急便', '佐川'],
  'SF Express': ['顺丰', 'sf international', '顺丰国际', '顺丰速运'],
  YunExpress: ['yun express', '云途', '云途物流'],
  Yanwen: ['燕文', '燕文物流', 'yanwen express'],
  '4PX': ['递四方', '4px express'],
  EMS: ['邮政 ems', '邮政特快'],
  'China Post': ['中国邮政', '邮政小包'],
  Cainiao: ['菜鸟', '菜鸟物流'],
  'Australia Post': ['auspost', '澳洲邮政', '澳大利亚邮政'],
  'Canada Post': ['加拿大邮政'],
  'Swiss Post': ['瑞士邮政', 'die post'],
  'La Poste': ['法国邮政', 'colissimo'],
  Chronopost: [],
  Correos: ['西班牙邮政'],
  bpost: ['比利时邮政'],
  Aramex: [],
};

/** Carriers named in a text: known ones, and those of the shop. */
export function findCarriers(text: string, own: readonly string[]): FoundName[] {
  const known = Object.entries(CARRIER_NAMES).flatMap(([id, names]) =>
    [id, ...names].map((name) => ({ text: name, id })),
  );
  // A carrier of one letter or none of meaning is no name that anybody asks by.
  const ours = own.filter((name) => name.length >= 3).map((name) => ({ text: name, id: name }));
  return finderOf([...ours, ...known])(text);
}

/** States and provinces with thresholds of their own; English names, then Chinese ones. */
const REGIONS = `US-AL Alabama 亚拉巴马 阿拉巴马;US-AK Alaska 阿拉斯加;US-AZ Arizona 亚利桑那;US-AR Arkansas 阿肯色;US-CA California 加利福尼亚 加州;US-CO Colorado 科罗拉多;US-CT Connecticut 康涅狄格;US-DC District_of_Columbia Washington_DC Washington_D.C. 哥伦比亚特区 华盛顿特区;US-FL Florida 佛罗里达 佛州;US-GA Georgia_state state_of_Georgia 佐治亚 乔治亚州;US-HI Hawaii 夏威夷;US-ID Idaho 爱达荷;US-IL Illinois 伊利诺伊;US-IN Indiana 印第安纳;US-IA Iowa 艾奥瓦 爱荷华;US-KS Kansas 堪萨斯;US-KY Kentucky 肯塔基;US-LA Louisiana 路易斯安那;US-ME Maine 缅因;US-MD Maryland 马里兰;US-MA Massachusetts 马萨诸塞 麻省;US-MI Michigan 密歇根;US-MN Minnesota 明尼苏达;US-MS Mississippi 密西西比;US-MO Missouri 密苏里;US-NE Nebraska 内布拉斯加;US-NV Nevada 内华达;US-NJ New_Jersey 新泽西;US-NM New_Mexico 新墨西哥;US-NY New_York New_York_State 纽约州 纽约;US-NC North_Carolina 北卡罗来纳 北卡;US-ND North_Dakota 北达科他;US-OH Ohio 俄亥俄;US-OK Oklahoma 俄克拉何马 俄克拉荷马;US-PA Pennsylvania 宾夕法尼亚 宾州;US-RI Rhode_Island 罗得岛;US-SC South_Carolina 南卡罗来纳 南卡;US-SD South_Dakota 南达科他;US-TN Tennessee 田纳西;US-TX Texas 得克萨斯 德克萨斯 得州 德州;US-UT Utah 犹他;US-VT Vermont 佛蒙特;US-VA Virginia 弗吉尼亚;US-WA Washington Washington_State 华盛顿州 华盛顿;US-WV West_Virginia 西弗吉尼亚;US-WI Wisconsin 威斯康星;US-WY Wyoming 怀俄明;CA-QC Quebec Québec 魁北克;CA-BC British_Columbia 不列颠哥伦比亚 卑诗;CA-MB Manitoba 马尼托巴;CA-SK Saskatchewan 萨斯喀彻温`;

/** States and provinces named in a text: 'US-CA'. */
export const findRegions = finderOf(
  REGIONS.split(';').flatMap((line) => {
    const [id = '', ...names] = line.split(' ');
    return names.flatMap((name) => {
      const text = name.replaceAll('_', ' ');
      const isHan = /\p{Script=Han}$/u.test(text);
      return [{ text, id }, ...(isHan && !text.endsWith('州') ? [{ text: `${text}州`, id }] : [])];
    });
  }),
);
