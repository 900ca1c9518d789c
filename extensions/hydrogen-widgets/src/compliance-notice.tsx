import { useMoney } from '@shopify/hydrogen-react';
import { Fragment, type ReactNode } from 'react';

import type { ComplianceData, NoticeFact } from './data.ts';
import { usePortolan } from './portolan-provider.tsx';
import { directionOf, fill, type WidgetTexts } from './texts.ts';

/** A variant as the page shows it. */
export interface PricedVariant {
  id: string;
  title: string;
  price: { amount: string; currencyCode: string };
  compareAtPrice?: { amount: string; currencyCode: string } | null | undefined;
}

export interface ComplianceNoticeProps {
  heading?: string | undefined;
  /** All variants of the page's product, for the lowest price before a reduction. */
  variants?: readonly PricedVariant[] | undefined;
  /** Address of a page of the shop in the shopper's market and language; itself by default. */
  addressOf?: ((path: string) => string) | undefined;
  look?: 'plain' | 'outlined' | undefined;
}

type Words = WidgetTexts['compliance_notice'];

/** So many prices stand in a list; more are folded away. */
const LISTED_MAX = 4;

/** What the shopper's market asks a shop to say. */
export function ComplianceNotice(props: ComplianceNoticeProps): ReactNode {
  const { heading, variants = [], addressOf = (path) => path, look = 'plain' } = props;
  const portolan = usePortolan();
  const words = portolan?.texts.compliance_notice;
  if (!portolan?.compliance || !words) return null;
  const { duties, facts, links, lowest } = portolan.compliance;
  const reduced = reducedOf(lowest, variants);
  if (duties === null && facts.length + links.length + reduced.length === 0) return null;
  return (
    <div
      className={`portolan-compliance portolan-compliance--${look}`}
      role="group"
      aria-label={words.label}
      dir={directionOf(portolan.language)}
    >
      {heading ? <p className="portolan-compliance__heading">{heading}</p> : null}
      {lowest && reduced.length > 0 ? (
        <LowestPrices
          reduced={reduced}
          currency={lowest.currency}
          words={words}
          all={reduced.length === variants.length}
        />
      ) : null}
      {duties === null ? null : <p>{duties}</p>}
      {facts.length === 0 ? null : (
        <dl>
          {facts.map((fact) => (
            <Fact key={fact.name} fact={fact} />
          ))}
        </dl>
      )}
      {links.length === 0 ? null : (
        <ul className="portolan-compliance__links" role="list">
          {links.map(({ text, to }) => (
            <li key={text}>
              <a href={to.startsWith('/') ? addressOf(to) : to} rel="noopener">
                {text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Fact({ fact }: { fact: NoticeFact }): ReactNode {
  const { name, text, email, isNumber } = fact;
  return (
    <Fragment>
      <dt>{name}</dt>
      <dd>
        <bdi dir={isNumber ? 'ltr' : 'auto'}>{text}</bdi>
      </dd>
      {email === null ? null : (
        <dd>
          <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>
            <bdi dir="ltr">{email}</bdi>
          </a>
        </dd>
      )}
    </Fragment>
  );
}

interface Reduced {
  id: string;
  title: string;
  lowest: number;
}

/** Variants that are reduced on this page, at the very price whose history is known. */
function reducedOf(
  lowest: ComplianceData['lowest'],
  variants: readonly PricedVariant[],
): Reduced[] {
  if (lowest === null) return [];
  return variants.flatMap(({ id, title, price, compareAtPrice }) => {
    const pair = Object.hasOwn(lowest.prices, id) ? lowest.prices[id] : undefined;
    if (!pair || !compareAtPrice || price.currencyCode !== lowest.currency) return [];
    const now = hundredths(price.amount);
    return now === pair[0] && hundredths(compareAtPrice.amount) > now
      ? [{ id, title, lowest: pair[1] }]
      : [];
  });
}

function hundredths(amount: string): number {
  return Math.round(Number(amount) * 100_000) / 1000;
}

function LowestPrices(props: {
  reduced: readonly Reduced[];
  currency: string;
  words: Words;
  /** Every variant of the page is among them. */
  all: boolean;
}): ReactNode {
  const { reduced, currency, words } = props;
  const [first] = reduced;
  const alike = reduced.every(({ lowest }) => lowest === first?.lowest);
  if (first && props.all && alike) {
    return <Priced hundredths={first.lowest} currency={currency} text={words.lowest} />;
  }
  const list = (
    <ul role="list">
      {reduced.map(({ id, title, lowest }) => (
        <li key={id}>
          <bdi>{title}</bdi>: <Price hundredths={lowest} currency={currency} />
        </li>
      ))}
    </ul>
  );
  if (reduced.length <= LISTED_MAX) {
    return (
      <>
        <p>{words.lowest_of}</p>
        {list}
      </>
    );
  }
  return (
    <details>
      <summary>{words.lowest_of}</summary>
      {list}
    </details>
  );
}

// Server and browser may write a price with another space or sign: neither is wrong.

function Priced(props: { hundredths: number; currency: string; text: string }): ReactNode {
  const price = usePrice(props.hundredths, props.currency);
  return <p suppressHydrationWarning>{fill(props.text, { price })}</p>;
}

function Price(props: { hundredths: number; currency: string }): ReactNode {
  const price = usePrice(props.hundredths, props.currency);
  return <span suppressHydrationWarning>{price}</span>;
}

function usePrice(amount: number, currencyCode: string): string {
  return useMoney({
    amount: String(amount / 100),
    currencyCode: currencyCode as 'EUR',
  }).localizedString;
}
