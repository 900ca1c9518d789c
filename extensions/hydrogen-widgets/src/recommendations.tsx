import { useMoney } from '@shopify/hydrogen-react';
import type { ReactNode } from 'react';

import { usePortolan } from './portolan-provider.tsx';
import { directionOf } from './texts.ts';

interface Money {
  amount: string;
  currencyCode: string;
}

/** A product as `RECOMMENDED_PRODUCTS_QUERY` gives it. */
export interface RecommendedProduct {
  id: string;
  handle: string;
  title: string;
  availableForSale: boolean;
  featuredImage: { url: string } | null;
  priceRange: { minVariantPrice: Money; maxVariantPrice: Money };
}

export interface RecommendationsProps {
  /** The answer to `RECOMMENDED_PRODUCTS_QUERY`. */
  products: Readonly<Record<string, RecommendedProduct | null>> | null | undefined;
  /** GID of the page's own product, which is not recommended. */
  productId?: string | undefined;
  heading?: string | undefined;
  /** Address of a product's page; `/products/{handle}` by default. */
  addressOf?: ((handle: string) => string) | undefined;
}

/** Products that the block shows at most. */
const SHOWN = 4;

/** What goes with the product, as far as it can be bought. */
export function Recommendations(props: RecommendationsProps): ReactNode {
  const { products, productId, heading } = props;
  const { addressOf = (handle) => `/products/${encodeURIComponent(handle)}` } = props;
  const portolan = usePortolan();
  if (!portolan?.recommendations || !products) return null;
  const { handles, title } = portolan.recommendations;
  const shown = Object.values(products)
    .filter((each) => each !== null)
    .filter((each) => each.availableForSale && each.id !== productId)
    .filter(({ handle }) => handles.includes(handle))
    .sort((a, b) => handles.indexOf(a.handle) - handles.indexOf(b.handle))
    .slice(0, SHOWN);
  if (shown.length === 0) return null;
  return (
    <div className="portolan-recommendations" dir={directionOf(portolan.language)}>
      <h2>{heading ?? title}</h2>
      <ul role="list">
        {shown.map((product) => (
          <li key={product.id}>
            <a href={addressOf(product.handle)}>
              {product.featuredImage && (
                <img
                  src={product.featuredImage.url}
                  alt=""
                  width="360"
                  height="360"
                  loading="lazy"
                />
              )}
              <span>{product.title}</span> <PriceRange {...product.priceRange} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function PriceRange(props: RecommendedProduct['priceRange']): ReactNode {
  const least = useMoney(props.minVariantPrice as Parameters<typeof useMoney>[0]).localizedString;
  const most = useMoney(props.maxVariantPrice as Parameters<typeof useMoney>[0]).localizedString;
  return <span suppressHydrationWarning>{least === most ? least : `${least} – ${most}`}</span>;
}
