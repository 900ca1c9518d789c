import { forShop } from '../db/index.server.ts';
import type { CountryCode } from '../kernel/country.ts';

/** Countries of the shop's active markets and its zone: what the support page starts from. */
export async function readSupportMarkets(
  shopId: number,
): Promise<{ countries: CountryCode[]; zone: string }> {
  const db = forShop(shopId);
  const [shop, markets] = await Promise.all([
    db.shop.findFirstOrThrow(),
    db.market.findMany({ where: { status: 'ACTIVE' } }),
  ]);
  const sold = new Set(markets.flatMap(({ countries }) => countries));
  if (sold.size === 0) sold.add(shop.country ?? 'US');
  return { countries: [...sold].sort(), zone: shop.zone };
}
