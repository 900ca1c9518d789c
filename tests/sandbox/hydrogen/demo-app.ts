/** The demo's product page, the same on the server and in the browser. */
import { ShopifyProvider } from '@shopify/hydrogen-react';
import { createElement as h, type ReactElement } from 'react';

import {
  ComplianceNotice,
  DeliveryEstimate,
  LoyaltyPoints,
  PaymentHints,
  PortolanProvider,
  Recommendations,
  SupportChannels,
  type PortolanData,
  type RecommendedProduct,
} from '../../../extensions/hydrogen-widgets/dist/index.js';
import { STOREFRONT_API_VERSION } from './api-version.ts';

export interface DemoProduct {
  id: string;
  title: string;
  availableForSale: boolean;
  productType: string;
  isGiftCard: boolean;
  selectedOrFirstAvailableVariant: DemoVariant | null;
  variants: { nodes: DemoVariant[] };
}

export interface DemoVariant {
  id: string;
  title: string;
  availableForSale: boolean;
  requiresShipping: boolean;
  price: DemoMoney;
  compareAtPrice: DemoMoney | null;
}

export interface DemoMoney {
  amount: string;
  currencyCode: string;
}

/** Everything that the page is made of: what a loader would answer. */
export interface DemoPage {
  shopDomain: string;
  country: string;
  language: string;
  product: DemoProduct;
  portolan: PortolanData | null;
  recommended: Record<string, RecommendedProduct | null> | null;
}

type ShopProps = Parameters<typeof ShopifyProvider>[0];

export function DemoApp({ page }: { page: DemoPage }): ReactElement {
  const { product } = page;
  const variant = product.selectedOrFirstAvailableVariant;
  const shop = {
    storeDomain: page.shopDomain,
    storefrontToken: 'sandbox-public-token',
    storefrontApiVersion: STOREFRONT_API_VERSION,
    countryIsoCode: page.country as ShopProps['countryIsoCode'],
    languageIsoCode: page.language as ShopProps['languageIsoCode'],
  };
  return h(
    ShopifyProvider,
    shop as ShopProps,
    h(
      PortolanProvider,
      { data: page.portolan, children: null },
      h('h1', null, product.title),
      h(DeliveryEstimate, {
        availableForSale: product.availableForSale,
        requiresShipping: variant?.requiresShipping,
      }),
      variant && h(LoyaltyPoints, { product, variant }),
      h(PaymentHints),
      h(SupportChannels),
      h(ComplianceNotice, { variants: product.variants.nodes }),
      h(Recommendations, { products: page.recommended, productId: product.id }),
    ),
  );
}
