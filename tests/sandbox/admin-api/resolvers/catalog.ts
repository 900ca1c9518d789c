import { gid } from '../../gid.ts';
import type {
  SandboxInventoryItem,
  SandboxLocation,
  SandboxProduct,
  SandboxVariant,
} from '../../model.ts';
import type { PageArgs } from '../connection.ts';
import { idFilter, instantFilter, parseSearch } from '../search-query.ts';
import { firstOf, instant, pageOf, same } from '../resolve.ts';
import type { TypeResolvers } from '../resolve.ts';
import { metafieldsOf } from './metafields.ts';
import { translationsOfProduct } from './translations.ts';

export interface VariantSource {
  product: SandboxProduct;
  variant: SandboxVariant;
}

interface CollectionSource {
  id: string;
}

interface LevelSource extends VariantSource {
  level: SandboxInventoryItem['levels'][number];
}

const available = ({ inventoryItem }: SandboxVariant): number =>
  inventoryItem.levels.reduce((sum, level) => sum + level.available, 0);

const product: TypeResolvers<SandboxProduct> = {
  ...same('title', 'handle', 'productType', 'vendor', 'status', 'descriptionHtml'),
  ...metafieldsOf<SandboxProduct>(({ id }) => gid('Product', id)),
  id: ({ id }) => gid('Product', id),
  legacyResourceId: ({ id }) => id,
  description: ({ descriptionHtml }) => descriptionHtml.replaceAll(/<[^>]*>/g, ''),
  createdAt: (source) => instant(source.createdAt),
  updatedAt: (source) => instant(source.updatedAt),
  publishedAt: (source) => (source.status === 'ACTIVE' ? instant(source.createdAt) : null),
  tags: ({ tags }) => tags ?? [],
  collections: ({ collectionIds = [] }, args: PageArgs, context) =>
    pageOf(
      { items: collectionIds.map((id): CollectionSource => ({ id })), id: ({ id }) => id },
      args,
      context,
    ),
  isGiftCard: () => false,
  hasOnlyDefaultVariant: ({ variants }) => variants.length === 1,
  totalInventory: ({ variants }) => variants.reduce((sum, each) => sum + available(each), 0),
  tracksInventory: ({ variants }) => variants.some((each) => each.inventoryItem.tracked),
  variantsCount: ({ variants }) => ({ count: variants.length }),
  variants: (source, args: PageArgs, context) =>
    pageOf(
      {
        items: source.variants.map((variant): VariantSource => ({ product: source, variant })),
        id: ({ variant }) => variant.id,
      },
      args,
      context,
    ),
  options: (_source, args: { first?: number | null }) => firstOf([], args),
  translations: (source, args: { locale: string; marketId?: string | null }, context) =>
    translationsOfProduct(source.id, args, context),
};

const variant: TypeResolvers<VariantSource> = {
  ...metafieldsOf<VariantSource>((source) => gid('ProductVariant', source.variant.id)),
  id: (source) => gid('ProductVariant', source.variant.id),
  legacyResourceId: (source) => source.variant.id,
  title: (source) => source.variant.title,
  displayName: (source) => `${source.product.title} - ${source.variant.title}`,
  sku: (source) => source.variant.sku,
  barcode: () => null,
  price: (source) => source.variant.price,
  compareAtPrice: (source) => source.variant.compareAtPrice,
  position: (source) => source.product.variants.indexOf(source.variant) + 1,
  taxable: () => true,
  availableForSale: (source) =>
    !source.variant.inventoryItem.tracked || available(source.variant) > 0,
  inventoryPolicy: () => 'DENY',
  inventoryQuantity: (source) => available(source.variant),
  selectedOptions: (source) => [{ name: 'Title', value: source.variant.title }],
  createdAt: (source) => instant(source.product.createdAt),
  updatedAt: (source) => instant(source.product.updatedAt),
  product: (source) => source.product,
  inventoryItem: (source) => source,
};

const inventoryItem: TypeResolvers<VariantSource> = {
  id: (source) => gid('InventoryItem', source.variant.inventoryItem.id),
  legacyResourceId: (source) => source.variant.inventoryItem.id,
  sku: (source) => source.variant.sku,
  tracked: (source) => source.variant.inventoryItem.tracked,
  requiresShipping: (source) => source.variant.inventoryItem.requiresShipping,
  createdAt: (source) => instant(source.product.createdAt),
  updatedAt: (source) => instant(source.product.updatedAt),
  unitCost: (source, _args: never, { state }) => {
    const amount = source.variant.inventoryItem.unitCost;
    return amount === null ? null : { amount, currencyCode: state.shop.currency };
  },
  harmonizedSystemCode: (source) => source.variant.inventoryItem.harmonizedSystemCode,
  countryCodeOfOrigin: (source) => source.variant.inventoryItem.countryOfOrigin,
  provinceCodeOfOrigin: (source) => source.variant.inventoryItem.provinceOfOrigin ?? null,
  countryHarmonizedSystemCodes: (source, args: PageArgs, context) =>
    pageOf(
      {
        items: Object.entries(source.variant.inventoryItem.countryCodes ?? {}),
        id: ([country]) => country,
      },
      args,
      context,
    ),
  measurement: (source) => source,
  variant: (source) => source,
  variants: (source, args: PageArgs, context) =>
    pageOf({ items: [source], id: (each) => each.variant.id }, args, context),
  inventoryLevels: (source, args: PageArgs, context) =>
    pageOf(
      {
        items: source.variant.inventoryItem.levels.map((level): LevelSource => ({
          ...source,
          level,
        })),
        id: ({ level }) => level.locationId,
      },
      args,
      context,
    ),
  locationsCount: (source) => ({ count: source.variant.inventoryItem.levels.length }),
};

const changedAt = ({
  level: { updatedAt },
  product: { updatedAt: productAt },
}: LevelSource): string => updatedAt ?? productAt;

const level: TypeResolvers<LevelSource> = {
  id: (source) =>
    `${gid('InventoryLevel', source.level.locationId)}?inventory_item_id=${source.variant.inventoryItem.id}`,
  isActive: () => true,
  createdAt: (source) => instant(source.product.createdAt),
  updatedAt: (source) => instant(changedAt(source)),
  item: ({ product: owner, variant: piece }): VariantSource => ({ product: owner, variant: piece }),
  location: (source, _args: never, { state }) =>
    state.shop.locations.find(({ id }) => id === source.level.locationId) ?? null,
  quantities: (source, args: { names: string[] }) => {
    const counts: Record<string, number> = {
      available: source.level.available,
      on_hand: source.level.available + (source.level.committed ?? 0),
      incoming: source.level.incoming,
      committed: source.level.committed ?? 0,
      reserved: 0,
      damaged: 0,
      safety_stock: 0,
      quality_control: 0,
    };
    return args.names.map((name) => ({ name, quantity: counts[name] ?? 0, source }));
  },
};

const location: TypeResolvers<SandboxLocation> = {
  ...same('name'),
  ...metafieldsOf<SandboxLocation>(({ id }) => gid('Location', id)),
  id: ({ id }) => gid('Location', id),
  legacyResourceId: ({ id }) => id,
  isActive: ({ active }) => active,
  fulfillsOnlineOrders: ({ active }) => active,
  shipsInventory: ({ active }) => active,
  isFulfillmentService: () => false,
  address: (source) => source,
  inventoryLevels: ({ id: locationId }, args: PageArgs & { query?: string | null }, context) => {
    const id = ({ variant: piece }: LevelSource): string => piece.inventoryItem.id;
    const matches = parseSearch<LevelSource>(
      args.query,
      {
        inventory_item_id: idFilter(id),
        updated_at: instantFilter(changedAt, context.store.clock),
      },
      'inventoryLevels',
    );
    const items = context.state.variants().flatMap((source): LevelSource[] => {
      const { levels } = source.variant.inventoryItem;
      const here = levels.find((each) => each.locationId === locationId);
      return here === undefined ? [] : [{ ...source, level: here }];
    });
    return pageOf({ items: items.filter(matches), id }, args, context);
  },
};

const displayNames = new Intl.DisplayNames('en', { type: 'region' });

const collection: TypeResolvers<CollectionSource> = {
  id: ({ id }) => gid('Collection', id),
  legacyResourceId: ({ id }) => id,
};

export const catalogResolvers = {
  Collection: collection,
  Product: product,
  ProductVariant: variant,
  SelectedOption: same('name', 'value'),
  InventoryItem: inventoryItem,
  InventoryItemMeasurement: {
    id: (source: VariantSource): string =>
      gid('InventoryItemMeasurement', source.variant.inventoryItem.id),
    weight: (source: VariantSource): unknown => {
      const grams = source.variant.inventoryItem.weightGrams;
      return grams === null ? null : { value: grams, unit: 'GRAMS' };
    },
  },
  Weight: same('value', 'unit'),
  CountryHarmonizedSystemCode: {
    countryCode: ([country]: [string, string]): string => country,
    harmonizedSystemCode: ([, code]: [string, string]): string => code,
  },
  InventoryLevel: level,
  InventoryQuantity: {
    ...same('name', 'quantity'),
    id: ({ name, source }: { name: string; source: LevelSource }): string =>
      `${gid('InventoryQuantity', source.level.locationId)}?inventory_item_id=${source.variant.inventoryItem.id}&name=${name}`,
    updatedAt: ({ source }: { source: LevelSource }): string | null =>
      instant(source.product.updatedAt),
  },
  Location: location,
  LocationAddress: {
    countryCode: ({ country }: SandboxLocation): string => country,
    country: ({ country }: SandboxLocation): string => displayNames.of(country) ?? country,
    city: (): null => null,
    zip: (): null => null,
    province: (): null => null,
    provinceCode: (): null => null,
    address1: (): null => null,
    address2: (): null => null,
    phone: (): null => null,
  },
};
