import { nordlichtCatalog } from './nordlicht-catalog.ts';
import type {
  CountryProfile,
  LaneProfile,
  MarketProfile,
  MethodProfile,
  ShopProfile,
} from './profile.ts';

const HAMBURG = '71000000001';
const VENLO = '71000000002';

const CARD_ERRORS = {
  CARD_DECLINED: 34,
  INSUFFICIENT_FUNDS: 22,
  DO_NOT_HONOR: 12,
  AUTHENTICATION_FAILED: 14,
  EXPIRED_CARD: 6,
  INCORRECT_CVC: 7,
  PROCESSING_ERROR: 5,
};
const BANK_ERRORS = { CANCELLED_PAYMENT: 60, GENERIC_ERROR: 25, AUTHENTICATION_FAILED: 15 };
const CARD_FEE = { rate: 0.0165, fixedMinor: 25 };

function shopifyPayments(
  paymentMethodName: string,
  icon: string,
  failureRate: number,
  errorCodes: Record<string, number>,
  fee = CARD_FEE,
): MethodProfile {
  return {
    gateway: 'shopify_payments',
    formattedGateway: 'Shopify Payments',
    paymentMethodName,
    icon,
    failureRate,
    capturedOnHandover: icon === 'klarna',
    errorCodes,
    fee,
  };
}

const methods: Record<string, MethodProfile> = {
  visa: shopifyPayments('visa', 'visa', 0.075, CARD_ERRORS),
  mastercard: shopifyPayments('mastercard', 'master', 0.07, CARD_ERRORS),
  amex: shopifyPayments('american_express', 'american_express', 0.09, CARD_ERRORS, {
    rate: 0.027,
    fixedMinor: 25,
  }),
  jcb: shopifyPayments('jcb', 'jcb', 0.06, CARD_ERRORS, { rate: 0.027, fixedMinor: 25 }),
  applePay: shopifyPayments('apple_pay', 'apple_pay', 0.03, CARD_ERRORS),
  ideal: shopifyPayments('ideal', 'ideal', 0.035, BANK_ERRORS, { rate: 0, fixedMinor: 50 }),
  bancontact: shopifyPayments('bancontact', 'bancontact', 0.04, BANK_ERRORS, {
    rate: 0.012,
    fixedMinor: 25,
  }),
  eps: shopifyPayments('eps', 'eps', 0.05, BANK_ERRORS, { rate: 0.014, fixedMinor: 25 }),
  blik: shopifyPayments('blik', 'blik', 0.04, BANK_ERRORS, { rate: 0.011, fixedMinor: 25 }),
  klarna: shopifyPayments(
    'klarna',
    'klarna',
    0.055,
    { INSTRUMENT_DECLINED: 70, CANCELLED_PAYMENT: 30 },
    { rate: 0.0299, fixedMinor: 35 },
  ),
  twint: shopifyPayments('twint', 'twint', 0.03, BANK_ERRORS, { rate: 0.013, fixedMinor: 30 }),
  paypal: {
    gateway: 'paypal',
    formattedGateway: 'PayPal',
    paymentMethodName: 'paypal',
    icon: 'paypal',
    failureRate: 0.028,
    capturedOnHandover: false,
    errorCodes: { CANCELLED_PAYMENT: 55, INSTRUMENT_DECLINED: 30, GENERIC_ERROR: 15 },
    fee: null,
  },
};

function lane(
  locationId: string,
  carrier: string,
  service: string,
  weight: number,
  transitDaysMedian: number,
  more: Partial<LaneProfile> = {},
): LaneProfile {
  return {
    locationId,
    carrier,
    service,
    weight,
    transitDaysMedian,
    sigma: 0.3,
    customsDays: 0,
    customsChance: 0,
    events: 'full',
    estimates: true,
    sundayDelivery: false,
    ...more,
  };
}

function eu(code: string, locale: string, taxRate: number, share = 1): CountryProfile {
  return { code, share, locale, hoursAhead: 0, taxRate, taxesIncluded: true };
}

const US_STATES = ['CA', 'NY', 'TX', 'FL', 'WA', 'IL', 'MA', 'CO'];
const customs = (customsDays: number, customsChance: number) => ({ customsDays, customsChance });

function market(
  handle: string,
  name: string,
  [currency, exchangeRate]: [string, number],
  [share, growthPerYear, returnFactor]: [number, number, number],
  countries: CountryProfile[],
  weights: Record<string, number>,
  [shippingMinor, freeShippingFromMinor]: [number, number],
  lanes: LaneProfile[],
): MarketProfile {
  return {
    handle,
    name,
    currency,
    exchangeRate,
    fixedPrices: currency === 'JPY',
    share,
    growthPerYear,
    returnFactor,
    countries,
    methods: weights,
    shippingMinor,
    freeShippingFromMinor,
    lanes,
  };
}

const EUR: [string, number] = ['EUR', 1];

const markets: MarketProfile[] = [
  market(
    'germany',
    'Germany',
    EUR,
    [0.365, 0.06, 1.35],
    [eu('DE', 'de', 0.19)],
    { paypal: 36, klarna: 30, visa: 12, mastercard: 10, applePay: 9, amex: 3 },
    [490, 5900],
    [
      lane(HAMBURG, 'DHL', 'Paket', 70, 1.5),
      lane(HAMBURG, 'Hermes', 'Standard', 20, 2.3),
      lane(VENLO, 'GLS', 'Business Parcel', 10, 2.1),
    ],
  ),
  market(
    'austria',
    'Austria',
    EUR,
    [0.085, 0.12, 1.2],
    [eu('AT', 'de', 0.2)],
    { klarna: 26, paypal: 22, visa: 18, mastercard: 14, eps: 13, applePay: 7 },
    [690, 7900],
    [
      lane(HAMBURG, 'DHL', 'Paket International', 60, 2.8),
      lane(HAMBURG, 'GLS', 'Euro Business Parcel', 40, 3.1),
    ],
  ),
  market(
    'france',
    'France',
    EUR,
    [0.095, 0.18, 0.9],
    [eu('FR', 'fr', 0.2)],
    { visa: 42, mastercard: 24, paypal: 20, applePay: 9, klarna: 5 },
    [790, 8900],
    [
      lane(HAMBURG, 'DHL', 'Paket International', 65, 3.4),
      lane(VENLO, 'GLS', 'Euro Business Parcel', 35, 2.9),
    ],
  ),
  market(
    'benelux',
    'Netherlands and Belgium',
    EUR,
    [0.095, 0.15, 1],
    [eu('NL', 'nl', 0.21, 0.74), eu('BE', 'nl', 0.21, 0.26)],
    { ideal: 58, klarna: 12, paypal: 10, visa: 7, mastercard: 6, bancontact: 7 },
    [590, 6900],
    [lane(VENLO, 'PostNL', 'Pakket', 75, 1.4), lane(VENLO, 'DHL', 'Parcel Connect', 25, 1.8)],
  ),
  market(
    'southern-europe',
    'Italy and Spain',
    EUR,
    [0.07, 0.2, 0.6],
    [eu('IT', 'en', 0.22, 0.55), eu('ES', 'en', 0.21, 0.45)],
    { paypal: 36, visa: 28, mastercard: 20, applePay: 8, klarna: 8 },
    [890, 9900],
    [
      lane(HAMBURG, 'GLS', 'Euro Business Parcel', 60, 4.2),
      lane(HAMBURG, 'DHL', 'Paket International', 40, 4.6),
    ],
  ),
  market(
    'sweden',
    'Sweden',
    ['SEK', 11.3],
    [0.05, 0.1, 1],
    [eu('SE', 'sv', 0.25)],
    { klarna: 46, visa: 22, mastercard: 18, paypal: 7, applePay: 7 },
    [790, 8900],
    [
      lane(HAMBURG, 'PostNord', 'MyPack Collect', 70, 3.1),
      lane(HAMBURG, 'DHL', 'Paket International', 30, 3.4),
    ],
  ),
  market(
    'poland',
    'Poland',
    ['PLN', 4.27],
    [0.045, 0.25, 0.7],
    [eu('PL', 'pl', 0.23)],
    { blik: 55, visa: 18, mastercard: 14, paypal: 8, applePay: 5 },
    [590, 6900],
    [
      lane(HAMBURG, 'InPost', 'Paczkomat', 60, 2.6),
      lane(HAMBURG, 'DHL', 'Paket International', 40, 3.2),
    ],
  ),
  market(
    'united-kingdom',
    'United Kingdom',
    ['GBP', 0.86],
    [0.08, 0.05, 0.95],
    [{ code: 'GB', share: 1, locale: 'en', hoursAhead: -1, taxRate: 0.2, taxesIncluded: true }],
    { visa: 38, mastercard: 22, paypal: 22, applePay: 12, klarna: 6 },
    [990, 11900],
    [
      lane(HAMBURG, 'DHL', 'Paket International', 55, 4.6, customs(3, 0.12)),
      lane(HAMBURG, 'UPS', 'Standard', 45, 3.6, customs(2, 0.07)),
    ],
  ),
  market(
    'switzerland',
    'Switzerland',
    ['CHF', 0.94],
    [0.045, 0.08, 0.9],
    [{ code: 'CH', share: 1, locale: 'de', hoursAhead: 0, taxRate: 0.081, taxesIncluded: true }],
    { twint: 42, visa: 20, mastercard: 18, paypal: 12, amex: 8 },
    [1290, 14900],
    [
      lane(HAMBURG, 'DHL', 'Paket International', 70, 3.6, customs(2, 0.1)),
      lane(HAMBURG, 'UPS', 'Standard', 30, 2.8, customs(2, 0.06)),
    ],
  ),
  market(
    'united-states',
    'United States',
    ['USD', 1.12],
    [0.06, 0.3, 0.5],
    [
      {
        code: 'US',
        share: 1,
        locale: 'en',
        hoursAhead: -7,
        taxRate: 0,
        taxesIncluded: false,
        provinces: US_STATES,
      },
    ],
    { visa: 36, mastercard: 22, paypal: 22, applePay: 13, amex: 7 },
    [1900, 19900],
    [
      lane(HAMBURG, 'UPS', 'Worldwide Saver', 55, 4.4, customs(3, 0.15)),
      lane(HAMBURG, 'DHL', 'Paket International', 45, 9.5, customs(4, 0.18)),
    ],
  ),
  market(
    'japan',
    'Japan',
    ['JPY', 166],
    [0.03, 0.15, 0.25],
    [{ code: 'JP', share: 1, locale: 'ja', hoursAhead: 8, taxRate: 0, taxesIncluded: false }],
    { visa: 38, mastercard: 22, jcb: 24, paypal: 10, amex: 6 },
    [1900, 19900],
    [
      lane(HAMBURG, 'Japan Post', 'International Parcel', 55, 9, {
        ...customs(3, 0.1),
        events: 'sparse',
        estimates: false,
      }),
      lane(HAMBURG, 'UPS', 'Worldwide Saver', 45, 5, customs(2, 0.08)),
    ],
  ),
  market(
    'australia',
    'Australia',
    ['AUD', 1.71],
    [0.034, 0.35, 0.35],
    [
      {
        code: 'AU',
        share: 1,
        locale: 'en',
        hoursAhead: 9,
        taxRate: 0,
        taxesIncluded: false,
        provinces: ['NSW', 'VIC', 'QLD', 'WA'],
      },
    ],
    { visa: 40, mastercard: 26, paypal: 22, applePay: 9, amex: 3 },
    [1900, 19900],
    [
      lane(HAMBURG, 'DHL', 'Paket International', 60, 11, customs(3, 0.1)),
      lane(HAMBURG, 'UPS', 'Worldwide Saver', 40, 6, customs(2, 0.07)),
    ],
  ),
];

/** A home goods brand in Hamburg with a second warehouse at Venlo: 12 markets, 25,000 orders. */
export const nordlichtLiving: ShopProfile = {
  handle: 'nordlicht-living',
  name: 'Nordlicht Living',
  currency: 'EUR',
  zone: 'Europe/Berlin',
  country: 'DE',
  adminLocale: 'en',
  planName: 'Shopify Advanced',
  taxesIncluded: true,
  idBase: 5_100_000_000_000,
  orders: 25_000,
  months: 18,
  yearShape: [1.0, 0.92, 0.94, 0.93, 0.9, 0.82, 0.78, 0.84, 1.0, 1.1, 1.3, 1.45],
  repeat: { meanGapDays: 62, dropout: 0.5 },
  locations: [
    {
      id: HAMBURG,
      name: 'Hamburg',
      country: 'DE',
      active: true,
      cutOffHour: 14,
      processingDays: [0.62, 0.3, 0.08],
      worksOnSaturday: false,
    },
    {
      id: VENLO,
      name: 'Venlo',
      country: 'NL',
      active: true,
      cutOffHour: 16,
      processingDays: [0.74, 0.21, 0.05],
      worksOnSaturday: false,
    },
  ],
  locales: [
    { locale: 'de', name: 'German', primary: true, published: true },
    { locale: 'en', name: 'English', primary: false, published: true },
    { locale: 'fr', name: 'French', primary: false, published: true },
    { locale: 'nl', name: 'Dutch', primary: false, published: true },
    { locale: 'sv', name: 'Swedish', primary: false, published: true },
    { locale: 'pl', name: 'Polish', primary: false, published: true },
    { locale: 'ja', name: 'Japanese', primary: false, published: true },
    { locale: 'it', name: 'Italian', primary: false, published: false },
  ],
  markets,
  methods,
  catalog: nordlichtCatalog,
};
