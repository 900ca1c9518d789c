// extensions/hydrogen-widgets/src/portolan-provider.tsx
import { useShop } from "@shopify/hydrogen-react";
import { createContext, useContext } from "react";
import { jsx } from "react/jsx-runtime";
var PortolanContext = createContext(null);
function PortolanProvider(props) {
  const { countryIsoCode, languageIsoCode } = useShop();
  const { data, children } = props;
  const isOfShopper = data?.country.code === countryIsoCode && data?.languageCode === languageIsoCode;
  return /* @__PURE__ */ jsx(PortolanContext.Provider, { value: isOfShopper ? data : null, children });
}
function usePortolan() {
  return useContext(PortolanContext);
}

// extensions/hydrogen-widgets/src/compliance-notice.tsx
import { useMoney } from "@shopify/hydrogen-react";
import { Fragment } from "react";

// extensions/hydrogen-widgets/src/texts.ts
function fill(text, values) {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name) => values[name] ?? whole);
}
function pluralForm(forms, count, language) {
  return forms[new Intl.PluralRules(language).select(count)] ?? forms.other ?? "";
}
function directionOf(language) {
  return /^(ar|fa|he|ur)\b/.test(language) ? "rtl" : "ltr";
}

// extensions/hydrogen-widgets/src/compliance-notice.tsx
import { Fragment as Fragment2, jsx as jsx2, jsxs } from "react/jsx-runtime";
var LISTED_MAX = 4;
function ComplianceNotice(props) {
  const { heading, variants = [], addressOf = (path) => path, look = "plain" } = props;
  const portolan = usePortolan();
  const words = portolan?.texts.compliance_notice;
  if (!portolan?.compliance || !words) return null;
  const { duties, facts, links, lowest } = portolan.compliance;
  const reduced = reducedOf(lowest, variants);
  if (duties === null && facts.length + links.length + reduced.length === 0) return null;
  return /* @__PURE__ */ jsxs(
    "div",
    {
      className: `portolan-compliance portolan-compliance--${look}`,
      role: "group",
      "aria-label": words.label,
      dir: directionOf(portolan.language),
      children: [
        heading ? /* @__PURE__ */ jsx2("p", { className: "portolan-compliance__heading", children: heading }) : null,
        lowest && reduced.length > 0 ? /* @__PURE__ */ jsx2(
          LowestPrices,
          {
            reduced,
            currency: lowest.currency,
            words,
            all: reduced.length === variants.length
          }
        ) : null,
        duties === null ? null : /* @__PURE__ */ jsx2("p", { children: duties }),
        facts.length === 0 ? null : /* @__PURE__ */ jsx2("dl", { children: facts.map((fact) => /* @__PURE__ */ jsx2(Fact, { fact }, fact.name)) }),
        links.length === 0 ? null : /* @__PURE__ */ jsx2("ul", { className: "portolan-compliance__links", role: "list", children: links.map(({ text, to }) => /* @__PURE__ */ jsx2("li", { children: /* @__PURE__ */ jsx2("a", { href: to.startsWith("/") ? addressOf(to) : to, rel: "noopener", children: text }) }, text)) })
      ]
    }
  );
}
function Fact({ fact }) {
  const { name, text, email, isNumber } = fact;
  return /* @__PURE__ */ jsxs(Fragment, { children: [
    /* @__PURE__ */ jsx2("dt", { children: name }),
    /* @__PURE__ */ jsx2("dd", { children: /* @__PURE__ */ jsx2("bdi", { dir: isNumber ? "ltr" : "auto", children: text }) }),
    email === null ? null : /* @__PURE__ */ jsx2("dd", { children: /* @__PURE__ */ jsx2("a", { href: `mailto:${encodeURIComponent(email).replace("%40", "@")}`, children: /* @__PURE__ */ jsx2("bdi", { dir: "ltr", children: email }) }) })
  ] });
}
function reducedOf(lowest, variants) {
  if (lowest === null) return [];
  return variants.flatMap(({ id, title, price, compareAtPrice }) => {
    const pair = Object.hasOwn(lowest.prices, id) ? lowest.prices[id] : void 0;
    if (!pair || !compareAtPrice || price.currencyCode !== lowest.currency) return [];
    const now = hundredths(price.amount);
    return now === pair[0] && hundredths(compareAtPrice.amount) > now ? [{ id, title, lowest: pair[1] }] : [];
  });
}
function hundredths(amount) {
  return Math.round(Number(amount) * 1e5) / 1e3;
}
function LowestPrices(props) {
  const { reduced, currency, words } = props;
  const [first] = reduced;
  const alike2 = reduced.every(({ lowest }) => lowest === first?.lowest);
  if (first && props.all && alike2) {
    return /* @__PURE__ */ jsx2(Priced, { hundredths: first.lowest, currency, text: words.lowest });
  }
  const list = /* @__PURE__ */ jsx2("ul", { role: "list", children: reduced.map(({ id, title, lowest }) => /* @__PURE__ */ jsxs("li", { children: [
    /* @__PURE__ */ jsx2("bdi", { children: title }),
    ": ",
    /* @__PURE__ */ jsx2(Price, { hundredths: lowest, currency })
  ] }, id)) });
  if (reduced.length <= LISTED_MAX) {
    return /* @__PURE__ */ jsxs(Fragment2, { children: [
      /* @__PURE__ */ jsx2("p", { children: words.lowest_of }),
      list
    ] });
  }
  return /* @__PURE__ */ jsxs("details", { children: [
    /* @__PURE__ */ jsx2("summary", { children: words.lowest_of }),
    list
  ] });
}
function Priced(props) {
  const price = usePrice(props.hundredths, props.currency);
  return /* @__PURE__ */ jsx2("p", { suppressHydrationWarning: true, children: fill(props.text, { price }) });
}
function Price(props) {
  const price = usePrice(props.hundredths, props.currency);
  return /* @__PURE__ */ jsx2("span", { suppressHydrationWarning: true, children: price });
}
function usePrice(amount, currencyCode) {
  return useMoney({
    amount: String(amount / 100),
    currencyCode
  }).localizedString;
}

// app/kernel/calendar.ts
var MS_PER_DAY = 864e5;
var MS_PER_MINUTE = 6e4;
function toEpochDay(date) {
  return Date.parse(date) / MS_PER_DAY;
}
function fromEpochDay(day) {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}
function weekdayOf(day) {
  return ((day + 3) % 7 + 7) % 7;
}
function openDays(week, closed) {
  return (day) => week[weekdayOf(day)] === "1" && !closed.has(day);
}
function addOpenDays(day, count, isOpen, lastDay) {
  let left = count || 1;
  for (let on = count ? day + 1 : day; on <= lastDay; on++) if (isOpen(on) && !--left) return on;
  return Infinity;
}
function zoneOffsetMs(zone, instantMs) {
  return wallClockMs(zone, instantMs) - Math.floor(instantMs / 1e3) * 1e3;
}
function localTimeOf(zone, instantMs) {
  const wallMs = wallClockMs(zone, instantMs);
  const day = Math.floor(wallMs / MS_PER_DAY);
  return { day, minute: Math.floor((wallMs - day * MS_PER_DAY) / MS_PER_MINUTE) };
}
function instantOf(zone, day, minute) {
  const wallMs = day * MS_PER_DAY + minute * MS_PER_MINUTE;
  const before = wallMs - zoneOffsetMs(zone, wallMs - MS_PER_DAY);
  const after = wallMs - zoneOffsetMs(zone, wallMs + MS_PER_DAY);
  return wallClockMs(zone, before) === wallMs || wallClockMs(zone, after) !== wallMs ? before : after;
}
var clocks = {};
function wallClockMs(zone, instantMs) {
  const clock = clocks[zone] ??= new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric"
  });
  const [month, day, year, hour, minute, second] = clock.format(instantMs).match(/\d+/g).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

// app/logistics/choose-product-rules.ts
function namesProduct(rule, product) {
  const among = (texts, text) => texts.some((one) => alike(one, text));
  return rule.products.includes(product.id) || rule.collections.some((id) => product.collections.includes(id)) || among(rule.productTypes, product.productType) || among(rule.vendors, product.vendor) || product.tags.some((tag) => among(rule.tags, tag));
}
function alike(a, b) {
  return a.toLowerCase() === b.toLowerCase();
}

// app/logistics/slowest-estimate.ts
function slowestEstimate(estimates) {
  return estimates.reduce(
    (one, other) => one && other && {
      ...one.cutOffAt < other.cutOffAt ? one : other,
      shipOn: later(one.shipOn, other.shipOn),
      earliestOn: later(one.earliestOn, other.earliestOn),
      latestOn: later(one.latestOn, other.latestOn)
    }
  );
}
function slowestDays(ranges) {
  return [Math.max(...ranges.map(([least]) => least)), Math.max(...ranges.map(([, most]) => most))];
}
function later(a, b) {
  return a > b ? a : b;
}

// app/logistics/estimate-delivery.ts
var MINUTES_PER_DAY = 1440;
function estimateDelivery(document, { country, now }) {
  const { origin } = document;
  const lane = document.countries[country];
  const rule = lane && document.rules[lane.rule];
  if (document.version !== 1 || !rule || !lane.closed) return null;
  const nowMs = now.getTime();
  const today = localTimeOf(origin.zone, nowMs).day;
  if (today < toEpochDay(document.asOn)) return null;
  const isWorking = calendarOf(document, origin.workingDays, origin.closed);
  const cutOffMinute = +origin.cutOff.slice(0, 2) * 60 + +origin.cutOff.slice(3);
  let orderDay = today - 1;
  let cutOffMs;
  do {
    orderDay = addOpenDays(orderDay, 1, isWorking, toEpochDay(document.throughOn));
    if (orderDay === Infinity) return null;
    cutOffMs = instantOf(origin.zone, orderDay, cutOffMinute);
  } while (cutOffMs <= nowMs);
  const { shipDay, earliestDay, latestDay } = scheduleDelivery(document, country, orderDay);
  if (latestDay === Infinity) return null;
  const minutes = Math.floor((cutOffMs - nowMs) / 6e4);
  return {
    shipOn: fromEpochDay(shipDay),
    earliestOn: fromEpochDay(earliestDay),
    latestOn: fromEpochDay(latestDay),
    cutOffAt: new Date(cutOffMs),
    orderWithinMinutes: minutes < MINUTES_PER_DAY ? minutes : null,
    duties: rule.duties
  };
}
function scheduleDelivery(document, country, orderDay) {
  const { origin } = document;
  const lane = document.countries[country];
  const rule = document.rules[lane.rule];
  const lastDay = toEpochDay(document.throughOn);
  const add = (day, count, week, closed) => addOpenDays(day, count, calendarOf(document, week, closed), lastDay);
  const [ready, readyLate] = origin.processingDays.map(
    (days) => days ? add(orderDay, days, origin.workingDays, origin.closed) : orderDay
  );
  const ship = (day) => add(day, 0, origin.handoverDays, origin.closed);
  const deliver = (shipDay2, end) => {
    let day = add(shipDay2, rule.transitDays[end], rule.carrierDays, lane.closed);
    if (rule.customsDays[end]) day = add(day, rule.customsDays[end], lane.week, lane.closed);
    return add(day, 0, lane.deliveryDays, lane.closed);
  };
  const shipDay = ship(ready);
  return {
    shipDay,
    earliestDay: deliver(shipDay, 0),
    latestDay: deliver(ship(readyLate), 1)
  };
}
function calendarOf(document, week, closed) {
  const firstDay = toEpochDay(document.asOn);
  return openDays(week, { has: (day) => !!closed?.includes(day - firstDay) });
}

// app/logistics/trust-clock.ts
var CLOCK_SLOW_MAX_MS = 5 * 6e4;
var PAGE_AGE_MAX_MS = 12 * 36e5;
function canTrustClock(renderedAtSeconds, nowMs) {
  const ageMs = nowMs - renderedAtSeconds * 1e3;
  return ageMs >= -CLOCK_SLOW_MAX_MS && ageMs <= PAGE_AGE_MAX_MS;
}

// app/logistics/word-delivery.ts
function dates(locale, { earliestOn, latestOn }, month, weekday) {
  return new Intl.DateTimeFormat(locale, {
    // A locale's own calendar may count other years and months than parcels do.
    calendar: "gregory",
    timeZone: "UTC",
    weekday,
    month,
    day: "numeric"
  }).formatRange(new Date(earliestOn), new Date(latestOn));
}
function weekTime(locale, at) {
  return new Intl.DateTimeFormat(locale, {
    weekday: "short",
    hour: "numeric",
    minute: "2-digit"
  }).format(at);
}
function duration(locale, minutes) {
  const hours = Math.floor(minutes / 60);
  const part = (value, unit) => value ? [new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(value)] : [];
  return new Intl.ListFormat(locale, { type: "unit", style: "narrow" }).format([
    ...part(hours, "hour"),
    ...part(hours < 10 ? minutes % 60 : 0, "minute")
  ]);
}

// extensions/hydrogen-widgets/src/attempt.ts
function attempt(make) {
  try {
    return make();
  } catch {
    return null;
  }
}

// extensions/hydrogen-widgets/src/fitting-line.tsx
import { useLayoutEffect, useRef, useState } from "react";
import { jsx as jsx3 } from "react/jsx-runtime";
function FittingLine(props) {
  const { className, base, candidates } = props;
  const line = useRef(null);
  const room = useRef(0);
  const asked = candidates.map(({ key }) => key).join("\n");
  const [tried, setTried] = useState({ asked: "", position: -1 });
  const position = tried.asked === asked ? tried.position : -1;
  useBrowserLayoutEffect(() => {
    const height = line.current?.offsetHeight ?? 0;
    if (position === -1) room.current = height;
    const isTooHigh = position >= 0 && height > room.current;
    if (asked !== "" && (position === -1 || isTooHigh)) setTried({ asked, position: position + 1 });
  }, [asked, position]);
  return /* @__PURE__ */ jsx3("p", { className, ref: line, children: candidates[position]?.content ?? base });
}
var useBrowserLayoutEffect = typeof window === "undefined" ? () => void 0 : useLayoutEffect;

// extensions/hydrogen-widgets/src/use-clock.ts
import { useEffect, useState as useState2 } from "react";
var MS_PER_MINUTE2 = 6e4;
function useClock() {
  const [nowMs, setNowMs] = useState2(null);
  useEffect(() => {
    let timer;
    const tick = () => {
      const now = Date.now();
      setNowMs(now);
      timer = setTimeout(tick, MS_PER_MINUTE2 - now % MS_PER_MINUTE2);
    };
    tick();
    return () => clearTimeout(timer);
  }, []);
  return nowMs;
}

// extensions/hydrogen-widgets/src/delivery-estimate.tsx
import { Fragment as Fragment3, jsx as jsx4, jsxs as jsxs2 } from "react/jsx-runtime";
function DeliveryEstimate(props) {
  const portolan = usePortolan();
  const { availableForSale = true, requiresShipping = true, products } = props;
  if (!portolan?.delivery || !portolan.texts.delivery_estimate) return null;
  if (!availableForSale || !requiresShipping) return null;
  const { delivery, texts } = portolan;
  const said = saidOf(delivery, products);
  if (said === null) return null;
  return /* @__PURE__ */ jsx4(
    Estimate,
    {
      ...props,
      portolan,
      delivery,
      said,
      words: texts.delivery_estimate
    }
  );
}
function saidOf({ usual, rules }, products) {
  if (rules.length === 0) return [usual];
  if (products === void 0 || products.length === 0) return null;
  const chosen = /* @__PURE__ */ new Set();
  for (const { id, collections, ...product } of products) {
    const facts = { ...product, id: digitsOf(id), collections: collections.map(digitsOf) };
    const own = rules.filter(({ names }) => namesProduct(names, facts));
    for (const { said } of own.length > 0 ? own : [{ said: usual }]) chosen.add(said);
  }
  const all = [...chosen].filter((said) => said !== null);
  return all.length === chosen.size ? all : null;
}
function digitsOf(id) {
  return id.slice(id.lastIndexOf("/") + 1);
}
function Estimate(props) {
  const { portolan, delivery, said, words, heading, look = "plain" } = props;
  const nowMs = useClock();
  const sharp = attempt(() => sharpen(portolan, said, words, nowMs));
  const [least, most] = slowestDays(said.map(({ days }) => days));
  const forms = least === most ? words.days : words.range;
  const form = pluralForm(forms, most, portolan.language);
  return /* @__PURE__ */ jsxs2(
    "div",
    {
      className: `portolan-delivery portolan-delivery--${look}`,
      role: "group",
      "aria-label": words.label,
      dir: directionOf(portolan.language),
      children: [
        props.showIcon !== false && /* @__PURE__ */ jsx4(Parcel, {}),
        /* @__PURE__ */ jsxs2("div", { className: "portolan-delivery__text", children: [
          heading ? /* @__PURE__ */ jsx4("p", { className: "portolan-delivery__heading", children: heading }) : null,
          /* @__PURE__ */ jsx4("p", { children: fill(words.to, { country: portolan.country.name }) }),
          /* @__PURE__ */ jsx4(
            FittingLine,
            {
              className: "portolan-delivery__when",
              base: fill(form, { count: `${most}`, least: `${least}` }),
              candidates: sharp?.when ?? []
            }
          ),
          props.showCutOff !== false && said.every(({ promise }) => promise) && /* @__PURE__ */ jsx4(
            FittingLine,
            {
              className: "portolan-delivery__cut-off",
              base: "",
              candidates: sharp?.cutOff ?? []
            }
          ),
          delivery.duties === "included" && /* @__PURE__ */ jsx4("p", { children: words.duties_included }),
          delivery.duties === "on-delivery" && /* @__PURE__ */ jsx4("p", { children: words.duties_on_delivery })
        ] })
      ]
    }
  );
}
function sharpen({ language, country, renderedAtSeconds }, said, words, nowMs) {
  if (nowMs === null || !canTrustClock(renderedAtSeconds, nowMs)) return null;
  if (!Intl.DateTimeFormat.supportedLocalesOf(language)[0]) return null;
  const asked = { country: country.code, now: new Date(nowMs) };
  const estimate = slowestEstimate(
    said.map(({ promise }) => promise && estimateDelivery(promise, asked))
  );
  if (!estimate) return null;
  const spoken = dates(language, estimate, "long", "long");
  const when = ["short", void 0].map((weekday) => {
    const shown = dates(language, estimate, "short", weekday);
    const content = /* @__PURE__ */ jsxs2(Fragment3, { children: [
      /* @__PURE__ */ jsx4("span", { "aria-hidden": "true", children: shown }),
      /* @__PURE__ */ jsx4("span", { className: "portolan-delivery__aloud", children: spoken })
    ] });
    return { key: shown, content };
  });
  const minutes = estimate.orderWithinMinutes;
  const cutOff = minutes ? fill(words.order_within, { time: duration(language, minutes) }) : fill(words.order_by, { time: weekTime(language, estimate.cutOffAt) });
  return { when, cutOff: [{ key: cutOff, content: cutOff }] };
}
function Parcel() {
  return /* @__PURE__ */ jsx4(
    "svg",
    {
      className: "portolan-delivery__icon",
      viewBox: "0 0 24 24",
      width: "24",
      height: "24",
      fill: "none",
      stroke: "currentColor",
      strokeWidth: "1.5",
      strokeLinejoin: "round",
      "aria-hidden": "true",
      focusable: "false",
      children: /* @__PURE__ */ jsx4("path", { d: "M3 7.5 12 3l9 4.5v9L12 21l-9-4.5zM3 7.5l9 4.5 9-4.5M12 12v9M7.5 5.2l9 4.6" })
    }
  );
}

// extensions/hydrogen-widgets/src/loyalty-panel.tsx
import { useEffect as useEffect2, useId, useRef as useRef2, useState as useState3 } from "react";

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
var DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
function parseMinor(amount, currency) {
  const digits = currencyDigits(currency);
  return parsePlain(amount, digits) ?? parseAny(amount, currency, digits);
}
var EXACT_DIGITS = 15;
function parsePlain(amount, digits) {
  const point = amount.indexOf(".");
  const negative = amount.charCodeAt(0) === 45;
  const start = negative ? 1 : 0;
  const whole = point === -1 ? amount.length : point;
  const decimals = point === -1 ? 0 : amount.length - point - 1;
  if (whole === start || point !== -1 && decimals === 0) return void 0;
  if (decimals > digits || whole + digits > EXACT_DIGITS) return void 0;
  let units = 0;
  for (let at = start; at < amount.length; at++) {
    if (at === point) continue;
    const digit = amount.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return void 0;
    units = units * 10 + digit;
  }
  for (let missing = decimals; missing < digits; missing++) units *= 10;
  return negative && units !== 0 ? -units : units;
}
function parseAny(amount, currency, digits) {
  const match = DECIMAL.exec(amount);
  if (match === null) throw new RangeError(`"${amount}" is not a decimal amount`);
  const [, sign = "", whole = "0", fraction = ""] = match;
  const kept = fraction.slice(0, digits).padEnd(digits, "0");
  const minor = roundHalfEven(BigInt(whole + kept), fraction.slice(digits));
  const signed = Number(sign === "-" ? -minor : minor);
  if (!Number.isSafeInteger(signed)) throw new RangeError(`${amount} ${currency} is out of range`);
  return signed === 0 ? 0 : signed;
}
function roundHalfEven(units, rest) {
  if (rest === "" || /^0*$/.test(rest)) return units;
  const first = rest.charCodeAt(0) - 48;
  const exactHalf = first === 5 && /^0*$/.test(rest.slice(1));
  if (first > 5 || first === 5 && !exactHalf) return units + 1n;
  if (exactHalf && units % 2n === 1n) return units + 1n;
  return units;
}

// app/retention/to-hundredths.ts
function toHundredths(amountMinor, currency) {
  const digits = currencyDigits(currency);
  return digits <= 2 ? amountMinor * 10 ** (2 - digits) : Math.floor(amountMinor / 10 ** (digits - 2));
}

// app/retention/estimate-points.ts
function estimatePoints(rule, amountMinor, currency) {
  if (currency !== rule.currency) {
    throw new RangeError(`A rule for ${rule.currency} does not say what ${currency} earns`);
  }
  if (!Number.isSafeInteger(amountMinor)) throw new RangeError(`${amountMinor} is no amount`);
  const hundredths2 = BigInt(toHundredths(amountMinor, currency));
  if (hundredths2 <= 0n || hundredths2 < BigInt(rule.least)) return 0;
  return Number((hundredths2 * BigInt(rule.points) + BigInt(rule.add)) / BigInt(rule.per));
}
function estimatePricePoints(rule, { amount, currencyCode }) {
  return estimatePoints(rule, parseMinor(amount, currencyCode), currencyCode);
}

// app/retention/word-earned.ts
function wordEarned(points, words, language) {
  return points < 1 ? null : counted(words.loyalty.earn_product, points, language);
}
function counted(forms, count, language, written = String(count)) {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other ?? "";
  return fill2(form, { points: written, count: written });
}
function fill2(text, values) {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name) => values[name] ?? whole);
}

// app/retention/panel/ask-account.ts
var TIMEOUT_MS = 1e4;
var LOOKS_MAX = 12;
function awaitsCode({ codes }) {
  return codes?.some(({ code }) => !code) === true;
}
var REFUSED = new Error();
async function askAccount(address, options = {}) {
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS), ...options });
  if (response.status === 422) throw REFUSED;
  const { value } = await response.json();
  if (!options.body && !("points" in value)) throw REFUSED;
  return value;
}
async function sendIntent(keys, address, action, input) {
  const intent = action + input;
  keys[intent] ??= crypto.randomUUID();
  const body = `{"idempotencyKey":"${keys[intent]}","input":${input}}`;
  const headers = { "Content-Type": "application/json" };
  const problem = await askAccount(`${address}/${action}`, { method: "POST", headers, body }).then(
    () => void 0,
    (error) => error === REFUSED ? "refused" : "failed"
  );
  if (problem !== "failed") delete keys[intent];
  return problem;
}

// app/retention/word-points.ts
function wordPoints(forms, points, locale) {
  const [known] = Intl.PluralRules.supportedLocalesOf(locale);
  const categoryOf = (count) => known && new Intl.PluralRules(known).select(count);
  const form = forms.findLast(([sample]) => categoryOf(sample) === categoryOf(points)) ?? forms.at(-1);
  return form ? form[1].replace("{points}", `${points}`) : "";
}

// app/retention/panel/describe-account.ts
var STEPS_MAX = 100;
function describeAccount(account, words) {
  const { locale = "", forms = "[]", step = "", worth = "", currency = "" } = words;
  const { points, pending, expiry, codes = [], lines = [] } = account;
  const fill3 = (text = "", count = 0, on, amount = "") => text.replace("{points}", wordPoints(JSON.parse(forms), count, locale)).replace("{date}", on ? dateOf(on, locale) : "").replace("{amount}", amount);
  const money = (hundredths2, of) => new Intl.NumberFormat(locale, { style: "currency", currency: of }).format(hundredths2 / 100);
  const about = (amount) => fill3(words.about, 0, null, amount);
  const nodes = [];
  const add = (tag, text, children, action, input) => nodes.push({ tag, text, children, action, input });
  const button = (action, input, text) => add("button", text, [], action, input);
  add("p", fill3(words.balance, points));
  if (pending) {
    const { availableOn: on } = pending;
    add("p", fill3(on ? words.usable : words.pending, pending.points, on));
  }
  if (expiry) add("p", fill3(words.expiry, expiry.points, expiry.expiresOn));
  for (const { code, points: held, endsOn, redemptionId, ...its } of codes) {
    if (!code) {
      add("p", words.loading);
      continue;
    }
    add("p", `${words.code}: `, [{ tag: "b", text: code }]);
    if (its.worth) {
      const exact = money(its.worth, its.shopCurrency);
      const { promised } = its;
      const amount = promised ? `${about(money(promised, its.currency))} (${exact})` : exact;
      add("p", fill3(words.off, held, null, amount));
    }
    button("copy", code, words.copy);
    add("p", fill3(words.until, 0, endsOn));
    button("return", JSON.stringify({ redemptionId }), fill3(words.giveBack, held));
  }
  const most = Math.floor(points / +step);
  for (const steps of words.redeem && most > 0 ? /* @__PURE__ */ new Set([1, Math.min(most, STEPS_MAX)]) : []) {
    const sum = money(+worth * steps, currency);
    const amount = words.isAbout === void 0 ? sum : about(sum);
    const input = JSON.stringify({ country: words.country, currency, steps });
    button("redeem", input, fill3(words.redeem, +step * steps, null, amount));
  }
  if (lines.length > 0) {
    const signed = new Intl.NumberFormat(locale, { signDisplay: "always" });
    const children = lines.map(({ on, kind, points: moved }) => {
      const text = [dateOf(on, locale), words[kind], signed.format(moved)].join(" · ");
      return { tag: "li", text };
    });
    add("details", void 0, [
      { tag: "summary", text: words.history },
      { tag: "ul", children }
    ]);
  }
  return nodes;
}
function dateOf(on, locale) {
  const date = new Intl.DateTimeFormat(locale, {
    ...{ dateStyle: "medium", calendar: "gregory", timeZone: "UTC" }
  });
  return date.format(new Date(on));
}

// extensions/hydrogen-widgets/src/loyalty-panel.tsx
import { jsx as jsx5, jsxs as jsxs3 } from "react/jsx-runtime";
function LoyaltyPanel(props) {
  const { accountAddress, loginAddress = "/account/login", heading, look = "plain" } = props;
  const portolan = usePortolan();
  const headingId = useId();
  if (!portolan?.loyalty) return null;
  const { title, rules, words, show, logIn } = portolan.loyalty.program;
  return /* @__PURE__ */ jsxs3(
    "div",
    {
      className: `portolan-loyalty portolan-loyalty--panel portolan-loyalty--${look}`,
      role: "group",
      "aria-labelledby": headingId,
      dir: directionOf(portolan.language),
      children: [
        /* @__PURE__ */ jsx5("div", { className: "portolan-loyalty__head", children: /* @__PURE__ */ jsx5("h2", { className: "portolan-loyalty__title", id: headingId, children: heading ?? title }) }),
        /* @__PURE__ */ jsx5("ul", { className: "portolan-loyalty__rules", children: rules.map((rule) => /* @__PURE__ */ jsx5("li", { children: rule }, rule)) }),
        accountAddress === null ? /* @__PURE__ */ jsx5("p", { children: /* @__PURE__ */ jsx5("a", { className: "portolan-loyalty__button", href: loginAddress, children: logIn }) }) : (
          // Another shopper, country or language begins anew.
          /* @__PURE__ */ jsx5(
            Account,
            {
              address: accountAddress,
              words,
              show
            },
            `${accountAddress} ${words.locale} ${words.country} ${words.currency}`
          )
        )
      ]
    }
  );
}
function Account(props) {
  const { address, words } = props;
  const [shown, setShown] = useState3({ at: "closed" });
  const [problem, setProblem] = useState3();
  const status = useRef2(null);
  const keys = useRef2({});
  const timer = useRef2(void 0);
  const isGone = useRef2(false);
  useEffect2(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      clearTimeout(timer.current);
    };
  }, []);
  const load = async (looks = LOOKS_MAX) => {
    clearTimeout(timer.current);
    try {
      const account = await askAccount(address);
      if (isGone.current) return true;
      setShown({ at: "open", nodes: describeAccount(account, words) });
      if (looks > 0 && awaitsCode(account)) {
        timer.current = setTimeout(() => void load(looks - 1), 1e3);
      }
      return true;
    } catch {
      if (!isGone.current && looks === LOOKS_MAX) setShown({ at: "failed" });
      return false;
    }
  };
  const open = () => {
    setProblem(void 0);
    setShown({ at: "loading" });
    status.current?.focus();
    void load();
  };
  const send = async (action, input) => {
    setProblem(void 0);
    setShown({ at: "loading" });
    status.current?.focus();
    const said = await sendIntent(keys.current, address, action, input);
    if (isGone.current) return;
    setProblem(said);
    await load();
  };
  return /* @__PURE__ */ jsxs3("div", { className: "portolan-loyalty__account", children: [
    /* @__PURE__ */ jsxs3("div", { role: "status", tabIndex: -1, ref: status, "data-status": "", children: [
      shown.at === "loading" ? words.loading : null,
      shown.at === "failed" ? words.failed : null,
      problem !== void 0 && shown.at === "open" ? /* @__PURE__ */ jsx5("p", { children: words[problem] }) : null,
      shown.at === "open" ? shown.nodes.map((node, index) => /* @__PURE__ */ jsx5(
        Piece,
        {
          node,
          words,
          onSend: send
        },
        `${node.action} ${node.input ?? index}`
      )) : null
    ] }),
    shown.at === "closed" || shown.at === "failed" ? /* @__PURE__ */ jsx5("button", { className: "portolan-loyalty__button", type: "button", onClick: open, children: props.show }) : null
  ] });
}
function Piece({ node, words, onSend }) {
  const { tag: Tag, text, children, action, input = "" } = node;
  if (action !== void 0) {
    return /* @__PURE__ */ jsx5(ActionButton, { ...{ action, input, text, words, onSend } });
  }
  return /* @__PURE__ */ jsxs3(Tag, { children: [
    text,
    children?.map((child, index) => /* @__PURE__ */ jsx5(Piece, { node: child, words, onSend }, index))
  ] });
}
function ActionButton(props) {
  const { action, input, text, words } = props;
  const [step, setStep] = useState3(null);
  const click = () => {
    if (action === "copy") {
      void navigator.clipboard.writeText(input).then(() => setStep("copied"));
    } else if (step === "asked") void props.onSend(action, input);
    else setStep("asked");
  };
  return /* @__PURE__ */ jsx5("button", { className: "portolan-loyalty__button", type: "button", "data-action": action, onClick: click, children: step === "copied" ? words.copied : step === "asked" ? `${words.confirm} · ${text ?? ""}` : text });
}

// extensions/hydrogen-widgets/src/loyalty-points.tsx
import { jsx as jsx6, jsxs as jsxs4 } from "react/jsx-runtime";
function LoyaltyPoints(props) {
  const { product, variant, showIcon = true, look = "plain" } = props;
  const portolan = usePortolan();
  if (!portolan?.loyalty) return null;
  const { rule, excludedTypes, words } = portolan.loyalty;
  if (!product.availableForSale || product.isGiftCard) return null;
  if (excludedTypes.includes(product.productType)) return null;
  const line = attempt(
    () => wordEarned(estimatePricePoints(rule, variant.price), { loyalty: words }, portolan.language)
  );
  if (line === null) return null;
  return /* @__PURE__ */ jsxs4(
    "div",
    {
      className: `portolan-loyalty portolan-loyalty--${look}`,
      dir: directionOf(portolan.language),
      children: [
        showIcon && /* @__PURE__ */ jsx6(Star, {}),
        /* @__PURE__ */ jsx6("p", { "data-line": "", suppressHydrationWarning: true, children: line })
      ]
    }
  );
}
function Star() {
  return /* @__PURE__ */ jsx6(
    "svg",
    {
      className: "portolan-loyalty__icon",
      viewBox: "0 0 24 24",
      fill: "none",
      stroke: "currentColor",
      strokeWidth: "1.5",
      strokeLinejoin: "round",
      "aria-hidden": "true",
      focusable: "false",
      children: /* @__PURE__ */ jsx6("path", { d: "m12 3.5 2.6 5.3 5.9.9-4.3 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.3-4.1 5.9-.9z" })
    }
  );
}

// extensions/hydrogen-widgets/src/payment-hints.tsx
import { jsx as jsx7, jsxs as jsxs5 } from "react/jsx-runtime";
function PaymentHints({
  showCurrency = true,
  look = "plain"
}) {
  const portolan = usePortolan();
  if (!portolan?.payments) return null;
  const { heading, items, credit, payIn } = portolan.payments;
  return /* @__PURE__ */ jsxs5(
    "div",
    {
      className: `portolan-payments portolan-payments--${look}`,
      role: "group",
      "aria-label": heading,
      dir: directionOf(portolan.language),
      children: [
        /* @__PURE__ */ jsx7("p", { className: "portolan-payments__heading", children: heading }),
        /* @__PURE__ */ jsx7("ul", { role: "list", children: items.map(({ text }) => /* @__PURE__ */ jsx7("li", { children: /* @__PURE__ */ jsx7("span", { children: text }) }, text)) }),
        credit === null ? null : /* @__PURE__ */ jsx7("p", { children: credit }),
        showCurrency && payIn !== null ? /* @__PURE__ */ jsx7("p", { children: payIn }) : null
      ]
    }
  );
}

// extensions/hydrogen-widgets/src/recommendations.tsx
import { useMoney as useMoney2 } from "@shopify/hydrogen-react";
import { jsx as jsx8, jsxs as jsxs6 } from "react/jsx-runtime";
var SHOWN = 4;
function Recommendations(props) {
  const { products, productId, heading } = props;
  const { addressOf = (handle) => `/products/${encodeURIComponent(handle)}` } = props;
  const portolan = usePortolan();
  if (!portolan?.recommendations || !products) return null;
  const { handles, title } = portolan.recommendations;
  const shown = Object.values(products).filter((each) => each !== null).filter((each) => each.availableForSale && each.id !== productId).filter(({ handle }) => handles.includes(handle)).sort((a, b) => handles.indexOf(a.handle) - handles.indexOf(b.handle)).slice(0, SHOWN);
  if (shown.length === 0) return null;
  return /* @__PURE__ */ jsxs6("div", { className: "portolan-recommendations", dir: directionOf(portolan.language), children: [
    /* @__PURE__ */ jsx8("h2", { children: heading ?? title }),
    /* @__PURE__ */ jsx8("ul", { role: "list", children: shown.map((product) => /* @__PURE__ */ jsx8("li", { children: /* @__PURE__ */ jsxs6("a", { href: addressOf(product.handle), children: [
      product.featuredImage && /* @__PURE__ */ jsx8(
        "img",
        {
          src: product.featuredImage.url,
          alt: "",
          width: "360",
          height: "360",
          loading: "lazy"
        }
      ),
      /* @__PURE__ */ jsx8("span", { children: product.title }),
      " ",
      /* @__PURE__ */ jsx8(PriceRange, { ...product.priceRange })
    ] }) }, product.id)) })
  ] });
}
function PriceRange(props) {
  const least = useMoney2(props.minVariantPrice).localizedString;
  const most = useMoney2(props.maxVariantPrice).localizedString;
  return /* @__PURE__ */ jsx8("span", { suppressHydrationWarning: true, children: least === most ? least : `${least} – ${most}` });
}

// app/localization/open-hours.ts
var LOOK_AHEAD_DAYS = 35;
var MS_PER_DAY2 = 864e5;
function openState({ zone, week, closed }, atMs) {
  const isClosed = new Set(closed.map(toEpochDay));
  const today = localTimeOf(zone, atMs).day;
  let until = 0;
  for (let day = today - 1; day <= today + LOOK_AHEAD_DAYS; day++) {
    for (const [from, to] of isClosed.has(day) ? [] : week[weekdayOf(day)]) {
      const opens = instantOf(zone, day, from);
      const closes = instantOf(zone, day, to);
      if (closes <= atMs || closes <= opens) continue;
      if (until && opens > until) return { open: true, untilMs: until };
      if (!until && opens > atMs) return { open: false, untilMs: opens };
      until = closes;
    }
  }
  return until && until < atMs + 30 * MS_PER_DAY2 ? { open: true, untilMs: until } : null;
}

// app/localization/word-open-state.ts
var MS_PER_MINUTE3 = 6e4;
var BEHIND_MS_MAX = 2 * MS_PER_MINUTE3;
var AHEAD_MS_MAX = 720 * MS_PER_MINUTE3;
function wordOpenState(hours, { certainMs, nowMs }, { locale, open, closed }) {
  if (!(nowMs > certainMs - BEHIND_MS_MAX && nowMs < certainMs + AHEAD_MS_MAX)) return "";
  if (!Intl.DateTimeFormat.supportedLocalesOf(locale)[0]) return "";
  const state = openState(hours, Math.min(certainMs, nowMs));
  if (!state || state.untilMs <= Math.max(certainMs, nowMs)) return "";
  const time = moment(locale, state.untilMs, certainMs, nowMs);
  return (state.open ? open : closed).replace("{time}", time);
}
function moment(locale, at, certain, now) {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const day = (ms) => localTimeOf(zone, ms).day;
  const days = day(at) - day(now);
  const near = days < 2 && day(certain) === day(now);
  const time = new Intl.DateTimeFormat(locale, {
    ...near ? {} : days < 7 ? { weekday: "short" } : { month: "short", day: "numeric" },
    // The calendar of the server's words, also where a language has another.
    calendar: "gregory",
    hour: "numeric",
    minute: "2-digit"
  }).format(at);
  if (!near || !days) return time;
  return `${new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(1, "day")} ${time}`;
}

// extensions/hydrogen-widgets/src/support-channels.tsx
import { Fragment as Fragment4, jsx as jsx9, jsxs as jsxs7 } from "react/jsx-runtime";
function SupportChannels(props) {
  const { heading, showHours = true, look = "plain" } = props;
  const portolan = usePortolan();
  const words = portolan?.texts.support_channels;
  if (!portolan?.support || !words) return null;
  const { channels, hours } = portolan.support;
  return /* @__PURE__ */ jsxs7(
    "div",
    {
      className: `portolan-support portolan-support--${look}`,
      role: "group",
      "aria-label": words.label,
      dir: directionOf(portolan.language),
      children: [
        heading ? /* @__PURE__ */ jsx9("p", { className: "portolan-support__heading", children: heading }) : null,
        /* @__PURE__ */ jsx9("ul", { className: "portolan-support__channels", role: "list", children: channels.map((channel) => /* @__PURE__ */ jsx9("li", { children: /* @__PURE__ */ jsx9(Channel, { channel, newTab: words.new_tab }) }, `${channel.name} ${channel.text}`)) }),
        showHours && hours ? /* @__PURE__ */ jsx9(
          Hours,
          {
            hours,
            words,
            locale: portolan.language,
            renderedAtMs: portolan.renderedAtSeconds * 1e3
          }
        ) : null
      ]
    }
  );
}
function Channel(props) {
  const { name, text, href, ownTab } = props.channel;
  const account = /* @__PURE__ */ jsxs7(Fragment4, { children: [
    /* @__PURE__ */ jsx9("b", { children: name }),
    " ",
    /* @__PURE__ */ jsx9("bdi", { dir: "ltr", children: text })
  ] });
  if (href === null) return /* @__PURE__ */ jsx9("span", { className: "portolan-support__channel", children: account });
  return /* @__PURE__ */ jsxs7("a", { href, rel: "noopener", ...ownTab ? { target: "_blank" } : {}, children: [
    account,
    ownTab ? /* @__PURE__ */ jsx9("span", { className: "portolan-support__aloud", children: props.newTab }) : null
  ] });
}
function Hours(props) {
  const { hours, words, locale } = props;
  const nowMs = useClock();
  const state = attempt(() => {
    if (nowMs === null) return "";
    const certainMs = props.renderedAtMs + performance.now();
    return wordOpenState(
      hours.document,
      { certainMs, nowMs },
      {
        locale,
        open: fill(words.open_until, { time: "{time}" }),
        closed: fill(words.opens, { time: "{time}" })
      }
    );
  });
  return /* @__PURE__ */ jsxs7(Fragment4, { children: [
    /* @__PURE__ */ jsx9(
      FittingLine,
      {
        className: "portolan-support__status",
        base: "",
        candidates: state ? [{ key: state, content: state }] : []
      }
    ),
    /* @__PURE__ */ jsx9("p", { children: fill(words.hours, { zone: hours.zone }) }),
    /* @__PURE__ */ jsx9("dl", { children: hours.days.flatMap(([days, times]) => [
      /* @__PURE__ */ jsx9("dt", { children: days }, `${days} day`),
      /* @__PURE__ */ jsx9("dd", { children: times.trim() === "" ? words.closed : times }, days)
    ]) }),
    hours.closed.trim() === "" ? null : /* @__PURE__ */ jsx9("p", { children: fill(words.closed_on, { dates: hours.closed }) })
  ] });
}
export {
  ComplianceNotice,
  DeliveryEstimate,
  LoyaltyPanel,
  LoyaltyPoints,
  PaymentHints,
  PortolanProvider,
  Recommendations,
  SupportChannels
};
