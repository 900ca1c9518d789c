import { forShop, Prisma, type ShopTransaction } from '../db/index.server.ts';
import { dateInZone } from '../kernel/calendar.ts';
import { definePublishedSettings, type StoredSettings } from '../publishing/index.server.ts';
import { defaultDeliverySettings } from './default-settings.ts';
import { DeliverySettings } from './model.ts';
import { composeDeliveryDocument, DELIVERY_METAFIELD } from './publish.ts';

export type StoredDeliverySettings = StoredSettings<DeliverySettings>;

/** How parcels leave and travel, and the document that the delivery block reads. */
export const deliverySettings = definePublishedSettings({
  domain: 'logistics',
  schema: DeliverySettings,
  documentKey: DELIVERY_METAFIELD.key,
  settingsPath: '/app/settings/delivery',
  propose: proposeDelivery,
  saved: keepTerms,
  compose: ({ settings, now }) => {
    const document = composeDeliveryDocument(settings, { asAt: now });
    const ready = document.rest !== null || Object.keys(document.countries).length > 0;
    return { document, ready };
  },
});

/** A proposal from the shop's country, zone and markets. */
async function proposeDelivery(shopId: number, now: Date): Promise<DeliverySettings> {
  const db = forShop(shopId);
  const [shop, markets] = await Promise.all([
    db.shop.findFirstOrThrow(),
    db.market.findMany({ where: { status: 'ACTIVE' }, orderBy: { marketId: 'asc' } }),
  ]);
  const marketCountries = markets.flatMap((market) => market.countries);
  return defaultDeliverySettings({
    country: shop.country ?? 'US',
    zone: shop.zone,
    marketCountries: marketCountries.length > 0 ? marketCountries : undefined,
    asOn: dateInZone(shop.zone, now.getTime()),
  });
}

/** Keeps what shoppers are told by from now on: promises of orders are judged by it. */
async function keepTerms(
  tx: ShopTransaction,
  saved: { shopId: number; settings: DeliverySettings | null; version: number; now: Date },
): Promise<void> {
  const { shopId, settings, version, now } = saved;
  const value = settings ?? Prisma.JsonNull;
  await tx.deliveryTerms.upsert({
    where: { shopId_fromAt: { shopId, fromAt: now } },
    create: { shopId, version, fromAt: now, settings: value },
    update: { version, settings: value },
  });
}
