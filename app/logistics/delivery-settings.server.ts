import { forShop, type ShopTransaction } from '../db/index.server.ts';
import { dateInZone } from '../kernel/calendar.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import {
  type PublicationStatus,
  readPublication,
  requestPublication,
} from '../publishing/index.server.ts';
import { defaultDeliverySettings } from './default-settings.ts';
import { DeliverySettings } from './model.ts';
import { composeDeliveryDocument, DELIVERY_METAFIELD } from './publish.ts';

const DOMAIN = 'logistics';

export interface StoredDeliverySettings {
  settings: DeliverySettings;
  /** Grows by one with each save; 0 while the settings are our proposal. */
  version: number;
  /** True until the merchant has saved once: nothing is shown to shoppers before. */
  isDefault: boolean;
  publication: PublicationStatus;
}

/**
 * A shop's delivery settings, or our proposal for a shop that has not saved any.
 *
 * The proposal is made from the shop's country, zone and markets, as at `now`.
 */
export async function readDeliverySettings(
  shopId: number,
  now = new Date(),
): Promise<StoredDeliverySettings> {
  const db = forShop(shopId);
  const [row, publication] = await Promise.all([
    db.settingsDocument.findFirst({ where: { domain: DOMAIN } }),
    readPublication(shopId, DELIVERY_METAFIELD.key),
  ]);
  if (row !== null) {
    const settings = DeliverySettings.parse(row.value);
    return { settings, version: row.version, isDefault: false, publication };
  }
  const [shop, markets] = await Promise.all([
    db.shop.findFirstOrThrow(),
    db.market.findMany({ where: { status: 'ACTIVE' }, orderBy: { marketId: 'asc' } }),
  ]);
  const marketCountries = markets.flatMap((market) => market.countries);
  const settings = defaultDeliverySettings({
    country: shop.country ?? 'US',
    zone: shop.zone,
    marketCountries: marketCountries.length > 0 ? marketCountries : undefined,
    asOn: dateInZone(shop.zone, now.getTime()),
  });
  return { settings, version: 0, isDefault: true, publication };
}

/**
 * Saves settings and asks for their publication in one transaction.
 *
 * `version` is the one the form was loaded with: where somebody else has saved since, nothing is
 * stored and the answer is `stale-version`, so that the page can keep what was typed.
 */
export async function saveDeliverySettings(
  shopId: number,
  input: { settings: DeliverySettings; version: number },
  now: Date,
): Promise<Result<{ version: number }, 'stale-version'>> {
  const settings = DeliverySettings.parse(input.settings);
  return forShop(shopId).$transaction(async (tx) => {
    const stored = await storeVersion(tx, shopId, settings, input.version);
    if (!stored) return refuse('stale-version');
    await requestDeliveryPublication(tx, shopId, settings, now);
    return ok({ version: input.version + 1 });
  });
}

/** False where the stored version is not the one that the change was based on. */
async function storeVersion(
  tx: ShopTransaction,
  shopId: number,
  settings: DeliverySettings,
  basedOn: number,
): Promise<boolean> {
  if (basedOn === 0) {
    const created = await tx.settingsDocument.createMany({
      data: [{ shopId, domain: DOMAIN, version: 1, value: settings }],
      skipDuplicates: true,
    });
    return created.count === 1;
  }
  const updated = await tx.settingsDocument.updateMany({
    where: { domain: DOMAIN, version: basedOn },
    data: { version: basedOn + 1, value: settings },
  });
  return updated.count === 1;
}

async function requestDeliveryPublication(
  tx: ShopTransaction,
  shopId: number,
  settings: DeliverySettings,
  now: Date,
): Promise<void> {
  const document = composeDeliveryDocument(settings, { asAt: now });
  const ready = document.rest !== null || Object.keys(document.countries).length > 0;
  await requestPublication(tx, shopId, DELIVERY_METAFIELD.key, { document, ready }, now);
}

/** Composes the document anew, for the calendar has moved on; shops without settings are left. */
export async function refreshDeliveryPublication(shopId: number, now: Date): Promise<void> {
  await forShop(shopId).$transaction(async (tx) => {
    const row = await tx.settingsDocument.findFirst({ where: { domain: DOMAIN } });
    if (row === null) return;
    await requestDeliveryPublication(tx, shopId, DeliverySettings.parse(row.value), now);
  });
}
