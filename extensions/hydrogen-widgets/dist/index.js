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
import { jsx as jsx2 } from "react/jsx-runtime";
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
  return /* @__PURE__ */ jsx2("p", { className, ref: line, children: candidates[position]?.content ?? base });
}
var useBrowserLayoutEffect = typeof window === "undefined" ? () => void 0 : useLayoutEffect;

// extensions/hydrogen-widgets/src/texts.ts
function fill(text, values) {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name) => values[name] ?? whole);
}
function directionOf(language) {
  return /^(ar|fa|he|ur)\b/.test(language) ? "rtl" : "ltr";
}

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
import { Fragment, jsx as jsx3, jsxs } from "react/jsx-runtime";
function DeliveryEstimate(props) {
  const portolan = usePortolan();
  const { availableForSale = true, requiresShipping = true } = props;
  if (!portolan?.delivery || !portolan.texts.delivery_estimate) return null;
  if (!availableForSale || !requiresShipping) return null;
  const { delivery, texts } = portolan;
  return /* @__PURE__ */ jsx3(
    Estimate,
    {
      ...props,
      portolan,
      delivery,
      words: texts.delivery_estimate
    }
  );
}
function Estimate(props) {
  const { portolan, delivery, words, heading, look = "plain" } = props;
  const nowMs = useClock();
  const sharp = attempt(() => sharpen(portolan, delivery, words, nowMs));
  return /* @__PURE__ */ jsxs(
    "div",
    {
      className: `portolan-delivery portolan-delivery--${look}`,
      role: "group",
      "aria-label": words.label,
      dir: directionOf(portolan.language),
      children: [
        props.showIcon !== false && /* @__PURE__ */ jsx3(Parcel, {}),
        /* @__PURE__ */ jsxs("div", { className: "portolan-delivery__text", children: [
          heading ? /* @__PURE__ */ jsx3("p", { className: "portolan-delivery__heading", children: heading }) : null,
          /* @__PURE__ */ jsx3("p", { children: fill(words.to, { country: portolan.country.name }) }),
          /* @__PURE__ */ jsx3(
            FittingLine,
            {
              className: "portolan-delivery__when",
              base: delivery.when,
              candidates: sharp?.when ?? []
            }
          ),
          props.showCutOff !== false && delivery.promise && /* @__PURE__ */ jsx3(
            FittingLine,
            {
              className: "portolan-delivery__cut-off",
              base: "",
              candidates: sharp?.cutOff ?? []
            }
          ),
          delivery.duties === "included" && /* @__PURE__ */ jsx3("p", { children: words.duties_included }),
          delivery.duties === "on-delivery" && /* @__PURE__ */ jsx3("p", { children: words.duties_on_delivery })
        ] })
      ]
    }
  );
}
function sharpen({ language, country, renderedAtSeconds }, { promise }, words, nowMs) {
  if (!promise || nowMs === null || !canTrustClock(renderedAtSeconds, nowMs)) return null;
  if (!Intl.DateTimeFormat.supportedLocalesOf(language)[0]) return null;
  const estimate = estimateDelivery(promise, { country: country.code, now: new Date(nowMs) });
  if (!estimate) return null;
  const spoken = dates(language, estimate, "long", "long");
  const when = ["short", void 0].map((weekday) => {
    const shown = dates(language, estimate, "short", weekday);
    const content = /* @__PURE__ */ jsxs(Fragment, { children: [
      /* @__PURE__ */ jsx3("span", { "aria-hidden": "true", children: shown }),
      /* @__PURE__ */ jsx3("span", { className: "portolan-delivery__aloud", children: spoken })
    ] });
    return { key: shown, content };
  });
  const minutes = estimate.orderWithinMinutes;
  const cutOff = minutes ? fill(words.order_within, { time: duration(language, minutes) }) : fill(words.order_by, { time: weekTime(language, estimate.cutOffAt) });
  return { when, cutOff: [{ key: cutOff, content: cutOff }] };
}
function Parcel() {
  return /* @__PURE__ */ jsx3(
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
      children: /* @__PURE__ */ jsx3("path", { d: "M3 7.5 12 3l9 4.5v9L12 21l-9-4.5zM3 7.5l9 4.5 9-4.5M12 12v9M7.5 5.2l9 4.6" })
    }
  );
}
export {
  DeliveryEstimate,
  PortolanProvider
};
