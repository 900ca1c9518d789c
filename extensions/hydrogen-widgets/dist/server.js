// extensions/hydrogen-widgets/src/answer-loyalty.ts
var ACTIONS = {
  "": "GET",
  redeem: "POST",
  return: "POST"
};
var TIMEOUT_MS = 1e4;
var BODY_CHARACTERS_MAX = 8e3;
async function answerLoyalty(request, passage) {
  const { appAddress, shopDomain, accessToken, path } = passage;
  if (!Object.hasOwn(ACTIONS, path)) return refusal(404, "not-found");
  if (ACTIONS[path] !== request.method) return refusal(405, "method-not-allowed");
  if (!isOwn(request)) return refusal(403, "other-site");
  if (!accessToken) return refusal(403, "not-logged-in");
  const body = request.method === "POST" ? await request.text() : null;
  if (body !== null && body.length > BODY_CHARACTERS_MAX) return refusal(413, "too-large");
  const address = new URL(`/headless/loyalty${path === "" ? "" : `/${path}`}`, appAddress);
  try {
    const answer = await fetch(address, {
      method: request.method,
      headers: {
        Authorization: `Bearer ${accessToken}`,
        "X-Shop-Domain": shopDomain,
        ...body === null ? {} : { "Content-Type": "application/json" }
      },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS)
    });
    return new Response(await answer.text(), { status: answer.status, headers: HEADERS });
  } catch {
    return refusal(502, "no-answer");
  }
}
var HEADERS = { "Content-Type": "application/json", "Cache-Control": "private, no-store" };
function isOwn(request) {
  const origin = request.headers.get("origin");
  if (request.method === "GET") return request.headers.get("sec-fetch-site") !== "cross-site";
  return origin !== null && URL.canParse(origin) && new URL(origin).host === hostOf(request);
}
function hostOf({ headers, url }) {
  return headers.get("x-forwarded-host") ?? headers.get("host") ?? new URL(url).host;
}
function refusal(status, reason) {
  return new Response(JSON.stringify({ ok: false, reason }), { status, headers: HEADERS });
}

// extensions/hydrogen-widgets/src/query.ts
var DOCUMENT_KEYS = [
  "delivery",
  "payment_hints",
  "support",
  "compliance",
  "lowest_prices",
  "loyalty",
  "recommendations"
];
var PORTOLAN_QUERY = `#graphql
  query Portolan(
    $country: CountryCode
    $language: LanguageCode
    $identifiers: [HasMetafieldsIdentifier!]!
  ) @inContext(country: $country, language: $language) {
    localization {
      country { isoCode name currency { isoCode } }
      language { isoCode }
    }
    shop {
      metafields(identifiers: $identifiers) { key value }
      paymentSettings { acceptedCardBrands supportedDigitalWallets }
    }
  }
`;
function portolanVariables(namespace) {
  const keys = DOCUMENT_KEYS.flatMap((key) => [key, `${key}_ready`]);
  return { identifiers: keys.map((key) => ({ namespace, key })) };
}

// extensions/hydrogen-widgets/src/load-texts.ts
var TEXTS = {
  ar: () => import("./texts/ar.js"),
  bg: () => import("./texts/bg.js"),
  cs: () => import("./texts/cs.js"),
  da: () => import("./texts/da.js"),
  de: () => import("./texts/de.js"),
  el: () => import("./texts/el.js"),
  en: () => import("./texts/en.js"),
  es: () => import("./texts/es.js"),
  et: () => import("./texts/et.js"),
  fi: () => import("./texts/fi.js"),
  fr: () => import("./texts/fr.js"),
  ga: () => import("./texts/ga.js"),
  hr: () => import("./texts/hr.js"),
  hu: () => import("./texts/hu.js"),
  it: () => import("./texts/it.js"),
  ja: () => import("./texts/ja.js"),
  ko: () => import("./texts/ko.js"),
  lt: () => import("./texts/lt.js"),
  lv: () => import("./texts/lv.js"),
  mt: () => import("./texts/mt.js"),
  nl: () => import("./texts/nl.js"),
  pl: () => import("./texts/pl.js"),
  "pt-BR": () => import("./texts/pt-BR.js"),
  "pt-PT": () => import("./texts/pt-PT.js"),
  ro: () => import("./texts/ro.js"),
  sk: () => import("./texts/sk.js"),
  sl: () => import("./texts/sl.js"),
  sv: () => import("./texts/sv.js"),
  tr: () => import("./texts/tr.js"),
  "zh-CN": () => import("./texts/zh-CN.js"),
  "zh-TW": () => import("./texts/zh-TW.js")
};
var USUAL = { pt: "pt-PT", zh: "zh-CN" };
function languageOf(languageCode) {
  const [language = "", region] = languageCode.toLowerCase().split("_");
  const tag = region === void 0 ? language : `${language}-${region.toUpperCase()}`;
  const known = [tag, language, USUAL[language]].find(
    (each) => each !== void 0 && Object.hasOwn(TEXTS, each)
  );
  return known ?? "en";
}
async function loadTexts(language) {
  const load = TEXTS[language] ?? TEXTS["en"];
  return (await load()).default;
}

// extensions/hydrogen-widgets/src/read-answer.ts
import { z } from "zod";
var Answer = z.object({
  localization: z.object({
    country: z.object({
      isoCode: z.string(),
      name: z.string(),
      currency: z.object({ isoCode: z.string() })
    }),
    language: z.object({ isoCode: z.string() })
  }),
  shop: z.object({
    metafields: z.array(z.object({ key: z.string(), value: z.string() }).nullable()),
    paymentSettings: z.object({
      acceptedCardBrands: z.array(z.string()),
      supportedDigitalWallets: z.array(z.string())
    })
  })
});
function readAnswer(answer) {
  return Answer.safeParse(answer).data ?? null;
}
function readDocument({ shop }, key, schema) {
  const valueOf = (name) => shop.metafields.find((field) => field?.key === name)?.value;
  const value = valueOf(key);
  if (value === void 0 || valueOf(`${key}_ready`) !== "true") return null;
  try {
    return schema.safeParse(JSON.parse(value)).data ?? null;
  } catch {
    return null;
  }
}

// app/compliance/check-number.ts
var NUMBER_SCHEMES = [
  "de-lucid",
  "de-weee",
  "de-batteries",
  "fr-packaging",
  "fr-textiles",
  "fr-electrical",
  "fr-furniture",
  "fr-toys",
  "es-packaging",
  "pl-bdo",
  "eu-ioss"
];
var FRENCH = { country: "FR", form: /^FR\d{6}_\d{2}[A-Z0-9]{4}$/, example: "FR123456_01ABCD" };
var NUMBER_FORMS = {
  "de-lucid": { country: "DE", name: "LUCID", form: /^DE\d{13}$/, example: "DE1234567890123" },
  "de-weee": { country: "DE", name: "WEEE", form: /^DE\d{8}$/, example: "DE12345678" },
  "de-batteries": { country: "DE", name: "Batt", form: /^DE\d{8}$/, example: "DE12345678" },
  "fr-packaging": { ...FRENCH, name: "REP emballages" },
  "fr-textiles": { ...FRENCH, name: "REP textiles", example: "FR123456_11ABCD" },
  "fr-electrical": { ...FRENCH, name: "REP EEE", example: "FR123456_05ABCD" },
  "fr-furniture": { ...FRENCH, name: "REP ameublement", example: "FR123456_10ABCD" },
  "fr-toys": { ...FRENCH, name: "REP jouets", example: "FR123456_12ABCD" },
  "es-packaging": {
    country: "ES",
    name: "ENV",
    form: /^ENV\/\d{4}\/\d{9}$/,
    example: "ENV/2023/000012345"
  },
  "pl-bdo": { country: "PL", name: "BDO", form: /^\d{9}$/, example: "000123456" },
  "eu-ioss": { country: "EU", name: "IOSS", form: /^IM\d{10}$/, example: "IM1234567890" }
};
var VAT_FORMS = {
  AT: /^ATU\d{8}$/,
  BE: /^BE[01]\d{9}$/,
  BG: /^BG\d{9,10}$/,
  CY: /^CY\d{8}[A-Z]$/,
  CZ: /^CZ\d{8,10}$/,
  DE: /^DE\d{9}$/,
  DK: /^DK\d{8}$/,
  EE: /^EE\d{9}$/,
  ES: /^ES[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^FI\d{8}$/,
  FR: /^FR[A-HJ-NP-Z0-9]{2}\d{9}$/,
  GB: /^GB(\d{9}|\d{12})$/,
  GR: /^EL\d{9}$/,
  HR: /^HR\d{11}$/,
  HU: /^HU\d{8}$/,
  IE: /^IE(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^IT\d{11}$/,
  LT: /^LT(\d{9}|\d{12})$/,
  LU: /^LU\d{8}$/,
  LV: /^LV\d{11}$/,
  MT: /^MT\d{8}$/,
  NL: /^NL[A-Z0-9+*]{9}B\d{2}$/,
  PL: /^PL\d{10}$/,
  PT: /^PT\d{9}$/,
  RO: /^RO\d{2,10}$/,
  SE: /^SE\d{12}$/,
  SI: /^SI\d{8}$/,
  SK: /^SK\d{10}$/
};
function tidyNumber(typed) {
  return typed.replace(/[\s\u00a0]/g, "").toUpperCase();
}
function hasNumberForm(scheme, typed) {
  return NUMBER_FORMS[scheme].form.test(tidyNumber(typed));
}
function hasVatForm(country, typed) {
  return (VAT_FORMS[country] ?? /^[A-Z0-9-]{4,20}$/).test(tidyNumber(typed));
}

// app/kernel/country.ts
var COUNTRY_CODES = new Set(
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW".split(" ")
);
function isCountryCode(text) {
  return COUNTRY_CODES.has(text);
}
function countryCodes() {
  return [...COUNTRY_CODES];
}
var EU_MEMBERS = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ")
);

// app/compliance/facts/notice-rules.json
var notice_rules_default = {
  note: "What a market asks a shop to tell its shoppers. Not legal advice; rules that are not verified are shown to the merchant as such and never to shoppers.",
  rules: [
    {
      id: "gpsr-responsible-person",
      markets: ["EU"],
      asks: "responsible-person",
      shows: "must",
      regime: "General Product Safety Regulation (EU) 2023/988, art. 16 and 19",
      effectiveFrom: "2024-12-13",
      effectiveTo: null,
      source: "https://prodlaw.eu/2024/01/e-commerce-under-gpsr-focus-decisive-changes-for-goods-sold-online/",
      lastVerifiedOn: "2026-05-04",
      confidence: "seen",
      note: "Also in Northern Ireland, which storefronts do not tell from the rest of the United Kingdom."
    },
    {
      id: "gpsr-producer",
      markets: ["EU"],
      asks: "producer",
      shows: "must",
      regime: "General Product Safety Regulation (EU) 2023/988, art. 19",
      effectiveFrom: "2024-12-13",
      effectiveTo: null,
      source: "https://prodlaw.eu/2024/01/e-commerce-under-gpsr-focus-decisive-changes-for-goods-sold-online/",
      lastVerifiedOn: "2026-05-04",
      confidence: "seen"
    },
    {
      id: "omnibus-lowest-price",
      markets: ["EU"],
      asks: "lowest-price",
      shows: "must",
      regime: "Price Indication Directive 98/6/EC, art. 6a",
      effectiveFrom: "2022-05-28",
      effectiveTo: null,
      source: "https://e-com.wiki/concepts/eu-ecommerce-directives",
      lastVerifiedOn: "2026-06-25",
      confidence: "seen",
      note: "Percentages have to be counted from it too (CJEU C-330/23)."
    },
    {
      id: "withdrawal-function",
      markets: ["EU"],
      asks: "withdrawal",
      shows: "must",
      regime: "Consumer Rights Directive 2011/83/EU, art. 11a (Directive (EU) 2023/2673)",
      effectiveFrom: "2026-06-19",
      effectiveTo: null,
      source: "https://webiis08.mondaq.com/consumer-law/1736998/the-eu-withdrawal-button-is-coming-new-rules-and-what-retailers-must-change",
      lastVerifiedOn: "2026-02-01",
      confidence: "seen",
      note: "How far member states have taken it into their law varies."
    },
    {
      id: "eu-charges",
      markets: ["EU"],
      asks: "duties",
      shows: "must",
      regime: "Consumer Rights Directive 2011/83/EU, art. 6(1)(e)",
      effectiveFrom: "2014-06-13",
      effectiveTo: null,
      source: "general knowledge",
      lastVerifiedOn: "2025-06-01",
      confidence: "likely",
      onlyFor: "imports"
    },
    {
      id: "gb-charges",
      markets: ["GB"],
      asks: "duties",
      shows: "must",
      regime: "Consumer Contracts Regulations 2013, schedule 2",
      effectiveFrom: "2014-06-13",
      effectiveTo: null,
      source: "general knowledge",
      lastVerifiedOn: "2025-06-01",
      confidence: "likely",
      onlyFor: "imports"
    },
    {
      id: "de-imprint",
      markets: ["DE"],
      asks: "imprint",
      shows: "must",
      regime: "Digitale-Dienste-Gesetz, section 5",
      effectiveFrom: null,
      effectiveTo: null,
      source: "general knowledge",
      lastVerifiedOn: "2025-06-01",
      confidence: "likely"
    },
    {
      id: "de-vat-number",
      markets: ["DE"],
      asks: "vat-number",
      shows: "must",
      regime: "Digitale-Dienste-Gesetz, section 5",
      effectiveFrom: null,
      effectiveTo: null,
      source: "general knowledge",
      lastVerifiedOn: "2025-06-01",
      confidence: "likely",
      onlyFor: "registered"
    },
    {
      id: "at-imprint",
      markets: ["AT"],
      asks: "imprint",
      shows: "must",
      regime: "E-Commerce-Gesetz, section 5",
      effectiveFrom: null,
      effectiveTo: null,
      source: "general knowledge",
      lastVerifiedOn: "2026-11-22",
      confidence: "likely"
    },
    {
      id: "at-vat-number",
      markets: ["AT"],
      asks: "vat-number",
      shows: "must",
      regime: "E-Commerce-Gesetz, section 5",
      effectiveFrom: null,
      effectiveTo: null,
      source: "general knowledge",
      lastVerifiedOn: "2026-11-22",
      confidence: "likely",
      onlyFor: "registered"
    },
    {
      id: "fr-legal-notice",
      markets: ["FR"],
      asks: "imprint",
      shows: "must",
      regime: "Loi pour la confiance dans l’économie numérique (mentions légales)",
      effectiveFrom: null,
      effectiveTo: null,
      source: "general knowledge",
      lastVerifiedOn: "2025-06-01",
      confidence: "likely"
    },
    {
      id: "jp-sales-law",
      markets: ["JP"],
      asks: "sales-law",
      shows: "must",
      regime: "Act on Specified Commercial Transactions",
      effectiveFrom: "2022-06-01",
      effectiveTo: null,
      source: "general knowledge",
      lastVerifiedOn: "2025-06-01",
      confidence: "likely",
      note: "The date is that of the rules on the final screen; the disclosure itself is older."
    },
    {
      id: "de-lucid",
      markets: ["DE"],
      asks: "registration",
      scheme: "de-lucid",
      shows: "may",
      regime: "Verpackungsgesetz (LUCID)",
      effectiveFrom: "2019-01-01",
      effectiveTo: null,
      source: "http://de.hywoodbox.com/news/epr-is-coming",
      lastVerifiedOn: "2026-01-01",
      confidence: "seen"
    },
    {
      id: "de-weee",
      markets: ["DE"],
      asks: "registration",
      scheme: "de-weee",
      shows: "must",
      regime: "ElektroG, section 6",
      effectiveFrom: null,
      effectiveTo: null,
      source: "general knowledge",
      lastVerifiedOn: "2025-06-01",
      confidence: "likely",
      onlyFor: "electrical"
    },
    {
      id: "de-batteries",
      markets: ["DE"],
      asks: "registration",
      scheme: "de-batteries",
      shows: "may",
      regime: "Batterierecht-Durchführungsgesetz",
      effectiveFrom: "2025-10-07",
      effectiveTo: null,
      source: "general knowledge",
      lastVerifiedOn: "2025-06-01",
      confidence: "likely",
      onlyFor: "batteries"
    },
    {
      id: "fr-packaging",
      markets: ["FR"],
      asks: "registration",
      scheme: "fr-packaging",
      shows: "must",
      regime: "Loi AGEC, identifiant unique",
      effectiveFrom: "2022-01-01",
      effectiveTo: null,
      source: "http://de.hywoodbox.com/news/epr-is-coming",
      lastVerifiedOn: "2022-11-29",
      confidence: "seen"
    },
    {
      id: "fr-textiles",
      markets: ["FR"],
      asks: "registration",
      scheme: "fr-textiles",
      shows: "must",
      regime: "Loi AGEC, identifiant unique",
      effectiveFrom: "2022-01-01",
      effectiveTo: null,
      source: "http://de.hywoodbox.com/news/epr-is-coming",
      lastVerifiedOn: "2022-11-29",
      confidence: "seen",
      onlyFor: "textiles"
    },
    {
      id: "fr-electrical",
      markets: ["FR"],
      asks: "registration",
      scheme: "fr-electrical",
      shows: "must",
      regime: "Loi AGEC, identifiant unique",
      effectiveFrom: "2022-01-01",
      effectiveTo: null,
      source: "http://de.hywoodbox.com/news/epr-is-coming",
      lastVerifiedOn: "2022-11-29",
      confidence: "seen",
      onlyFor: "electrical"
    },
    {
      id: "fr-furniture",
      markets: ["FR"],
      asks: "registration",
      scheme: "fr-furniture",
      shows: "must",
      regime: "Loi AGEC, identifiant unique",
      effectiveFrom: "2022-01-01",
      effectiveTo: null,
      source: "http://de.hywoodbox.com/news/epr-is-coming",
      lastVerifiedOn: "2022-11-29",
      confidence: "seen",
      onlyFor: "furniture"
    },
    {
      id: "fr-toys",
      markets: ["FR"],
      asks: "registration",
      scheme: "fr-toys",
      shows: "must",
      regime: "Loi AGEC, identifiant unique",
      effectiveFrom: "2022-01-01",
      effectiveTo: null,
      source: "http://de.hywoodbox.com/news/epr-is-coming",
      lastVerifiedOn: "2022-11-29",
      confidence: "seen",
      onlyFor: "toys"
    },
    {
      id: "fr-triman",
      markets: ["FR"],
      asks: "sorting",
      shows: "may",
      regime: "Décret 2021-835 (Triman, Info-tri)",
      effectiveFrom: "2023-03-09",
      effectiveTo: null,
      source: "general knowledge",
      lastVerifiedOn: "2025-06-01",
      confidence: "likely",
      note: "The mark belongs on product, packaging or a document with it; the shop may repeat it."
    },
    {
      id: "es-packaging",
      markets: ["ES"],
      asks: "registration",
      scheme: "es-packaging",
      shows: "may",
      regime: "Real Decreto 1055/2022",
      effectiveFrom: "2023-01-01",
      effectiveTo: null,
      source: "https://www.ecopv-eu.com/?p=17875",
      lastVerifiedOn: "2026-06-01",
      confidence: "seen"
    },
    {
      id: "pl-bdo",
      markets: ["PL"],
      asks: "registration",
      scheme: "pl-bdo",
      shows: "must",
      regime: "BDO",
      effectiveFrom: null,
      effectiveTo: null,
      source: "general knowledge",
      lastVerifiedOn: "2025-06-01",
      confidence: "unverified",
      note: "The register is certain enough; that shoppers have to see the number was not verified."
    }
  ]
};

// app/compliance/facts/notice-rules.ts
var NOTICE_FIELDS = [
  "lowest-price",
  "duties",
  "responsible-person",
  "producer",
  "registration",
  "vat-number",
  "sorting",
  "withdrawal",
  "imprint",
  "sales-law"
];
var ALL_RULES = notice_rules_default.rules;

// app/compliance/lowest-prices.ts
import { z as z2 } from "zod";

// app/kernel/money.ts
var DIGITS_OTHER_THAN_TWO = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW"
};
var digitsByCurrency = new Map(
  Object.entries(DIGITS_OTHER_THAN_TWO).flatMap(
    ([digits, codes]) => codes.split(" ").map((code) => [code, Number(digits)])
  )
);
function currencyDigits(currency) {
  return digitsByCurrency.get(currency) ?? 2;
}

// app/compliance/lowest-prices.ts
var LOWEST_PRICES_VERSION = 1;
var LowestPricesDocument = z2.object({
  version: z2.literal(LOWEST_PRICES_VERSION),
  currency: z2.string(),
  prices: z2.record(z2.string(), z2.tuple([z2.int().min(0), z2.int().min(0)]))
});

// app/compliance/model.ts
import { z as z3 } from "zod";
var COMPLIANCE_LIMITS = {
  nameCharacters: 120,
  addressCharacters: 300,
  addressLines: 6,
  contactCharacters: 254,
  linkCharacters: 300,
  sortingCharacters: 300,
  vatNumbers: 40
};
var Country = z3.string().refine(isCountryCode, { error: "country" });
var ResponsibleContact = z3.strictObject({
  name: z3.string().trim().min(1, { error: "missing" }).max(COMPLIANCE_LIMITS.nameCharacters),
  /** Lines as they are written on a letter. */
  address: z3.string().trim().min(1, { error: "missing" }).max(COMPLIANCE_LIMITS.addressCharacters).refine((text) => text.split("\n").length <= COMPLIANCE_LIMITS.addressLines, {
    error: "too_many_lines"
  }),
  email: z3.string().trim().max(COMPLIANCE_LIMITS.contactCharacters).regex(/^[\w.+-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,24}$/i, { error: "email" })
});
var NoticeLink = z3.string().trim().max(COMPLIANCE_LIMITS.linkCharacters).refine((text) => text === "" || isSafeLink(text), { error: "link" });
function isSafeLink(text) {
  if (/[\s<>"'\\{}]/.test(text)) return false;
  if (text.startsWith("/")) return !text.startsWith("//");
  return /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(?:[/?#]|$)/i.test(text);
}
var DutiesStatement = z3.enum(["included", "on-delivery"]);
var Registration = z3.strictObject({
  scheme: z3.enum(NUMBER_SCHEMES),
  number: z3.string().trim().max(40),
  /** Whether shoppers see it, where the market leaves that open. */
  shown: z3.boolean()
}).refine(({ scheme, number }) => hasNumberForm(scheme, number), {
  error: "number",
  path: ["number"]
});
var VatNumber = z3.strictObject({ country: Country, number: z3.string().trim().max(40) }).refine(({ country, number }) => hasVatForm(country, number), {
  error: "number",
  path: ["number"]
});
var ComplianceSettings = z3.strictObject({
  responsiblePerson: ResponsibleContact.nullable(),
  producer: ResponsibleContact.nullable(),
  registrations: z3.array(Registration).max(NUMBER_SCHEMES.length),
  vatNumbers: z3.array(VatNumber).max(COMPLIANCE_LIMITS.vatNumbers),
  /** How packaging is sorted in France; empty where nothing is said. */
  sorting: z3.string().trim().max(COMPLIANCE_LIMITS.sortingCharacters),
  links: z3.strictObject({ withdrawal: NoticeLink, imprint: NoticeLink, salesLaw: NoticeLink }),
  duties: z3.array(z3.strictObject({ country: Country, statement: DutiesStatement })).max(250),
  /** Fields that the merchant does without, for instance because the goods are no products. */
  without: z3.array(z3.enum(NOTICE_FIELDS)).max(NOTICE_FIELDS.length)
}).superRefine((settings, context) => {
  const once = (list, keys) => {
    for (const [index, key] of keys.entries()) {
      if (keys.indexOf(key) === index) continue;
      context.addIssue({ code: "custom", message: "twice", path: [list, index] });
    }
  };
  once(
    "registrations",
    settings.registrations.map(({ scheme }) => scheme)
  );
  once(
    "vatNumbers",
    settings.vatNumbers.map(({ country }) => country)
  );
  once(
    "duties",
    settings.duties.map(({ country }) => country)
  );
});
var COMPLIANCE_DOCUMENT_VERSION = 1;
var DocumentContact = z3.object({
  name: z3.string(),
  lines: z3.array(z3.string()),
  email: z3.string()
});
var CountryNotice = z3.object({
  lowest_price: z3.literal(true).optional(),
  duties: DutiesStatement.optional(),
  responsible: z3.literal(true).optional(),
  producer: z3.literal(true).optional(),
  /** Name of the register and number. */
  numbers: z3.array(z3.tuple([z3.string(), z3.string()])).optional(),
  vat: z3.string().optional(),
  sorting: z3.literal(true).optional(),
  withdrawal: z3.literal(true).optional(),
  imprint: z3.literal(true).optional(),
  sales_law: z3.literal(true).optional()
});
var ComplianceDocument = z3.object({
  version: z3.literal(COMPLIANCE_DOCUMENT_VERSION),
  responsible: DocumentContact.nullable(),
  producer: DocumentContact.nullable(),
  sorting: z3.string(),
  links: z3.object({ withdrawal: z3.string(), imprint: z3.string(), sales_law: z3.string() }),
  countries: z3.record(z3.string(), CountryNotice)
});

// extensions/hydrogen-widgets/src/read-compliance.ts
function readCompliance(answer, texts, variantIds) {
  const document = readDocument(answer, "compliance", ComplianceDocument);
  const country = answer.localization.country.isoCode;
  if (document === null || !Object.hasOwn(document.countries, country)) return null;
  const notice = document.countries[country];
  const words = texts.compliance_notice;
  const compliance = {
    duties: dutiesOf(notice, words),
    facts: factsOf(document, notice, words),
    links: linksOf(document, notice, words),
    lowest: notice.lowest_price === true ? lowestOf(answer, variantIds) : null
  };
  const { duties, facts, links, lowest } = compliance;
  const isEmpty = duties === null && facts.length === 0 && links.length === 0 && lowest === null;
  return isEmpty ? null : compliance;
}
function dutiesOf({ duties }, words) {
  if (duties === "included") return words.duties_included;
  return duties === "on-delivery" ? words.duties_on_delivery : null;
}
function factsOf({ responsible, producer, sorting }, notice, words) {
  const contact = (name, of) => {
    if (of === null || of.name.trim() === "") return [];
    const email = of.email.includes("@") ? of.email : null;
    return [{ name, text: [of.name, ...of.lines].join(", "), email, isNumber: false }];
  };
  const line = (name, text, isNumber) => text.trim() === "" ? [] : [{ name, text, email: null, isNumber }];
  return [
    ...notice.responsible ? contact(words.responsible, responsible) : [],
    ...notice.producer ? contact(words.producer, producer) : [],
    ...(notice.numbers ?? []).flatMap(
      ([register, number]) => line(`${words.number} (${register})`, number, true)
    ),
    ...line(words.vat, notice.vat ?? "", true),
    ...notice.sorting ? line(words.sorting, sorting, false) : []
  ];
}
function linksOf({ links }, notice, words) {
  const link = (text, to) => (
    // A page of the shop, or an address that is fetched safely: no other scheme.
    /^(\/(?!\/)|https:\/\/)/.test(to) ? [{ text, to }] : []
  );
  return [
    ...notice.withdrawal ? link(words.withdraw, links.withdrawal) : [],
    ...notice.imprint ? link(words.imprint, links.imprint) : [],
    ...notice.sales_law ? link(words.sales_law, links.sales_law) : []
  ];
}
function lowestOf(answer, variantIds) {
  const document = readDocument(answer, "lowest_prices", LowestPricesDocument);
  if (document?.currency !== answer.localization.country.currency.isoCode) return null;
  const known = variantIds.flatMap((id) => {
    const key = id.split("/").at(-1) ?? "";
    const pair = Object.hasOwn(document.prices, key) ? document.prices[key] : void 0;
    return pair === void 0 ? [] : [[id, pair]];
  });
  if (known.length === 0) return null;
  return { currency: document.currency, prices: Object.fromEntries(known) };
}

// app/logistics/model.ts
import { z as z4 } from "zod";

// app/kernel/calendar.ts
var MS_PER_DAY = 864e5;
function toEpochDay(date) {
  return Date.parse(date) / MS_PER_DAY;
}
function fromEpochDay(day) {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}
function isCalendarDate(text) {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = toEpochDay(text);
  return Number.isInteger(day) && fromEpochDay(day) === text;
}
function isZone(zone) {
  try {
    return !/^[+-]/.test(zone) && !!new Intl.DateTimeFormat("en", { timeZone: zone });
  } catch {
    return false;
  }
}

// app/logistics/model.ts
var DELIVERY_LIMITS = {
  rules: 60,
  ruleNameCharacters: 60,
  blackouts: 100,
  blackoutNameCharacters: 60,
  blackoutDays: 92,
  processingDays: 30,
  transitDays: 90,
  customsDays: 30,
  productRules: 20,
  /** What is made to order may take a quarter. */
  productProcessingDays: 60,
  /** Products and collections that one rule names. */
  ruleProducts: 250,
  ruleCollections: 50,
  /** Types, vendors and tags that one rule names, of each, and their length. */
  ruleTexts: 20,
  ruleTextCharacters: 100,
  /** Of all rules together: the document has to fit its metafield. */
  allProducts: 800,
  allCollections: 200,
  allTextCharacters: 3e3
};
var Country2 = z4.string().refine(isCountryCode, { error: "country" });
var CalendarDay = z4.string().refine(isCalendarDate, { error: "date" });
var WeekMask = z4.string().regex(/^[01]{7}$/, { error: "week" }).refine((week) => week.includes("1"), { error: "week_never_open" });
var TimeOfDay = z4.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "time" });
function dayRange(least, most) {
  return z4.strictObject({
    min: z4.int().min(least).max(most),
    max: z4.int().min(least).max(most)
  }).refine((days) => days.min <= days.max, { error: "range_reversed", path: ["max"] });
}
var DutiesNote = z4.enum(["none", "included", "on-delivery"]);
var laneFields = {
  /** Carrier days from handover to the destination; 1 is the next carrier day. */
  transitDays: dayRange(1, DELIVERY_LIMITS.transitDays),
  /** Days of the week that count as transit days; '1111111' counts calendar days. */
  carrierDays: WeekMask,
  /** Business days at the destination that customs takes; 0 within a customs union. */
  customsDays: dayRange(0, DELIVERY_LIMITS.customsDays),
  /** Days of the week on which parcels are brought; null is the destination's working week. */
  deliveryDays: WeekMask.nullable(),
  duties: DutiesNote
};
var RestOfWorldRule = z4.strictObject(laneFields);
var DestinationRule = z4.strictObject({
  /** Stays the same when the rule is edited. */
  id: z4.string().regex(/^[a-z0-9-]{1,36}$/, { error: "id" }),
  /** For the merchant's eyes only; may be empty. */
  name: z4.string().trim().max(DELIVERY_LIMITS.ruleNameCharacters),
  countries: z4.array(Country2).min(1, { error: "no_country" }).max(countryCodes().length),
  ...laneFields
});
var Picked = z4.strictObject({
  id: z4.string().regex(/^[1-9]\d{0,19}$/, { error: "id" }),
  title: z4.string().max(255)
});
var RuleText = z4.string().trim().min(1).max(DELIVERY_LIMITS.ruleTextCharacters, { error: "text_long" });
var RuleTexts = z4.array(RuleText).max(DELIVERY_LIMITS.ruleTexts, { error: "too_many_texts" });
function otherDays(mostAdded, leastOwn, mostOwn) {
  return z4.discriminatedUnion("mode", [
    z4.strictObject({
      mode: z4.literal("added"),
      min: z4.int().min(0).max(mostAdded),
      max: z4.int().min(0).max(mostAdded)
    }),
    z4.strictObject({
      mode: z4.literal("own"),
      min: z4.int().min(leastOwn, { error: leastOwn > 0 ? "one_day" : "number" }).max(mostOwn),
      max: z4.int().min(leastOwn, { error: leastOwn > 0 ? "one_day" : "number" }).max(mostOwn)
    })
  ]).refine((days) => days.min <= days.max, { error: "range_reversed", path: ["max"] }).nullable();
}
var ProductRule = z4.strictObject({
  /** Stays the same when the rule is edited. */
  id: z4.string().regex(/^[a-z0-9-]{1,36}$/, { error: "id" }),
  /** For the merchant's eyes only; may be empty. */
  name: z4.string().trim().max(DELIVERY_LIMITS.ruleNameCharacters),
  /** Products that any of these names. */
  products: z4.array(Picked).max(DELIVERY_LIMITS.ruleProducts, { error: "too_many_products" }),
  collections: z4.array(Picked).max(DELIVERY_LIMITS.ruleCollections, { error: "too_many_collections" }),
  productTypes: RuleTexts,
  vendors: RuleTexts,
  tags: RuleTexts,
  /** Ship-to countries in which it holds; empty: everywhere. */
  countries: z4.array(Country2).max(countryCodes().length),
  /** False: not shipped there, and nothing is shown. */
  shipped: z4.boolean(),
  cutOff: TimeOfDay.nullable(),
  processingDays: otherDays(
    DELIVERY_LIMITS.productProcessingDays,
    0,
    DELIVERY_LIMITS.productProcessingDays
  ),
  transitDays: otherDays(DELIVERY_LIMITS.transitDays, 1, DELIVERY_LIMITS.transitDays)
}).refine(
  (rule) => [rule.products, rule.collections, rule.productTypes, rule.vendors, rule.tags].some(
    (named) => named.length > 0
  ),
  { error: "no_product", path: ["products"] }
).refine(
  (rule) => !rule.shipped || rule.cutOff !== null || rule.processingDays !== null || rule.transitDays !== null,
  { error: "no_difference", path: ["shipped"] }
);
var Blackout = z4.strictObject({
  name: z4.string().trim().max(DELIVERY_LIMITS.blackoutNameCharacters),
  fromOn: CalendarDay,
  toOn: CalendarDay
}).refine((blackout) => blackout.fromOn <= blackout.toOn, {
  error: "range_reversed",
  path: ["toOn"]
}).refine(
  (blackout) => Date.parse(blackout.toOn) - Date.parse(blackout.fromOn) < DELIVERY_LIMITS.blackoutDays * 864e5,
  { error: "blackout_too_long", path: ["toOn"] }
);
var FOLLOWED_ADHERENCES = [0.8, 0.9, 0.95];
var FollowedMarket = z4.strictObject({
  country: Country2,
  adherence: z4.literal(FOLLOWED_ADHERENCES),
  /** Since when its days are what they are, and what they were before; null until they followed. */
  sinceOn: CalendarDay.nullable(),
  before: z4.strictObject({ min: z4.int().min(0), max: z4.int().min(0) }).nullable()
});
var DeliverySettings = z4.strictObject({
  shipFromCountry: Country2,
  shipFromZone: z4.string().max(64).refine(isZone, { error: "zone" }),
  /** Orders before this local time start their processing the same working day. */
  cutOff: TimeOfDay,
  /** Days of the week on which orders are processed. */
  workingDays: WeekMask,
  /** Working days from the order's first working day to the parcel being ready. */
  processingDays: dayRange(0, DELIVERY_LIMITS.processingDays),
  /** Days of the week on which the carrier collects. */
  handoverDays: WeekMask,
  /** Whether public holidays of the ship-from country close the warehouse. */
  observesHolidays: z4.boolean(),
  blackouts: z4.array(Blackout).max(DELIVERY_LIMITS.blackouts),
  rules: z4.array(DestinationRule).max(DELIVERY_LIMITS.rules),
  /** null: nothing is shown in countries without a rule. */
  restOfWorld: RestOfWorldRule.nullable(),
  /** Settings of before there were any have none. */
  productRules: z4.array(ProductRule).max(DELIVERY_LIMITS.productRules).default([]),
  learnedTransit: z4.array(FollowedMarket).max(countryCodes().length).default([])
}).superRefine((settings, context) => {
  refuseTooMuch(settings.productRules, context);
  const followed = new Set(settings.learnedTransit.map(({ country }) => country));
  if (followed.size < settings.learnedTransit.length) {
    context.addIssue({ code: "custom", message: "country_twice", path: ["learnedTransit"] });
  }
  const seenCountries = /* @__PURE__ */ new Set();
  const seenIds = /* @__PURE__ */ new Set();
  for (const [index, rule] of settings.rules.entries()) {
    if (seenIds.has(rule.id)) {
      context.addIssue({ code: "custom", message: "id_twice", path: ["rules", index, "id"] });
    }
    seenIds.add(rule.id);
    for (const country of rule.countries) {
      if (seenCountries.has(country)) {
        context.addIssue({
          code: "custom",
          message: "country_twice",
          path: ["rules", index, "countries"],
          params: { country }
        });
      }
      seenCountries.add(country);
    }
  }
});
function refuseTooMuch(rules, context) {
  const seenIds = /* @__PURE__ */ new Set();
  const sum = { products: 0, collections: 0, characters: 0 };
  for (const [index, rule] of rules.entries()) {
    const refuse = (message, field) => context.addIssue({ code: "custom", message, path: ["productRules", index, field] });
    if (seenIds.has(rule.id)) refuse("id_twice", "id");
    seenIds.add(rule.id);
    sum.products += rule.products.length;
    sum.collections += rule.collections.length;
    const texts = [rule.productTypes, rule.vendors, rule.tags].flat();
    sum.characters += texts.reduce((characters, text) => characters + text.length, 0);
    if (sum.products > DELIVERY_LIMITS.allProducts) refuse("too_many_products", "products");
    if (sum.collections > DELIVERY_LIMITS.allCollections) {
      refuse("too_many_collections", "collections");
    }
    if (sum.characters > DELIVERY_LIMITS.allTextCharacters) refuse("too_much_text", "tags");
  }
}
var DELIVERY_DOCUMENT_VERSION = 1;
var PRODUCT_RULES_VERSION = 2;
var DELIVERY_DOCUMENT_MAX_BYTES = 128 * 1024;
var DayPair = z4.tuple([z4.int().min(0).max(999), z4.int().min(0).max(999)]);
var ClosedDays = z4.array(z4.int().min(0).max(400)).max(400);
var DocumentLane = z4.object({
  /** Index into `rules`. */
  rule: z4.int().min(0),
  /** Business days at the destination from order to delivery, fewest and most: what a page can say without a clock. */
  days: DayPair,
  /**
   * The same for products of each rule for products, in their order: null where the rule does not
   * hold, 0 where its products are not shipped.
   */
  products: z4.array(DayPair.or(z4.literal(0)).nullable()).optional()
});
var DocumentProductRule = z4.object({
  /** Numeric ids as text, because Liquid compares texts. */
  products: z4.array(z4.string()),
  collections: z4.array(z4.string()),
  productTypes: z4.array(z4.string()),
  vendors: z4.array(z4.string()),
  tags: z4.array(z4.string()),
  cutOff: TimeOfDay.optional(),
  processingDays: DayPair.optional(),
  /** By the place of the country's rule. */
  transitDays: z4.array(DayPair).optional()
});
var DeliveryDocument = z4.object({
  version: z4.union([z4.literal(DELIVERY_DOCUMENT_VERSION), z4.literal(PRODUCT_RULES_VERSION)]),
  /** Date in the ship-from zone on which the document was composed. */
  asOn: CalendarDay,
  /** Last date whose holidays are known: no date beyond it is said. */
  throughOn: CalendarDay,
  origin: z4.object({
    zone: z4.string(),
    cutOff: TimeOfDay,
    workingDays: WeekMask,
    handoverDays: WeekMask,
    processingDays: DayPair,
    closed: ClosedDays
  }),
  rules: z4.array(
    z4.object({
      transitDays: DayPair,
      carrierDays: WeekMask,
      customsDays: DayPair,
      duties: DutiesNote
    })
  ),
  /**
   * By country code: the lane, the working week, the week in which parcels are brought, and the
   * public holidays; `closed` null: they are not known, so days can be said but no dates.
   */
  countries: z4.record(
    z4.string(),
    DocumentLane.extend({ week: WeekMask, deliveryDays: WeekMask, closed: ClosedDays.nullable() })
  ),
  /** For every other country: days only. */
  rest: DocumentLane.nullable(),
  /** Of version 2 only. */
  productRules: z4.array(DocumentProductRule).optional()
});

// app/logistics/choose-product-rules.ts
function documentForRule(document, chosen) {
  const { productRules = [], ...usual } = document;
  const rule = chosen === null ? void 0 : productRules[chosen];
  const own = (one) => {
    const { products, ...rest } = one;
    const days = rule === void 0 ? one.days : products?.[chosen];
    return days ? { ...rest, days } : null;
  };
  return {
    ...usual,
    version: 1,
    origin: {
      ...usual.origin,
      ...rule?.cutOff === void 0 ? {} : { cutOff: rule.cutOff },
      ...rule?.processingDays === void 0 ? {} : { processingDays: rule.processingDays }
    },
    rules: usual.rules.map((way, index) => ({
      ...way,
      transitDays: rule?.transitDays?.[index] ?? way.transitDays
    })),
    countries: Object.fromEntries(
      Object.entries(usual.countries).flatMap(([country, one]) => {
        const lane = own(one);
        return lane === null ? [] : [[country, lane]];
      })
    ),
    rest: usual.rest && own(usual.rest)
  };
}

// extensions/hydrogen-widgets/src/read-delivery.ts
function readDelivery(answer) {
  const document = readDocument(answer, "delivery", DeliveryDocument);
  const country = answer.localization.country.isoCode;
  const lane = document && laneOf(document, country);
  const duties = lane && document?.rules[lane.rule]?.duties;
  const usual = document && said(documentForRule(document, null), country);
  if (!document || !lane || !duties || !usual) return null;
  const { productRules = [] } = document;
  const { products = [] } = lane;
  if (products.length !== productRules.length) return null;
  if (document.version === PRODUCT_RULES_VERSION && productRules.length === 0) return null;
  const rules = productRules.flatMap(
    (names, index) => products[index] === null ? [] : { names, said: said(documentForRule(document, index), country) }
  );
  return { duties, usual, rules };
}
function laneOf(document, country) {
  const { countries } = document;
  return Object.hasOwn(countries, country) ? countries[country] : document.rest;
}
function said(document, country) {
  const lane = laneOf(document, country);
  const rule = lane && document.rules[lane.rule];
  if (!lane || !rule) return null;
  const own = Object.hasOwn(document.countries, country) ? document.countries[country] : void 0;
  if (own?.closed == null) return { days: lane.days, promise: null };
  const countries = { [country]: { ...own, rule: 0 } };
  return { days: own.days, promise: { ...document, rules: [rule], countries, rest: null } };
}

// app/payments/model.ts
import { z as z5 } from "zod";
var PAYMENT_HINTS_LIMITS = {
  markets: 250,
  choicesPerMarket: 60,
  /** Methods that are published for a country, the best-liked first. */
  methodsPerCountry: 24,
  nameCharacters: 60
};
var PAYMENT_HINTS_DOCUMENT_MAX_BYTES = 64 * 1024;
var Country3 = z5.string().refine(isCountryCode, "country");
var MethodId = z5.string().regex(/^[a-z][a-z0-9_]{0,40}$/);
var MethodChoice = z5.enum(["confirmed", "hidden"]);
var MarketHints = z5.strictObject({
  country: Country3,
  /** False takes the block away in this country. */
  shown: z5.boolean(),
  methods: z5.array(z5.strictObject({ method: MethodId, choice: MethodChoice })).max(PAYMENT_HINTS_LIMITS.choicesPerMarket).refine(
    (choices) => new Set(choices.map(({ method }) => method)).size === choices.length,
    "method_twice"
  )
});
var PaymentHintsSettings = z5.strictObject({
  markets: z5.array(MarketHints).max(PAYMENT_HINTS_LIMITS.markets).refine(
    (markets) => new Set(markets.map(({ country }) => country)).size === markets.length,
    "country_twice"
  ),
  /** Says of pay-later methods that they may offer instalments; ads for credit are regulated. */
  mentionsInstalments: z5.boolean()
});
var PAYMENT_HINTS_DOCUMENT_VERSION = 1;
var MethodWord = z5.enum([
  "bank_transfer",
  "cash_on_delivery",
  "convenience_store",
  "direct_debit",
  "instalments",
  "invoice"
]);
var Name = z5.string().min(1).max(PAYMENT_HINTS_LIMITS.nameCharacters);
var PublishedMethod = z5.object({
  /** Brand; left out where the word says it all. */
  name: Name.exactOptional(),
  /** Brand in languages that write it in their own script, by Shopify's locale code. */
  names: z5.record(z5.string(), Name).exactOptional(),
  word: MethodWord.exactOptional(),
  /** Card brands stand together under one word. */
  card: z5.literal(true).exactOptional(),
  /** Not known to `shop.enabled_payment_types`: shown because the shop's orders were paid so. */
  manual: z5.literal(true).exactOptional(),
  /** Names in `shop.enabled_payment_types`, any of which will do; the first found gives the icon. */
  types: z5.array(z5.string().regex(/^[\w-]+$/))
});
var PaymentHintsDocument = z5.object({
  version: z5.literal(PAYMENT_HINTS_DOCUMENT_VERSION),
  methods: z5.array(PublishedMethod),
  countries: z5.record(
    Country3,
    z5.object({
      /** Positions in `methods`, the best-liked first. */
      methods: z5.array(z5.int().min(0)).max(PAYMENT_HINTS_LIMITS.methodsPerCountry),
      /** Those of them that may be said to offer instalments. */
      credit: z5.array(z5.int().min(0)).exactOptional()
    })
  )
});

// app/payments/word-hints.ts
var BETWEEN = " · ";
function wordHints(document, asked) {
  const words = asked.words.payment_hints;
  const here = document.countries[asked.country];
  if (here === void 0) return null;
  const found = here.methods.flatMap((position) => {
    const method = document.methods[position];
    if (method === void 0) return [];
    const type = method.types.find(
      (name) => asked.enabledTypes === "all" || asked.enabledTypes.includes(name)
    );
    if (type === void 0 && method.manual !== true) return [];
    const text = methodName(method, asked.language, words);
    return [{ method, text, type, isCredit: here.credit?.includes(position) === true }];
  });
  const cards = found.filter(({ method }) => method.card === true);
  const items = [];
  const credit = [];
  for (const one of found) {
    if (one.method.card === true) {
      if (one === cards[0]) items.push(cardItem(cards, words.card));
    } else if (!items.some(({ text }) => text === one.text)) {
      items.push({ text: one.text, types: one.type === void 0 ? [] : [one.type] });
      if (one.isCredit) credit.push(one.text);
    }
  }
  if (items.length === 0) return null;
  return {
    heading: words.heading,
    items,
    credit: credit.length === 0 ? null : fill(words.credit, { methods: credit.join(BETWEEN) }),
    payIn: asked.currency === null ? null : fill(words.pay_in, { currency: asked.currency })
  };
}
function cardItem(cards, pattern) {
  return {
    text: fill(pattern, { brands: cards.map(({ text }) => text).join(BETWEEN) }),
    types: cards.flatMap(({ type }) => type === void 0 ? [] : [type])
  };
}
function methodName(method, language, words) {
  const brand = method.names?.[language] ?? method.names?.[language.split("-")[0]] ?? method.name;
  const word = method.word === void 0 ? void 0 : words[method.word];
  return [brand, word].filter((part) => part !== void 0).join(" – ");
}
function fill(text, values) {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name) => values[name] ?? whole);
}

// extensions/hydrogen-widgets/src/read-payments.ts
var TYPES = {
  AMERICAN_EXPRESS: "american_express",
  DINERS_CLUB: "diners_club",
  DISCOVER: "discover",
  JCB: "jcb",
  MASTERCARD: "master",
  VISA: "visa",
  APPLE_PAY: "apple_pay",
  GOOGLE_PAY: "google_pay",
  SHOPIFY_PAY: "shopify_pay"
};
function readPayments(answer, texts, language, enabled) {
  const document = readDocument(answer, "payment_hints", PaymentHintsDocument);
  if (document === null) return null;
  const { acceptedCardBrands, supportedDigitalWallets } = answer.shop.paymentSettings;
  const told = [...acceptedCardBrands, ...supportedDigitalWallets];
  return wordHints(document, {
    country: answer.localization.country.isoCode,
    language,
    enabledTypes: [...told.flatMap((name) => TYPES[name] ?? []), ...enabled],
    currency: answer.localization.country.currency.isoCode,
    words: texts
  });
}

// app/retention/model.ts
import { z as z6 } from "zod";
var LOYALTY_LIMITS = {
  rates: 200,
  points: 1e4,
  amountMinor: 1e9,
  minimumMinor: 1e11,
  excludedProductTypes: 50,
  productTypeCharacters: 255,
  nameCharacters: 40,
  languages: 40,
  pendingDays: 90,
  expiryMonths: 60,
  codeDays: 365,
  rewardSteps: 100
};
var PointRounding = z6.enum(["down", "half-up", "up"]);
var EarnRate = z6.strictObject({
  marketId: z6.string().regex(/^\d{1,20}$/, { error: "market" }),
  currency: z6.string().regex(/^[A-Z]{3}$/, { error: "currency" }),
  points: z6.int().min(1).max(LOYALTY_LIMITS.points),
  amountMinor: z6.int().min(1).max(LOYALTY_LIMITS.amountMinor),
  /** Orders below it earn nothing. */
  minimumMinor: z6.int().min(0).max(LOYALTY_LIMITS.minimumMinor)
}).refine(({ amountMinor, currency }) => isWholeHundredths(amountMinor, currency), {
  error: "too_fine",
  path: ["amountMinor"]
}).refine(({ minimumMinor, currency }) => isWholeHundredths(minimumMinor, currency), {
  error: "too_fine",
  path: ["minimumMinor"]
});
function isWholeHundredths(amountMinor, currency) {
  const finer = 10 ** Math.max(0, currencyDigits(currency) - 2);
  return amountMinor % finer === 0;
}
var PendingFrom = z6.enum(["order", "shipping"]);
var RewardRate = z6.strictObject({
  marketId: z6.string().regex(/^\d{1,20}$/, { error: "market" }),
  currency: z6.string().regex(/^[A-Z]{3}$/, { error: "currency" }),
  /** Points are redeemed in steps of so many. */
  points: z6.int().min(1).max(LOYALTY_LIMITS.points),
  amountMinor: z6.int().min(1).max(LOYALTY_LIMITS.amountMinor)
}).refine(({ amountMinor, currency }) => isWholeHundredths(amountMinor, currency), {
  error: "too_fine",
  path: ["amountMinor"]
});
var LanguageTag = z6.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/, { error: "language" });
var ProgramName = z6.string().trim().max(LOYALTY_LIMITS.nameCharacters);
var LoyaltySettings = z6.strictObject({
  /** Heading of the panel; empty takes the widget's own words. */
  name: ProgramName,
  /** The name in other languages of the shop; a language without one shows `name`. */
  names: z6.record(LanguageTag, ProgramName).refine((names) => Object.keys(names).length <= LOYALTY_LIMITS.languages, {
    error: "languages"
  }),
  /** A market without a rate earns nothing, and its shoppers see nothing. */
  rates: z6.array(EarnRate).max(LOYALTY_LIMITS.rates),
  rounding: PointRounding,
  /** Products of these types earn nothing; gift cards never do. */
  excludedProductTypes: z6.array(z6.string().trim().min(1).max(LOYALTY_LIMITS.productTypeCharacters)).max(LOYALTY_LIMITS.excludedProductTypes),
  /** Days after the order, or its shipping, from which points can be used; 0 is at once. */
  pendingDays: z6.int().min(0).max(LOYALTY_LIMITS.pendingDays),
  pendingFrom: PendingFrom.default("order"),
  /** Months after which points end; null: never. */
  expiryMonths: z6.int().min(1).max(LOYALTY_LIMITS.expiryMonths).nullable(),
  /** A market without a reward collects points that can't be redeemed. */
  rewards: z6.array(RewardRate).max(LOYALTY_LIMITS.rates).default([]),
  /** Days for which a code can be used; unused, its points come back. */
  codeDays: z6.int().min(1).max(LOYALTY_LIMITS.codeDays).default(30),
  /** Whether a code can be used together with the shop's other discounts. */
  codesCombine: z6.boolean().default(true)
}).superRefine(({ rates, rewards }, context) => {
  for (const [field, list] of Object.entries({ rates, rewards })) {
    const seen = /* @__PURE__ */ new Set();
    for (const [index, { marketId, currency }] of list.entries()) {
      const key = `${marketId}:${currency}`;
      if (seen.has(key)) {
        context.addIssue({ code: "custom", message: "rate_twice", path: [field, index] });
      }
      seen.add(key);
    }
  }
});
var LOYALTY_DOCUMENT_VERSION = 1;
var EarnRule = z6.object({
  currency: z6.string(),
  points: z6.int().min(1),
  /** Hundredths for which `points` are earned. */
  per: z6.int().min(1),
  /** Makes the rounding: 0 is down, ⌊per / 2⌋ half up, per - 1 up. */
  add: z6.int().min(0),
  least: z6.int().min(0)
});
var RewardRule = z6.object({
  currency: z6.string(),
  points: z6.int().min(1),
  amount: z6.int().min(1),
  /**
   * The amount is not the shop's own currency: Shopify converts the code at the day's rate, so that
   * it is about this amount.
   */
  about: z6.boolean()
});
var LoyaltyDocument = z6.object({
  version: z6.literal(LOYALTY_DOCUMENT_VERSION),
  /** By language tag, `default` for all others; empty where the merchant gave none. */
  names: z6.record(z6.string(), z6.string()),
  rules: z6.array(EarnRule),
  /** Country and currency, e.g. "DE:EUR" → index into `rules`. */
  earn: z6.record(z6.string(), z6.int().min(0)),
  excludedTypes: z6.array(z6.string()),
  pendingDays: z6.int().min(0),
  pendingFrom: PendingFrom.default("order"),
  expiryMonths: z6.int().min(1).nullable(),
  rewards: z6.array(RewardRule).default([]),
  /** As `earn`: index into `rewards`. */
  redeem: z6.record(z6.string(), z6.int().min(0)).default({}),
  /** Where the shop serves what only a logged-in shopper may see. */
  proxyPath: z6.string()
});

// app/retention/word-earned.ts
function counted(forms, count, language, written = String(count)) {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other ?? "";
  return fill2(form, { points: written, count: written });
}
function fill2(text, values) {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name) => values[name] ?? whole);
}

// app/retention/panel/word-program.ts
var SAMPLES = [0, 1, 2, 3, 7, 11, 20, 100, 1e6];
function wordProgram(document, { rule, reward, country }, texts, language) {
  const money = (hundredths) => new Intl.NumberFormat(language, { style: "currency", currency: rule.currency }).format(
    hundredths / 100
  );
  const points = (count) => counted(texts.points, count, language);
  const worth = reward === void 0 ? "" : money(reward.amount);
  const { pendingDays, pendingFrom, expiryMonths, names } = document;
  return {
    title: names[language] ?? names["default"] ?? texts.label,
    show: texts.show,
    logIn: texts.log_in,
    rules: [
      fill2(texts.earn_rate, { points: points(rule.points), amount: money(rule.per) }),
      ...rule.least > 0 ? [fill2(texts.minimum, { amount: money(rule.least) })] : [],
      ...reward === void 0 ? [] : [
        fill2(texts.reward, {
          points: points(reward.points),
          amount: reward.about ? fill2(texts.about, { amount: worth }) : worth
        })
      ],
      ...pendingFrom === "shipping" ? [
        pendingDays > 0 ? fill2(texts.pending_shipped, { count: String(pendingDays) }) : texts.pending_on_shipping
      ] : pendingDays > 0 ? [counted(texts.pending_days, pendingDays, language)] : [],
      ...expiryMonths === null ? [] : [counted(texts.expiry_months, expiryMonths, language)]
    ],
    words: {
      ...panelWords(texts, language),
      ...reward === void 0 ? {} : {
        redeem: open(texts.redeem),
        country,
        currency: reward.currency,
        step: String(reward.points),
        worth: String(reward.amount),
        ...reward.about ? { isAbout: "" } : {}
      }
    }
  };
}
function panelWords(texts, language) {
  const forms = SAMPLES.map((sample) => {
    return [sample, counted(texts.points, sample, language, "{points}")];
  });
  return {
    locale: language,
    forms: JSON.stringify(forms),
    balance: open(texts.balance),
    pending: open(texts.pending),
    expiry: open(texts.expiry),
    loading: texts.loading,
    failed: texts.failed,
    usable: open(texts.usable_from),
    about: open(texts.about),
    giveBack: open(texts.give_back),
    confirm: texts.confirm,
    code: texts.code,
    off: open(texts.reward),
    until: open(texts.code_until),
    copy: texts.copy,
    copied: texts.copied,
    refused: texts.refused,
    history: texts.history,
    earn: texts.kind_earn,
    refund: texts.kind_refund,
    spend: texts.kind_spend,
    return: texts.kind_return,
    expire: texts.kind_expire,
    adjust: texts.kind_adjust
  };
}
function open(text) {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, "{$1}");
}

// app/retention/recommendations-model.ts
import { z as z7 } from "zod";
var RECOMMENDATIONS_DOCUMENT_VERSION = 1;
var Handles = z7.array(z7.string().min(1).max(255)).max(12);
var RecommendationsDocument = z7.object({
  version: z7.literal(RECOMMENDATIONS_DOCUMENT_VERSION),
  /** By product id, best first. */
  products: z7.record(z7.string().regex(/^\d{1,20}$/), Handles),
  /** For pages without a product, and for products without their own. */
  popular: Handles,
  /** Whether a shopper who is logged in sees first what they have bought before. */
  buyAgain: z7.boolean()
});

// extensions/hydrogen-widgets/src/read-retention.ts
function readLoyalty(answer, texts, language) {
  const document = readDocument(answer, "loyalty", LoyaltyDocument);
  const { isoCode, currency } = answer.localization.country;
  const key = `${isoCode}:${currency.isoCode}`;
  if (document === null || !Object.hasOwn(document.earn, key)) return null;
  const rule = document.rules[document.earn[key]];
  if (rule === void 0) return null;
  const { excludedTypes } = document;
  const at = Object.hasOwn(document.redeem, key) ? document.redeem[key] : -1;
  const place = { rule, reward: document.rewards[at], country: isoCode };
  return {
    ...{ rule, excludedTypes },
    words: { earn_product: texts.loyalty.earn_product },
    program: wordProgram(document, place, texts.loyalty, language)
  };
}
function readRecommendations(answer, texts, productId) {
  const document = readDocument(answer, "recommendations", RecommendationsDocument);
  if (document === null) return null;
  const key = productId?.split("/").at(-1) ?? "";
  const own = Object.hasOwn(document.products, key) ? document.products[key] : void 0;
  const handles = own && own.length > 0 ? own : document.popular;
  return handles.length === 0 ? null : { title: texts.recommendations.recommended, handles };
}

// app/localization/channels.ts
import { z as z8 } from "zod";
var CHANNEL_KINDS = [
  "email",
  "phone",
  "whatsapp",
  "messenger",
  "telegram",
  "viber",
  "line",
  "kakaotalk",
  "zalo",
  "wechat"
];
var ChannelKind = z8.enum(CHANNEL_KINDS);
var CHANNEL_NAMES = {
  whatsapp: "WhatsApp",
  messenger: "Messenger",
  telegram: "Telegram",
  viber: "Viber",
  line: "LINE",
  kakaotalk: "KakaoTalk",
  zalo: "Zalo",
  wechat: "WeChat"
};
var OWN_LINKS = {
  email: /^mailto:/i,
  phone: /^tel:/i,
  whatsapp: /^(https?:\/\/)?(www\.)?wa\.me\//i,
  messenger: /^(https?:\/\/)?(www\.)?m\.me\//i,
  telegram: /^(https?:\/\/)?(www\.)?t\.me\//i,
  line: /^(https?:\/\/)?line\.me\/(R\/)?ti\/p\//i,
  kakaotalk: /^(https?:\/\/)?pf\.kakao\.com\//i,
  zalo: /^(https?:\/\/)?(www\.)?zalo\.me\//i
};
var EMAIL = /^[\w.+-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,24}$/i;
var INTERNATIONAL = /^\+[1-9]\d{6,14}$/;
var NATIONAL = /^\d{3,15}$/;
function readHandle(kind, typed) {
  const link = OWN_LINKS[kind];
  let text = typed.trim();
  if (link?.test(text) === true) {
    text = text.replace(link, "").replace(/[?#].*$/, "").replace(/\/$/, "").replace(/^%40/, "@");
    if (kind === "whatsapp" && /^\d/.test(text)) text = `+${text}`;
  }
  switch (kind) {
    case "email":
      return matching(text, EMAIL);
    case "phone":
      return matching(dialed(text), INTERNATIONAL) ?? matching(dialed(text), NATIONAL);
    case "whatsapp":
    case "viber":
      return matching(dialed(text), INTERNATIONAL);
    case "messenger":
      return matching(text.replace(/^@/, ""), /^[A-Za-z0-9.]{5,50}$/);
    case "telegram":
      return matching(text.replace(/^@/, ""), /^[A-Za-z]\w{4,31}$/);
    case "line":
      return matching(`@${text.replace(/^@/, "")}`, /^@[a-z0-9._-]{2,30}$/i);
    case "kakaotalk":
      return matching(text, /^_[A-Za-z0-9]{3,30}$/);
    case "zalo":
      return matching(dialed(text).replace(/^\+/, ""), /^\d{8,20}$/);
    case "wechat":
      return matching(text, /^[A-Za-z][\w-]{5,19}$/);
  }
}
function matching(text, form) {
  return form.test(text) ? text : null;
}
function dialed(text) {
  return /\(0\)/.test(text) ? text : text.replace(/[\s().\-/\u00a0]/g, "");
}
function linkOf(kind, handle) {
  const coded = encodeURIComponent(handle);
  const digits = encodeURIComponent(handle.replace("+", ""));
  switch (kind) {
    case "email":
      return `mailto:${coded.replace("%40", "@")}`;
    case "phone":
      return `tel:${handle.startsWith("+") ? "+" : ""}${digits}`;
    case "whatsapp":
      return `https://wa.me/${digits}`;
    case "messenger":
      return `https://m.me/${coded}`;
    case "telegram":
      return `https://t.me/${coded}`;
    case "viber":
      return `viber://chat?number=%2B${digits}`;
    case "line":
      return `https://line.me/R/ti/p/${coded}`;
    case "kakaotalk":
      return `https://pf.kakao.com/${coded}`;
    case "zalo":
      return `https://zalo.me/${coded}`;
    case "wechat":
      return null;
  }
}

// app/localization/model.ts
import { z as z9 } from "zod";
var SUPPORT_LIMITS = {
  accounts: 20,
  handleCharacters: 120,
  markets: 250,
  marketNameCharacters: 60,
  spansPerDay: 3,
  closedDates: 60
};
var Id = z9.string().regex(/^[a-z0-9-]{1,36}$/, { error: "id" });
var SupportAccount = z9.strictObject({
  /** Stays the same when the account is edited. */
  id: Id,
  kind: ChannelKind,
  /** As typed; `readHandle` makes of it what links need. */
  handle: z9.string().trim().max(SUPPORT_LIMITS.handleCharacters)
}).refine((account) => readHandle(account.kind, account.handle) !== null, {
  error: "handle",
  path: ["handle"]
});
var SupportMarket = z9.strictObject({
  id: Id,
  /** For the merchant's eyes only; may be empty. */
  name: z9.string().trim().max(SUPPORT_LIMITS.marketNameCharacters),
  countries: z9.array(z9.string().refine(isCountryCode, { error: "country" })).min(1, { error: "no_country" }).max(250),
  accountIds: z9.array(Id).max(SUPPORT_LIMITS.accounts)
});
var HoursSpan = z9.strictObject({
  from: z9.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "time" }),
  to: z9.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: "time" })
}).refine((span) => span.from < span.to, { error: "range_reversed", path: ["to"] });
var DayHours = z9.array(HoursSpan).max(SUPPORT_LIMITS.spansPerDay).superRefine((spans, context) => {
  for (const [index, span] of spans.entries()) {
    if (index > 0 && span.from < spans[index - 1].to) {
      context.addIssue({ code: "custom", message: "spans_overlap", path: [index, "from"] });
    }
  }
});
var SupportHours = z9.strictObject({
  zone: z9.string().max(64).refine(isZone, { error: "zone" }),
  week: z9.array(DayHours).length(7),
  closedOn: z9.array(z9.string().refine(isCalendarDate, { error: "date" })).max(SUPPORT_LIMITS.closedDates)
}).refine((hours) => hours.week.some((spans) => spans.length > 0), {
  error: "never_open",
  path: ["week"]
});
var SupportSettings = z9.strictObject({
  accounts: z9.array(SupportAccount).max(SUPPORT_LIMITS.accounts),
  markets: z9.array(SupportMarket).max(SUPPORT_LIMITS.markets),
  elsewhere: z9.boolean(),
  /** null: nothing is said about hours. */
  hours: SupportHours.nullable()
}).superRefine((settings, context) => {
  const issue = (message, path, params) => context.addIssue({ code: "custom", message, path, params });
  const ids = /* @__PURE__ */ new Set();
  for (const [index, { id }] of settings.accounts.entries()) {
    if (ids.has(id)) issue("id_twice", ["accounts", index, "id"]);
    ids.add(id);
  }
  const seen = /* @__PURE__ */ new Set();
  const marketIds = /* @__PURE__ */ new Set();
  for (const [index, market] of settings.markets.entries()) {
    if (marketIds.has(market.id)) issue("id_twice", ["markets", index, "id"]);
    marketIds.add(market.id);
    for (const country of market.countries) {
      if (seen.has(country)) {
        issue("country_twice", ["markets", index, "countries"], { country });
      }
      seen.add(country);
    }
    const known = market.accountIds.every((id) => ids.has(id));
    if (!known || new Set(market.accountIds).size < market.accountIds.length) {
      issue("account", ["markets", index, "accountIds"]);
    }
  }
});
var SUPPORT_DOCUMENT_VERSION = 1;
var Minute = z9.int().min(0).max(1440);
var DocumentHours = z9.object({
  zone: z9.string(),
  /** Monday first; each day a list of [from, to]. */
  week: z9.array(z9.array(z9.tuple([Minute, Minute]))).length(7),
  /** Dates in the zone. */
  closed: z9.array(z9.string().refine(isCalendarDate))
});
var HoursWords = z9.object({
  /** Name of the zone the whole year round. */
  zone: z9.string(),
  days: z9.array(z9.tuple([z9.string(), z9.string()])),
  /** The coming closed dates; empty where there are none. */
  closed: z9.string()
});
var SupportDocument = z9.object({
  version: z9.literal(SUPPORT_DOCUMENT_VERSION),
  accounts: z9.array(z9.object({ kind: ChannelKind, to: z9.string(), text: z9.string() })),
  /** By country code: indices into `accounts`, in order. */
  countries: z9.record(z9.string(), z9.array(z9.int().min(0))),
  /** For every other country. */
  rest: z9.array(z9.int().min(0)),
  hours: DocumentHours.nullable(),
  /** By language of the widgets; without hours there are none. */
  words: z9.record(z9.string(), HoursWords)
});

// extensions/hydrogen-widgets/src/read-support.ts
function readSupport(answer, texts, language) {
  const document = readDocument(answer, "support", SupportDocument);
  if (document === null) return null;
  const country = answer.localization.country.isoCode;
  const own = Object.hasOwn(document.countries, country) ? document.countries[country] : void 0;
  const channels = (own ?? document.rest).flatMap((index) => {
    const account = document.accounts[index];
    if (account === void 0 || account.to === "") return [];
    const { kind, to, text } = account;
    const href = linkOf(kind, to);
    const ownTab = href?.startsWith("https:") === true;
    return [{ name: nameOf(kind, texts), text, href, ownTab }];
  });
  if (channels.length === 0) return null;
  const words = document.words[language] ?? document.words["en"];
  const { hours } = document;
  return {
    channels,
    hours: hours && words && words.days.length > 0 ? { document: hours, ...words } : null
  };
}
function nameOf(kind, { support_channels: words }) {
  if (kind === "email") return words.email;
  return kind === "phone" ? words.phone : CHANNEL_NAMES[kind] ?? kind;
}

// extensions/hydrogen-widgets/src/read-portolan.ts
async function readPortolan(storefrontAnswer, { now, productId, variantIds = [], enabledPaymentTypes = [] }) {
  const answer = readAnswer(storefrontAnswer);
  if (answer === null) return null;
  const { country, language: asked } = answer.localization;
  const language = languageOf(asked.isoCode);
  const texts = await loadTexts(language);
  const delivery = readDelivery(answer);
  const support = readSupport(answer, texts, language);
  const compliance = readCompliance(answer, texts, variantIds);
  return {
    country: { code: country.isoCode, name: country.name, currency: country.currency.isoCode },
    languageCode: asked.isoCode,
    language,
    renderedAtSeconds: Math.floor(now.getTime() / 1e3),
    texts: {
      ...delivery && { delivery_estimate: texts.delivery_estimate },
      ...support && { support_channels: texts.support_channels },
      ...compliance && { compliance_notice: texts.compliance_notice }
    },
    delivery,
    payments: readPayments(answer, texts, language, enabledPaymentTypes),
    support,
    compliance,
    loyalty: readLoyalty(answer, texts, language),
    recommendations: readRecommendations(answer, texts, productId ?? null)
  };
}

// extensions/hydrogen-widgets/src/recommended-products.ts
var MOST = 12;
var positions = Array.from({ length: MOST }, (_, position) => position);
var RECOMMENDED_PRODUCTS_QUERY = `#graphql
  query RecommendedProducts(
    $country: CountryCode
    $language: LanguageCode
    ${positions.map((position) => `$handle${position}: String = ""`).join("\n    ")}
  ) @inContext(country: $country, language: $language) {
    ${positions.map((position) => `product${position}: product(handle: $handle${position}) { ...Recommended }`).join("\n    ")}
  }
  fragment Recommended on Product {
    id
    handle
    title
    availableForSale
    featuredImage { url(transform: { maxWidth: 360, maxHeight: 360, crop: CENTER }) }
    priceRange {
      minVariantPrice { amount currencyCode }
      maxVariantPrice { amount currencyCode }
    }
  }
`;
function recommendedProductsVariables(handles) {
  return Object.fromEntries(
    handles.slice(0, MOST).map((handle, position) => [`handle${position}`, handle])
  );
}
export {
  PORTOLAN_QUERY,
  RECOMMENDED_PRODUCTS_QUERY,
  answerLoyalty,
  languageOf,
  portolanVariables,
  readPortolan,
  recommendedProductsVariables
};
