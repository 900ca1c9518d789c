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

// app/logistics/model.ts
import { z as z2 } from "zod";

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

// app/kernel/country.ts
var COUNTRY_CODES = new Set(
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW".split(" ")
);
function isCountryCode(text) {
  return COUNTRY_CODES.has(text);
}
var EU_MEMBERS = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ")
);

// app/logistics/model.ts
var DELIVERY_LIMITS = {
  rules: 60,
  ruleNameCharacters: 60,
  blackouts: 100,
  blackoutNameCharacters: 60,
  blackoutDays: 92,
  processingDays: 30,
  transitDays: 90,
  customsDays: 30
};
var Country = z2.string().refine(isCountryCode, { error: "country" });
var CalendarDay = z2.string().refine(isCalendarDate, { error: "date" });
var WeekMask = z2.string().regex(/^[01]{7}$/, { error: "week" }).refine((week) => week.includes("1"), { error: "week_never_open" });
var TimeOfDay = z2.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "time" });
function dayRange(least, most) {
  return z2.strictObject({
    min: z2.int().min(least).max(most),
    max: z2.int().min(least).max(most)
  }).refine((days) => days.min <= days.max, { error: "range_reversed", path: ["max"] });
}
var DutiesNote = z2.enum(["none", "included", "on-delivery"]);
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
var RestOfWorldRule = z2.strictObject(laneFields);
var DestinationRule = z2.strictObject({
  /** Stays the same when the rule is edited. */
  id: z2.string().regex(/^[a-z0-9-]{1,36}$/, { error: "id" }),
  /** For the merchant's eyes only; may be empty. */
  name: z2.string().trim().max(DELIVERY_LIMITS.ruleNameCharacters),
  countries: z2.array(Country).min(1, { error: "no_country" }).max(249),
  ...laneFields
});
var Blackout = z2.strictObject({
  name: z2.string().trim().max(DELIVERY_LIMITS.blackoutNameCharacters),
  fromOn: CalendarDay,
  toOn: CalendarDay
}).refine((blackout) => blackout.fromOn <= blackout.toOn, {
  error: "range_reversed",
  path: ["toOn"]
}).refine(
  (blackout) => Date.parse(blackout.toOn) - Date.parse(blackout.fromOn) < DELIVERY_LIMITS.blackoutDays * 864e5,
  { error: "blackout_too_long", path: ["toOn"] }
);
var DeliverySettings = z2.strictObject({
  shipFromCountry: Country,
  shipFromZone: z2.string().max(64).refine(isZone, { error: "zone" }),
  /** Orders before this local time start their processing the same working day. */
  cutOff: TimeOfDay,
  /** Days of the week on which orders are processed. */
  workingDays: WeekMask,
  /** Working days from the order's first working day to the parcel being ready. */
  processingDays: dayRange(0, DELIVERY_LIMITS.processingDays),
  /** Days of the week on which the carrier collects. */
  handoverDays: WeekMask,
  /** Whether public holidays of the ship-from country close the warehouse. */
  observesHolidays: z2.boolean(),
  blackouts: z2.array(Blackout).max(DELIVERY_LIMITS.blackouts),
  rules: z2.array(DestinationRule).max(DELIVERY_LIMITS.rules),
  /** null: nothing is shown in countries without a rule. */
  restOfWorld: RestOfWorldRule.nullable()
}).superRefine((settings, context) => {
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
var DELIVERY_DOCUMENT_VERSION = 1;
var DELIVERY_DOCUMENT_MAX_BYTES = 128 * 1024;
var DayPair = z2.tuple([z2.int().min(0).max(999), z2.int().min(0).max(999)]);
var ClosedDays = z2.array(z2.int().min(0).max(400)).max(400);
var DocumentLane = z2.object({
  /** Index into `rules`. */
  rule: z2.int().min(0),
  /** Business days at the destination from order to delivery, fewest and most: what a page can say without a clock. */
  days: DayPair
});
var DeliveryDocument = z2.object({
  version: z2.literal(DELIVERY_DOCUMENT_VERSION),
  /** Date in the ship-from zone on which the document was composed. */
  asOn: CalendarDay,
  /** Last date whose holidays are known: no date beyond it is said. */
  throughOn: CalendarDay,
  origin: z2.object({
    zone: z2.string(),
    cutOff: TimeOfDay,
    workingDays: WeekMask,
    handoverDays: WeekMask,
    processingDays: DayPair,
    closed: ClosedDays
  }),
  rules: z2.array(
    z2.object({
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
  countries: z2.record(
    z2.string(),
    DocumentLane.extend({ week: WeekMask, deliveryDays: WeekMask, closed: ClosedDays.nullable() })
  ),
  /** For every other country: days only. */
  rest: DocumentLane.nullable()
});

// extensions/hydrogen-widgets/src/texts.ts
function fill(text, values) {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name) => values[name] ?? whole);
}
function pluralForm(forms, count, language) {
  return forms[new Intl.PluralRules(language).select(count)] ?? forms.other ?? "";
}

// extensions/hydrogen-widgets/src/read-delivery.ts
function readDelivery(answer, texts, language) {
  const document = readDocument(answer, "delivery", DeliveryDocument);
  const country = answer.localization.country.isoCode;
  const own = document && Object.hasOwn(document.countries, country) ? document.countries[country] : null;
  const lane = own ?? document?.rest;
  const rule = lane && document?.rules[lane.rule];
  if (!document || !lane || !rule) return null;
  const [least, most] = lane.days;
  const words = texts.delivery_estimate;
  const forms = least === most ? words.days : words.range;
  return {
    when: fill(pluralForm(forms, most, language), { count: `${most}`, least: `${least}` }),
    duties: rule.duties,
    promise: own?.closed == null ? null : { ...document, rules: [rule], countries: { [country]: { ...own, rule: 0 } }, rest: null }
  };
}

// extensions/hydrogen-widgets/src/read-portolan.ts
async function readPortolan(storefrontAnswer, { now }) {
  const answer = readAnswer(storefrontAnswer);
  if (answer === null) return null;
  const { country, language: asked } = answer.localization;
  const language = languageOf(asked.isoCode);
  const texts = await loadTexts(language);
  const delivery = readDelivery(answer, texts, language);
  return {
    country: { code: country.isoCode, name: country.name, currency: country.currency.isoCode },
    languageCode: asked.isoCode,
    language,
    renderedAtSeconds: Math.floor(now.getTime() / 1e3),
    texts: {
      ...delivery && { delivery_estimate: texts.delivery_estimate }
    },
    delivery
  };
}
export {
  PORTOLAN_QUERY,
  languageOf,
  portolanVariables,
  readPortolan
};
