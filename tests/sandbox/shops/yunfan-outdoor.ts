import type {
  CountryProfile,
  LaneProfile,
  MarketProfile,
  MethodProfile,
  ShopProfile,
} from './profile.ts';
import { yunfanCatalog } from './yunfan-catalog.ts';

const SHENZHEN = '72000000001';
const YIWU = '72000000002';

const CARD_ERRORS = {
  CARD_DECLINED: 38,
  INSUFFICIENT_FUNDS: 18,
  DO_NOT_HONOR: 16,
  AUTHENTICATION_FAILED: 12,
  FRAUD_SUSPECTED: 8,
  INCORRECT_CVC: 5,
  PAYMENT_PROVIDER_ERROR: 3,
};
const WALLET_ERRORS = { CANCELLED_PAYMENT: 62, GENERIC_ERROR: 26, INSUFFICIENT_FUNDS: 12 };

/** Third-party gateways tell Shopify no fee. */
function method(
  gateway: string,
  formattedGateway: string,
  paymentMethodName: string,
  icon: string,
  failureRate: number,
  errorCodes: Record<string, number>,
): MethodProfile {
  return {
    gateway,
    formattedGateway,
    paymentMethodName,
    icon,
    failureRate,
    errorCodes,
    capturedOnHandover: false,
    fee: null,
  };
}

const airwallex = (name: string, icon: string, rate: number, errors: Record<string, number>) =>
  method('airwallex', 'Airwallex', name, icon, rate, errors);
const oceanpayment = (name: string, icon: string, rate: number, errors: Record<string, number>) =>
  method('oceanpayment', 'Oceanpayment', name, icon, rate, errors);

const methods: Record<string, MethodProfile> = {
  paypal: method('paypal', 'PayPal', 'paypal', 'paypal', 0.035, {
    CANCELLED_PAYMENT: 55,
    INSTRUMENT_DECLINED: 32,
    GENERIC_ERROR: 13,
  }),
  visa: airwallex('visa', 'visa', 0.115, CARD_ERRORS),
  mastercard: airwallex('mastercard', 'master', 0.11, CARD_ERRORS),
  amex: airwallex('american_express', 'american_express', 0.13, CARD_ERRORS),
  jcb: airwallex('jcb', 'jcb', 0.09, CARD_ERRORS),
  klarna: airwallex('klarna', 'klarna', 0.06, WALLET_ERRORS),
  kakaoPay: airwallex('kakao_pay', 'kakao_pay', 0.05, WALLET_ERRORS),
  oceanVisa: oceanpayment('visa', 'visa', 0.16, CARD_ERRORS),
  oceanMastercard: oceanpayment('mastercard', 'master', 0.15, CARD_ERRORS),
  pix: oceanpayment('pix', 'pix', 0.06, WALLET_ERRORS),
  boleto: oceanpayment('boleto', 'boleto', 0.18, WALLET_ERRORS),
  oxxo: oceanpayment('oxxo', 'oxxo', 0.12, WALLET_ERRORS),
};

function lane(
  carrier: string,
  service: string,
  weight: number,
  transitDaysMedian: number,
  customs: [days: number, chance: number],
  more: Partial<LaneProfile> = {},
): LaneProfile {
  return {
    locationId: SHENZHEN,
    carrier,
    service,
    weight,
    transitDaysMedian,
    sigma: 0.28,
    customsDays: customs[0],
    customsChance: customs[1],
    events: 'sparse',
    estimates: false,
    sundayDelivery: false,
    ...more,
  };
}

function country(
  code: string,
  locale: string,
  hoursAhead: number,
  more: Partial<CountryProfile> = {},
): CountryProfile {
  return { code, share: 1, locale, hoursAhead, taxRate: 0, taxesIncluded: false, ...more };
}

function market(
  [handle, name, currency, exchangeRate]: [string, string, string, number],
  [share, growthPerYear, returnFactor]: [number, number, number],
  where: CountryProfile,
  weights: Record<string, number>,
  shippingMinor: number,
  lanes: LaneProfile[],
): MarketProfile {
  return {
    handle,
    name,
    currency,
    exchangeRate,
    fixedPrices: currency === 'BRL',
    share,
    growthPerYear,
    returnFactor,
    countries: [where],
    methods: weights,
    shippingMinor,
    freeShippingFromMinor: 7_900,
    lanes,
  };
}

/** The usual three: a commercial line, a second one, and the postal lane that tells little. */
function lines(
  yun: number,
  fourPx: number,
  yanwen: number,
  customs: [number, number],
): LaneProfile[] {
  return [
    lane('YunExpress', 'YunExpress Global Direct', 52, yun, customs, { events: 'full' }),
    lane('4PX', '4PX Global Express', 28, fourPx, customs, { locationId: YIWU }),
    lane('Yanwen', 'Yanwen Economic Air Mail', 20, yanwen, customs, { sigma: 0.36 }),
  ];
}

const STATES = ['CA', 'TX', 'NY', 'FL', 'PA', 'WA', 'IL', 'OH'];
const EU_TAX = (rate: number): Partial<CountryProfile> => ({ taxRate: rate, taxesIncluded: true });

const markets: MarketProfile[] = [
  market(
    ['united-states', 'United States', 'USD', 1],
    [0.38, 0.15, 0.8],
    country('US', 'en', -13, { provinces: STATES }),
    { paypal: 38, visa: 30, mastercard: 20, amex: 12 },
    790,
    [
      ...lines(9.5, 11.5, 19, [4, 0.07]),
      lane('DHL', 'Express Worldwide', 6, 4, [2, 0.05], { events: 'full', estimates: true }),
    ],
  ),
  market(
    ['united-kingdom', 'United Kingdom', 'GBP', 0.77],
    [0.11, 0.1, 0.9],
    country('GB', 'en', -8, EU_TAX(0.2)),
    { paypal: 40, visa: 34, mastercard: 22, klarna: 4 },
    690,
    lines(8.5, 10, 18, [3, 0.06]),
  ),
  market(
    ['germany', 'Germany', 'EUR', 0.89],
    [0.1, 0.12, 1.2],
    country('DE', 'de', -7, EU_TAX(0.19)),
    { paypal: 62, klarna: 18, visa: 11, mastercard: 9 },
    690,
    lines(9, 10.5, 19, [3, 0.08]),
  ),
  market(
    ['france', 'France', 'EUR', 0.89],
    [0.08, 0.08, 0.8],
    country('FR', 'fr', -7, EU_TAX(0.2)),
    { visa: 44, mastercard: 28, paypal: 28 },
    690,
    lines(9, 11, 19, [3, 0.07]),
  ),
  market(
    ['canada', 'Canada', 'CAD', 1.37],
    [0.08, 0.2, 0.7],
    country('CA', 'en', -12, { provinces: ['ON', 'QC', 'BC', 'AB'] }),
    { visa: 36, mastercard: 26, paypal: 38 },
    890,
    lines(11, 13, 23, [4, 0.08]),
  ),
  market(
    ['australia', 'Australia', 'AUD', 1.52],
    [0.1, 0.3, 0.6],
    country('AU', 'en', 2, { provinces: ['NSW', 'VIC', 'QLD'] }),
    { paypal: 40, visa: 34, mastercard: 26 },
    790,
    lines(9.5, 11, 18, [3, 0.05]),
  ),
  market(
    ['brazil', 'Brazil', 'BRL', 5.4],
    [0.05, 0.25, 0.4],
    country('BR', 'pt-BR', -11),
    { pix: 46, oceanVisa: 22, oceanMastercard: 18, boleto: 6, paypal: 8 },
    990,
    lines(16, 19, 30, [7, 0.25]),
  ),
  market(
    ['mexico', 'Mexico', 'MXN', 18.4],
    [0.05, 0.22, 0.4],
    country('MX', 'es', -14),
    { oceanVisa: 40, oceanMastercard: 28, oxxo: 14, paypal: 18 },
    990,
    lines(15, 17, 28, [6, 0.18]),
  ),
  market(
    ['japan', 'Japan', 'JPY', 149],
    [0.03, 0.1, 0.3],
    country('JP', 'ja', 1),
    { visa: 40, jcb: 26, mastercard: 22, paypal: 12 },
    590,
    lines(5, 6, 11, [2, 0.04]),
  ),
  market(
    ['south-korea', 'South Korea', 'KRW', 1385],
    [0.03, 0.12, 0.4],
    country('KR', 'ko', 1),
    { visa: 30, mastercard: 24, kakaoPay: 36, paypal: 10 },
    590,
    lines(5, 6.5, 11, [2, 0.05]),
  ),
];

/** An outdoor brand in Shenzhen without Shopify Payments: 10 markets, 8,000 orders. */
export const yunfanOutdoor: ShopProfile = {
  handle: 'yunfan-outdoor',
  name: 'Yunfan Outdoor',
  currency: 'USD',
  zone: 'Asia/Shanghai',
  country: 'CN',
  adminLocale: 'zh-CN',
  planName: 'Shopify',
  taxesIncluded: false,
  idBase: 6_200_000_000_000,
  orders: 8_000,
  months: 18,
  yearShape: [0.85, 0.85, 0.95, 1.05, 1.15, 1.15, 1.1, 1.0, 0.95, 0.95, 1.2, 1.15],
  repeat: { meanGapDays: 75, dropout: 0.64 },
  locations: [
    {
      id: SHENZHEN,
      name: '深圳仓',
      country: 'CN',
      active: true,
      cutOffHour: 15,
      processingDays: [0.4, 0.4, 0.15, 0.05],
      worksOnSaturday: true,
    },
    {
      id: YIWU,
      name: '义乌仓',
      country: 'CN',
      active: true,
      cutOffHour: 14,
      processingDays: [0.35, 0.4, 0.2, 0.05],
      worksOnSaturday: true,
    },
  ],
  locales: [
    { locale: 'en', name: 'English', primary: true, published: true },
    { locale: 'de', name: 'German', primary: false, published: true },
    { locale: 'fr', name: 'French', primary: false, published: true },
    { locale: 'ja', name: 'Japanese', primary: false, published: true },
    { locale: 'ko', name: 'Korean', primary: false, published: true },
    { locale: 'pt-BR', name: 'Portuguese (Brazil)', primary: false, published: true },
    { locale: 'es', name: 'Spanish', primary: false, published: true },
  ],
  markets,
  methods,
  catalog: yunfanCatalog,
};
