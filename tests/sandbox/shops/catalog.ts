import type { SandboxProduct, SandboxVariant } from '../model.ts';
import type { PlantedEffects } from './planted-effects.ts';
import type { ProductTypeProfile, ShopProfile } from './profile.ts';
import { isoDate } from './calendar.ts';
import { decimalsOf, decimalText, minorOf } from './money.ts';
import { productPicture } from './product-picture.ts';
import { createRandom, mixSeed, seedOf, type Random } from './random.ts';

/** A variant as the order generators see it. */
export interface SellableVariant {
  productId: string;
  productHandle: string;
  variantId: string;
  sku: string;
  title: string;
  priceMinor: number;
  returnRate: number;
  /** Lacks an HS code or an origin. */
  customsGap: boolean;
}

export interface Catalog {
  products: SandboxProduct[];
  variants: SellableVariant[];
  /** Running totals of the variants' popularity. */
  cumulativeWeights: Float64Array;
  variantsOf(productHandle: string): SellableVariant[];
  weightOf(productHandle: string): number;
}

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '-');

function inventoryItem(
  profile: ShopProfile,
  type: ProductTypeProfile,
  id: string,
  priceMinor: number,
  random: Random,
): SandboxVariant['inventoryItem'] {
  const gap = random.chance(profile.catalog.missingCustomsShare);
  const missing = gap ? random.integer(0, 2) : -1;
  const decimals = decimalsOf(profile.currency);
  const cost = Math.round(priceMinor * type.costShare * (0.95 + 0.1 * random.next()));
  return {
    id,
    tracked: true,
    requiresShipping: true,
    unitCost: random.chance(0.04) ? null : decimalText(cost, decimals),
    harmonizedSystemCode: missing === 0 || missing === 2 ? null : type.hsCode,
    countryOfOrigin: missing === 1 || missing === 2 ? null : type.origin,
    weightGrams: random.chance(0.05) ? null : type.weightGrams,
    levels: profile.locations.map((location, index) => ({
      locationId: location.id,
      available: random.integer(0, index === 0 ? 240 : 120),
      incoming: random.chance(0.2) ? random.integer(20, 300) : 0,
    })),
  };
}

function translate(
  product: SandboxProduct,
  type: ProductTypeProfile,
  series: string,
  profile: ShopProfile,
  effects: PlantedEffects,
  position: number,
): void {
  const [primary, ...others] = profile.catalog.locales;
  product.titles[primary ?? 'en'] = product.title;
  product.translations = [];
  for (const locale of others) {
    const stale = effects.staleTranslations(locale);
    if (stale && position < stale.missing) continue;
    const outdated = stale !== null && position < stale.missing + stale.outdated;
    const title = `${type.nouns[locale] ?? type.nouns['en'] ?? type.code} ${series}`;
    product.titles[locale] = title;
    product.translations.push({
      locale,
      key: 'title',
      value: title,
      outdated,
      updatedAt: product.createdAt,
    });
    product.translations.push({
      locale,
      key: 'body_html',
      value: `<p>${title}</p>`,
      outdated: false,
      updatedAt: product.createdAt,
    });
    if (outdated && stale) product.updatedAt = `${isoDate(stale.fromDay)}T09:00:00.000Z`;
  }
}

/** One kind of product in one series, before its variants. */
interface Model {
  type: ProductTypeProfile;
  series: string;
  /** Position in the catalog; the newest products are the last. */
  index: number;
}

function createProduct(profile: ShopProfile, model: Model, firstDay: number): SandboxProduct {
  const { type, series, index } = model;
  const { catalog } = profile;
  const title = `${type.nouns[catalog.locales[0] ?? 'en'] ?? type.code} ${series}`;
  const createdOn = isoDate(firstDay - 400 + index * 3);
  return {
    id: String(profile.idBase + 1_000 + index),
    handle: slug(`${type.nouns['en'] ?? type.code} ${series}`),
    title,
    titles: {},
    descriptionHtml: `<p>${title}</p>`,
    productType: type.productType,
    vendor: catalog.vendor,
    status: 'ACTIVE',
    createdAt: `${createdOn}T09:00:00.000Z`,
    updatedAt: `${createdOn}T09:00:00.000Z`,
    imageSvg: productPicture(type.code, series),
    variants: [],
  };
}

/** Prices are whole units; each further variant costs 8 % of the first one's price more. */
function createVariants(profile: ShopProfile, model: Model, random: Random): SandboxVariant[] {
  const { type, series, index } = model;
  const decimals = decimalsOf(profile.currency);
  const unit = 10 ** decimals;
  const basePrice = Math.round((type.priceMinor * (0.85 + 0.3 * random.next())) / unit) * unit;
  const reduced = random.chance(0.1);
  return type.variants.map((title, position) => {
    const priceMinor = basePrice + position * Math.round(basePrice * 0.08);
    const number = index * 10 + position;
    const itemId = String(profile.idBase + 200_000 + number);
    return {
      id: String(profile.idBase + 100_000 + number),
      title: title === '' ? 'Default Title' : title,
      sku: `${profile.catalog.skuPrefix}-${type.code}-${series.slice(0, 3).toUpperCase()}-${position + 1}`,
      price: decimalText(priceMinor, decimals),
      compareAtPrice: reduced ? decimalText(Math.round(priceMinor * 1.2), decimals) : null,
      inventoryItem: inventoryItem(profile, type, itemId, priceMinor, random),
    };
  });
}

function sellable(
  product: SandboxProduct,
  variant: SandboxVariant,
  type: ProductTypeProfile,
  currency: string,
): SellableVariant {
  const { inventoryItem: item } = variant;
  const plain = variant.title === 'Default Title';
  return {
    productId: product.id,
    productHandle: product.handle,
    variantId: variant.id,
    sku: variant.sku ?? '',
    title: plain ? product.title : `${product.title} - ${variant.title}`,
    priceMinor: minorOf(variant.price, decimalsOf(currency)),
    returnRate: type.returnRate,
    customsGap: item.harmonizedSystemCode === null || item.countryOfOrigin === null,
  };
}

/**
 * Makes the products of a shop: every kind in every series, with prices, costs, customs data (some
 * missing), stock and titles in all its locales. The newest are those nobody has translated yet.
 */
export function createCatalog(
  profile: ShopProfile,
  effects: PlantedEffects,
  firstDay: number,
): Catalog {
  const random = createRandom(mixSeed(seedOf(profile.handle), 11));
  const { series: allSeries, types } = profile.catalog;
  const models: Model[] = Object.keys(allSeries)
    .flatMap((series) => types.map((type) => ({ type, series })))
    .map((model, index) => ({ ...model, index }));
  const products: SandboxProduct[] = [];
  const variants: SellableVariant[] = [];
  const weightByProduct = new Map<string, number>();
  const cumulative: number[] = [];

  for (const model of models) {
    const { type, series, index } = model;
    const product = createProduct(profile, model, firstDay);
    product.variants = createVariants(profile, model, random);
    translate(product, type, series, profile, effects, models.length - 1 - index);
    products.push(product);
    const weight = type.popularity * (allSeries[series] ?? 1);
    weightByProduct.set(product.handle, weight);
    for (const variant of product.variants) {
      variants.push(sellable(product, variant, type, profile.currency));
      cumulative.push((cumulative.at(-1) ?? 0) + weight / product.variants.length);
    }
  }

  const byProduct = Map.groupBy(variants, (variant) => variant.productHandle);
  return {
    products,
    variants,
    cumulativeWeights: Float64Array.from(cumulative),
    variantsOf: (handle) => byProduct.get(handle) ?? [],
    weightOf: (handle) => weightByProduct.get(handle) ?? 0,
  };
}
