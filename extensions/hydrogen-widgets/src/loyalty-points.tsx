import type { ReactNode } from 'react';

import { estimatePricePoints, wordEarned } from '../../../app/retention/index.ts';
import { attempt } from './attempt.ts';
import { usePortolan } from './portolan-provider.tsx';
import { directionOf } from './texts.ts';

export interface LoyaltyPointsProps {
  product: { availableForSale: boolean; isGiftCard: boolean; productType: string };
  /** The variant that is chosen. */
  variant: { price: { amount: string; currencyCode: string } };
  showIcon?: boolean | undefined;
  look?: 'plain' | 'outlined' | undefined;
}

/** What the chosen variant earns; nothing where it earns nothing. */
export function LoyaltyPoints(props: LoyaltyPointsProps): ReactNode {
  const { product, variant, showIcon = true, look = 'plain' } = props;
  const portolan = usePortolan();
  if (!portolan?.loyalty) return null;
  const { rule, excludedTypes, words } = portolan.loyalty;
  if (!product.availableForSale || product.isGiftCard) return null;
  if (excludedTypes.includes(product.productType)) return null;
  const line = attempt(() =>
    wordEarned(estimatePricePoints(rule, variant.price), { loyalty: words }, portolan.language),
  );
  if (line === null) return null;
  return (
    <div
      className={`portolan-loyalty portolan-loyalty--${look}`}
      dir={directionOf(portolan.language)}
    >
      {showIcon && <Star />}
      {/* A browser may lack the plural rules of a language: the server's words stay. */}
      <p data-line="" suppressHydrationWarning>
        {line}
      </p>
    </div>
  );
}

function Star(): ReactNode {
  return (
    <svg
      className="portolan-loyalty__icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="m12 3.5 2.6 5.3 5.9.9-4.3 4.1 1 5.8-5.2-2.7-5.2 2.7 1-5.8-4.3-4.1 5.9-.9z" />
    </svg>
  );
}
