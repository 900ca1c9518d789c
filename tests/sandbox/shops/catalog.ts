import type { SandboxProduct, SandboxVariant } from '../model.ts';
import type { PlantedEffects } from './planted-effects.ts';
import type { ProductTypeProfile, ShopProfile } from './profile.ts';
import { DAY_MS, isoDate } from './calendar.ts';
import { decimalsOf, decimalText } from './money.ts';
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
    if (outdated && stale) product.updatedAt = `${isoDate(stale.fromDay)}T09:00:00.000Z`;
  }
}

/**
 * Makes the products of a shop: every kind in every series, with prices, costs, customs data (some
 * missing), stock and titles in all its locales.
 */
export function createCatalog(
  profile: ShopProfile,
  effects: PlantedEffects,
  firstDay: number,
): Catalog {
  const { catalog } = profile;
  const decimals = decimalsOf(profile.currency);
  const products: SandboxProduct[] = [];
  const variants: SellableVariant[] = [];
  const weights: number[] = [];
  const random = createRandom(mixSeed(seedOf(profile.handle), 11));
  // The newest products are the last ones; those are the ones nobody has translated yet.
  const count = catalog.types.length * Object.keys(catalog.series).length;

  for (const [series, seriesWeight] of Object.entries(catalog.series)) {
    for (const type of catalog.types) {
      const index = products.length;
      const id = String(profile.idBase + 1_000 + index);
      const primaryNoun = type.nouns[catalog.locales[0] ?? 'en'] ?? type.code;
      const title = `${primaryNoun} ${series}`;
      const handle = slug(`${type.nouns['en'] ?? type.code} ${series}`);
      const createdAt = new Date((firstDay - 400 + index * 3) * DAY_MS + 9 * 3_600_000);
      const priceStep = decimals === 0 ? 100 : 100;
      const basePrice =
        Math.round((type.priceMinor * (0.85 + 0.3 * random.next())) / priceStep) * priceStep;
      const product: SandboxProduct = {
        id,
        handle,
        title,
        titles: {},
        descriptionHtml: `<p>${title}</p>`,
        productType: type.productType,
        vendor: catalog.vendor,
        status: 'ACTIVE',
        createdAt: createdAt.toISOString(),
        updatedAt: createdAt.toISOString(),
        imageSvg: productPicture(type.code, series),
        variants: [],
      };
      const discounted = random.chance(0.1);
      type.variants.forEach((variantTitle, position) => {
        const priceMinor = basePrice + position * Math.round(basePrice * 0.08);
        const variantId = String(profile.idBase + 100_000 + index * 10 + position);
        const sku = `${catalog.skuPrefix}-${type.code}-${series.slice(0, 3).toUpperCase()}-${position + 1}`;
        const item = inventoryItem(
          profile,
          type,
          String(profile.idBase + 200_000 + index * 10 + position),
          priceMinor,
          random,
        );
        product.variants.push({
          id: variantId,
          title: variantTitle === '' ? 'Default Title' : variantTitle,
          sku,
          price: decimalText(priceMinor, decimals),
          compareAtPrice: discounted ? decimalText(Math.round(priceMinor * 1.2), decimals) : null,
          inventoryItem: item,
        });
        variants.push({
          productId: id,
          productHandle: handle,
          variantId,
          sku,
          title: variantTitle === '' ? title : `${title} - ${variantTitle}`,
          priceMinor,
          returnRate: type.returnRate,
          customsGap: item.harmonizedSystemCode === null || item.countryOfOrigin === null,
        });
        weights.push((type.popularity * seriesWeight) / type.variants.length);
      });
      translate(product, type, series, profile, effects, count - 1 - index);
      products.push(product);
    }
  }

  const byProduct = Map.groupBy(variants, (variant) => variant.productHandle);
  const weightByProduct = new Map<string, number>();
  let total = 0;
  const cumulativeWeights = Float64Array.from(weights, (weight, index) => {
    const handle = variants[index]?.productHandle ?? '';
    weightByProduct.set(handle, (weightByProduct.get(handle) ?? 0) + weight);
    return (total += weight);
  });
  return {
    products,
    variants,
    cumulativeWeights,
    variantsOf: (handle) => byProduct.get(handle) ?? [],
    weightOf: (handle) => weightByProduct.get(handle) ?? 0,
  };
}
