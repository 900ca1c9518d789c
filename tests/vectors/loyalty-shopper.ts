/** What the tests of the loyalty blocks share: programs, products and the rendering of a block. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import {
  composeLoyaltyDocument,
  type EarnRate,
  type LoyaltyDocument,
  type PointRounding,
  proposeLoyalty,
} from '../../app/retention/index.ts';
import { renderAppBlock } from '../../app/publishing/preview/app-block.server.ts';
import { createEngine } from '../../app/publishing/preview/liquid-engine.server.ts';
import vectors from './loyalty-points.json' with { type: 'json' };

const extensionFolder = fileURLToPath(
  new URL('../../extensions/storefront-widgets', import.meta.url),
);
const engine = createEngine({
  roots: [path.join(extensionFolder, 'blocks')],
  snippets: [path.join(extensionFolder, 'snippets')],
  locales: [path.join(extensionFolder, 'locales')],
});

export type LoyaltyRate = Omit<EarnRate, 'marketId'>;

export interface LoyaltyCase {
  why: string;
  rate: LoyaltyRate;
  rounding: PointRounding;
  amountMinor: number;
  points: number;
}

export const loyaltyCases = vectors.cases as LoyaltyCase[];

/** A built asset of the extension. */
export function readAsset(name: string): string {
  return readFileSync(path.join(extensionFolder, 'assets', name), 'utf8');
}

/** The document of a program with one rate, for shoppers in Germany. */
export function documentOf(
  rate: LoyaltyRate,
  rounding: PointRounding = 'down',
  change: Partial<ReturnType<typeof proposeLoyalty>> = {},
): LoyaltyDocument {
  const settings = { ...proposeLoyalty([]), rates: [{ ...rate, marketId: '1' }], rounding };
  const markets = [{ marketId: '1', countries: ['DE'] }];
  return composeLoyaltyDocument({ ...settings, ...change }, markets, rate.currency);
}

export interface LoyaltyPage {
  handle: 'loyalty-points' | 'loyalty-panel' | 'loyalty-launcher';
  loyalty: unknown;
  currency: string;
  /** Prices of the product's variants in hundredths; ids count from 101. */
  prices?: number[];
  product?: Record<string, unknown> | null;
  locale?: string;
  customer?: object | null;
  settings?: Record<string, unknown>;
  page?: Record<string, unknown>;
}

/** Renders a loyalty block for a shopper in Germany who pays in `currency`. */
export async function renderLoyalty(options: LoyaltyPage): Promise<string> {
  const { handle, loyalty, currency, prices = [1999], locale = 'en', settings } = options;
  const variants = prices.map((price, index) => ({ id: 101 + index, price }));
  const product = {
    available: true,
    type: 'Lamp',
    'gift_card?': false,
    variants,
    selected_or_first_available_variant: variants[0],
    ...options.product,
  };
  const { html } = await renderAppBlock(engine, {
    extensionFolder,
    handle,
    settings,
    scope: {
      app: { metafields: { portolan: { loyalty: { value: loyalty }, loyalty_ready: true } } },
      localization: { country: { iso_code: 'DE', name: 'Germany', currency: { iso_code: currency } } },
      cart: { currency: { iso_code: currency } },
      request: { locale: { iso_code: locale }, page_type: 'product', design_mode: false },
      routes: { root_url: '/', account_login_url: '/account/login' },
      customer: options.customer ?? null,
      product: options.product === null ? null : product,
      ...options.page,
    },
  });
  return html;
}
