import type { ReactNode } from 'react';

import { usePortolan } from './portolan-provider.tsx';
import { directionOf } from './texts.ts';

export interface PaymentHintsProps {
  showCurrency?: boolean | undefined;
  look?: 'plain' | 'outlined' | undefined;
}

/** The ways to pay that this shopper can really use, in local order. */
export function PaymentHints({
  showCurrency = true,
  look = 'plain',
}: PaymentHintsProps): ReactNode {
  const portolan = usePortolan();
  if (!portolan?.payments) return null;
  const { heading, items, credit, payIn } = portolan.payments;
  return (
    <div
      className={`portolan-payments portolan-payments--${look}`}
      role="group"
      aria-label={heading}
      dir={directionOf(portolan.language)}
    >
      <p className="portolan-payments__heading">{heading}</p>
      <ul role="list">
        {items.map(({ text }) => (
          <li key={text}>
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {credit === null ? null : <p>{credit}</p>}
      {showCurrency && payIn !== null ? <p>{payIn}</p> : null}
    </div>
  );
}
