import type { ReactNode } from 'react';

import {
  canTrustClock,
  dates,
  duration,
  estimateDelivery,
  namesProduct,
  slowestDays,
  slowestEstimate,
  weekTime,
} from '../../../app/logistics/index.ts';
import { attempt } from './attempt.ts';
import type { DeliveryData, DeliveryProduct, DeliverySaid, PortolanData } from './data.ts';
import { type Candidate, FittingLine } from './fitting-line.tsx';
import { usePortolan } from './portolan-provider.tsx';
import { directionOf, fill, pluralForm, type WidgetTexts } from './texts.ts';
import { useClock } from './use-clock.ts';

export interface DeliveryEstimateProps {
  /** Above the lines; as the page's language has it. */
  heading?: string | undefined;
  /** False for what is sold out: nothing can be ordered. */
  availableForSale?: boolean | undefined;
  /** False for gift cards and downloads. */
  requiresShipping?: boolean | undefined;
  /**
   * The product, or everything in the cart that is shipped. Where the merchant has rules for
   * products, nothing is said without: what is made to order would be promised too early.
   */
  products?: readonly DeliveryProduct[] | undefined;
  showIcon?: boolean | undefined;
  showCutOff?: boolean | undefined;
  look?: 'plain' | 'outlined' | undefined;
}

/**
 * When an order placed now arrives: in business days from the server, in dates by the shopper's
 * clock. Nothing where the merchant has published nothing for the country.
 */
export function DeliveryEstimate(props: DeliveryEstimateProps): ReactNode {
  const portolan = usePortolan();
  const { availableForSale = true, requiresShipping = true, products } = props;
  if (!portolan?.delivery || !portolan.texts.delivery_estimate) return null;
  if (!availableForSale || !requiresShipping) return null;
  const { delivery, texts } = portolan;
  const said = saidOf(delivery, products);
  if (said === null) return null;
  return (
    <Estimate
      {...props}
      portolan={portolan}
      delivery={delivery}
      said={said}
      words={texts.delivery_estimate as WidgetTexts['delivery_estimate']}
    />
  );
}

/** What is said of each product by the rules that hold for it; null where nothing is of one. */
function saidOf(
  { usual, rules }: DeliveryData,
  products: readonly DeliveryProduct[] | undefined,
): DeliverySaid[] | null {
  if (rules.length === 0) return [usual];
  if (products === undefined || products.length === 0) return null;
  const chosen = new Set<DeliverySaid | null>();
  for (const { id, collections, ...product } of products) {
    const facts = { ...product, id: digitsOf(id), collections: collections.map(digitsOf) };
    const own = rules.filter(({ names }) => namesProduct(names, facts));
    for (const { said } of own.length > 0 ? own : [{ said: usual }]) chosen.add(said);
  }
  const all = [...chosen].filter((said) => said !== null);
  return all.length === chosen.size ? all : null;
}

/** @example digitsOf('gid://shopify/Product/42') // '42' */
function digitsOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function Estimate(
  props: DeliveryEstimateProps & {
    portolan: PortolanData;
    delivery: DeliveryData;
    said: readonly DeliverySaid[];
    words: WidgetTexts['delivery_estimate'];
  },
): ReactNode {
  const { portolan, delivery, said, words, heading, look = 'plain' } = props;
  const nowMs = useClock();
  const sharp = attempt(() => sharpen(portolan, said, words, nowMs));
  const [least, most] = slowestDays(said.map(({ days }) => days));
  const forms = least === most ? words.days : words.range;
  const form = pluralForm(forms, most, portolan.language);
  return (
    <div
      className={`portolan-delivery portolan-delivery--${look}`}
      role="group"
      aria-label={words.label}
      dir={directionOf(portolan.language)}
    >
      {props.showIcon !== false && <Parcel />}
      <div className="portolan-delivery__text">
        {heading ? <p className="portolan-delivery__heading">{heading}</p> : null}
        <p>{fill(words.to, { country: portolan.country.name })}</p>
        <FittingLine
          className="portolan-delivery__when"
          base={fill(form, { count: `${most}`, least: `${least}` })}
          candidates={sharp?.when ?? []}
        />
        {props.showCutOff !== false && said.every(({ promise }) => promise) && (
          <FittingLine
            className="portolan-delivery__cut-off"
            base=""
            candidates={sharp?.cutOff ?? []}
          />
        )}
        {delivery.duties === 'included' && <p>{words.duties_included}</p>}
        {delivery.duties === 'on-delivery' && <p>{words.duties_on_delivery}</p>}
      </div>
    </div>
  );
}

/** The lines by the shopper's clock; null where they cannot be said. */
function sharpen(
  { language, country, renderedAtSeconds }: PortolanData,
  said: readonly DeliverySaid[],
  words: WidgetTexts['delivery_estimate'],
  nowMs: number | null,
): { when: Candidate[]; cutOff: Candidate[] } | null {
  if (nowMs === null || !canTrustClock(renderedAtSeconds, nowMs)) return null;
  if (!Intl.DateTimeFormat.supportedLocalesOf(language)[0]) return null;
  const asked = { country: country.code, now: new Date(nowMs) };
  const estimate = slowestEstimate(
    said.map(({ promise }) => promise && estimateDelivery(promise, asked)),
  );
  if (!estimate) return null;
  const spoken = dates(language, estimate, 'long', 'long');
  const when = (['short', undefined] as const).map((weekday) => {
    const shown = dates(language, estimate, 'short', weekday);
    const content = (
      <>
        <span aria-hidden="true">{shown}</span>
        <span className="portolan-delivery__aloud">{spoken}</span>
      </>
    );
    return { key: shown, content };
  });
  const minutes = estimate.orderWithinMinutes;
  const cutOff = minutes
    ? fill(words.order_within, { time: duration(language, minutes) })
    : fill(words.order_by, { time: weekTime(language, estimate.cutOffAt) });
  return { when, cutOff: [{ key: cutOff, content: cutOff }] };
}

function Parcel(): ReactNode {
  return (
    <svg
      className="portolan-delivery__icon"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M3 7.5 12 3l9 4.5v9L12 21l-9-4.5zM3 7.5l9 4.5 9-4.5M12 12v9M7.5 5.2l9 4.6" />
    </svg>
  );
}
