import { forShop, type Shop } from '../db/index.server.ts';
import { isCountryCode } from '../kernel/country.ts';
import type { StorefrontProjection } from './define-published-settings.server.ts';
import type { PublicationStatus } from './model.ts';
import {
  type BlockPreview,
  previewBlocks,
  readPreviewDocuments,
} from './preview/preview-blocks.server.ts';
import { widgetExtension } from './preview/widget-extension.server.ts';
import { NOT_PUBLISHED, readPublications } from './publication-status.server.ts';
import { type StorefrontBlock, storefrontBlocks } from './storefront-blocks.server.ts';

/** Who looks, as the address of the page says it; what it leaves out or gets wrong is chosen. */
export interface AskedShopper {
  country?: string | undefined;
  language?: string | undefined;
  signedIn: boolean;
}

/** A block with everything that its card shows. */
export interface StorefrontBlockView extends StorefrontBlock {
  publication: PublicationStatus | null;
  preview: BlockPreview;
}

export interface StorefrontView {
  blocks: StorefrontBlockView[];
  shopper: { country: string; language: string; currency: string; signedIn: boolean };
  /** Countries of the shop's active markets; others can be asked for by address. */
  countries: string[];
  /** Languages of the blocks: those that the shop publishes, then the others. */
  languages: { own: string[]; other: string[] };
}

/** Every block of the storefront as one shopper sees it, and how its document stands. */
export async function readStorefront(
  shop: Shop,
  input: {
    projections: readonly StorefrontProjection[];
    asked: AskedShopper;
    adminLocale: string;
    now: Date;
  },
): Promise<StorefrontView> {
  const { shopId } = shop;
  const { projections, asked, adminLocale, now } = input;
  const blocks = storefrontBlocks(projections, adminLocale);
  const [choices, publications, documents] = await Promise.all([
    readChoices(shop),
    readPublications(shopId),
    readPreviewDocuments(shopId, projections, now),
  ]);
  const country =
    asked.country !== undefined && isCountryCode(asked.country)
      ? asked.country
      : firstCountry(shop.country, choices.countries);
  const shopper = {
    country,
    language: chooseLanguage([asked.language, choices.primary, adminLocale], choices.spoken),
    currency: choices.currencyOf(country),
    signedIn: asked.signedIn,
  };
  const previews = await previewBlocks(shopId, { blocks, documents, projections, shopper });
  return {
    shopper,
    countries: [...new Set([country, ...choices.countries])],
    languages: choices.languages,
    blocks: blocks.map((block) => ({
      ...block,
      publication: publicationOf(block, publications),
      preview: previews.get(block.handle) ?? { state: 'hidden', reason: 'failed' },
    })),
  };
}

/** How a block's own document stands; what is wrong with another that it reads, comes first. */
function publicationOf(
  { documentKey, documentKeys }: StorefrontBlock,
  publications: ReadonlyMap<string, PublicationStatus>,
): PublicationStatus | null {
  if (documentKey === null) return null;
  const own = publications.get(documentKey) ?? NOT_PUBLISHED;
  const others = documentKeys.flatMap((key) => publications.get(key) ?? []);
  return [own, ...others].find(({ problem }) => problem !== null) ?? own;
}

async function readChoices(shop: Shop) {
  const db = forShop(shop.shopId);
  const [markets, locales] = await Promise.all([
    db.market.findMany({ where: { status: 'ACTIVE' }, orderBy: { marketId: 'asc' } }),
    db.shopLocale.findMany({ where: { published: true }, orderBy: { locale: 'asc' } }),
  ]);
  const spoken = widgetExtension()?.languages ?? [];
  const own = [...new Set(locales.flatMap(({ locale }) => matchLanguage(locale, spoken) ?? []))];
  return {
    spoken,
    countries: [...new Set(markets.flatMap(({ countries }) => countries))].sort(),
    currencyOf: (country: string) =>
      markets.find(({ countries }) => countries.includes(country))?.currency ?? shop.currency,
    primary: locales.find(({ primary }) => primary)?.locale,
    languages: { own, other: spoken.filter((language) => !own.includes(language)) },
  };
}

/** The shop's own country where it sells there; else the first that it sells to. */
function firstCountry(own: string | null, sold: readonly string[]): string {
  if (own !== null && (sold.length === 0 || sold.includes(own))) return own;
  return sold[0] ?? own ?? 'US';
}

/** The first of the wishes that the blocks speak; English where they speak none. */
function chooseLanguage(
  wishes: readonly (string | undefined)[],
  spoken: readonly string[],
): string {
  for (const wish of wishes) {
    const found = wish === undefined ? null : matchLanguage(wish, spoken);
    if (found !== null) return found;
  }
  return 'en';
}

/**
 * The language of the blocks that a theme in this locale shows: the same tag, else its language.
 * @example matchLanguage('de-AT', ['de', 'en']) // 'de'
 */
export function matchLanguage(locale: string, spoken: readonly string[]): string | null {
  const language = locale.split('-')[0] ?? locale;
  return [locale, language].find((tag) => spoken.includes(tag)) ?? null;
}
