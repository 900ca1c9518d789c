import { forShop, queryPrepared, type ShopTransaction } from '../db/index.server.ts';
import { definePublishedSettings, type StoredSettings } from '../publishing/index.server.ts';
import { dateInZone } from '../kernel/calendar.ts';
import { dayOf } from './ledger/dates.ts';
import { LOYALTY_LIMITS, LOYALTY_METAFIELD, LoyaltySettings } from './model.ts';
import { composeLoyaltyDocument, type EarnMarket } from './publish.ts';
import { proposeLoyalty } from './propose-loyalty.ts';

export type StoredLoyaltySettings = StoredSettings<LoyaltySettings>;

/** What shoppers earn, and the document that the loyalty blocks read. */
export const loyaltySettings = definePublishedSettings({
  domain: 'retention-loyalty',
  schema: LoyaltySettings,
  documentKey: LOYALTY_METAFIELD.key,
  settingsPath: '/app/settings/loyalty',
  propose: async (shopId) => proposeLoyalty(await listLoyaltyMarkets(shopId)),
  compose: async ({ settings, tx }) => {
    const { currency } = await tx.shop.findFirstOrThrow({ select: { currency: true } });
    const document = composeLoyaltyDocument(settings, await activeMarkets(tx), currency);
    return { document, ready: document.rules.length > 0 };
  },
  saved: async (tx, { shopId, settings, now }) => {
    if (settings === null || settings.rates.length === 0) return;
    const { zone } = await tx.shop.findFirstOrThrow({ select: { zone: true } });
    const countFromOn = dayOf(dateInZone(zone, now.getTime()));
    await tx.loyaltyProgram.createMany({
      data: [{ shopId, countFromOn, startedAt: now }],
      skipDuplicates: true,
    });
  },
});

/** Whether the merchant has a program; shoppers are told nothing before. */
export async function hasLoyaltyProgram(shopId: number): Promise<boolean> {
  const [row] = await queryPrepared<{ ready: boolean }>(shopId, READY, [LOYALTY_METAFIELD.key]);
  return row?.ready === true;
}

const READY = {
  name: 'publication-is-ready',
  text: `SELECT wanted -> 'ready' = 'true' AS ready FROM publication
         WHERE shop_id = $1 AND document_key = $2`,
};

/** A market as the settings page shows it. */
export interface LoyaltyMarket extends EarnMarket {
  name: string;
  /** What its shoppers pay in. */
  currency: string;
  /** Shoppers see their own country's currency where it is another one. */
  localCurrencies: boolean;
}

/** The active markets with countries, those with most countries last. */
export async function listLoyaltyMarkets(shopId: number): Promise<LoyaltyMarket[]> {
  const db = forShop(shopId);
  const [shop, markets] = await Promise.all([
    db.shop.findFirstOrThrow({ select: { currency: true } }),
    db.market.findMany({ where: { status: 'ACTIVE' }, orderBy: { marketId: 'asc' } }),
  ]);
  return markets
    .filter(({ countries }) => countries.length > 0)
    .map((market) => ({
      marketId: market.marketId,
      name: market.name,
      countries: market.countries,
      currency: market.currency ?? shop.currency,
      localCurrencies: market.localCurrencies ?? false,
    }))
    .sort((a, b) => a.countries.length - b.countries.length);
}

function activeMarkets(tx: ShopTransaction): Promise<EarnMarket[]> {
  return tx.market.findMany({
    where: { status: 'ACTIVE' },
    select: { marketId: true, countries: true },
  });
}

/** Product types of the shop, in alphabetical order: what may be left out. */
export async function listProductTypes(shopId: number): Promise<string[]> {
  const rows = await forShop(shopId).product.findMany({
    where: { productType: { not: '' } },
    distinct: ['productType'],
    select: { productType: true },
    orderBy: { productType: 'asc' },
    take: PRODUCT_TYPES_MAX,
  });
  return rows.map(({ productType }) => productType);
}

/** More than a form can offer. */
const PRODUCT_TYPES_MAX = 200;

/** Languages in which the shop speaks to shoppers, its own first. */
export async function listShopLanguages(shopId: number): Promise<string[]> {
  const rows = await forShop(shopId).shopLocale.findMany({
    where: { published: true },
    select: { locale: true },
    orderBy: [{ primary: 'desc' }, { locale: 'asc' }],
    take: LOYALTY_LIMITS.languages,
  });
  return rows.map(({ locale }) => locale);
}
