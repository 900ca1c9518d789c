import { forShop } from '../db/index.server.ts';
import type { MarketPanel } from '../kernel/market-panel.ts';
import { saidCount, saidMoney, say } from '../kernel/saying.ts';
import { readCountryLiability } from './read-liability.server.ts';

/** What retention says of one country: the points that its customers hold. */
export async function readRetentionMarketPanel(
  shopId: number,
  country: string,
  now: Date,
): Promise<MarketPanel> {
  const title = say('retention:panel.title');
  const { zone } = await forShop(shopId).shop.findFirstOrThrow();
  const { program, liability } = await readCountryLiability({ shopId, zone }, country, now);
  const settings = {
    kind: 'open' as const,
    label: say('retention:panel.setUp'),
    address: '/app/settings/loyalty',
  };
  const base = { title, trend: null };
  if (program === null) {
    const standing = say('retention:panel.noProgram');
    return { ...base, figure: null, standing, tone: 'neutral', next: settings };
  }
  const places = Object.keys(program.document.earn);
  if (!places.some((place) => place.startsWith(`${country}:`))) {
    const standing = say('retention:panel.notHere');
    return { ...base, figure: null, standing, tone: 'neutral', next: settings };
  }
  const points = liability?.points ?? 0;
  const canRedeem = Object.keys(program.document.redeem).some((place) =>
    place.startsWith(`${country}:`),
  );
  return {
    ...base,
    figure: { label: say('retention:panel.figure'), value: saidCount(points) },
    standing:
      liability?.worth == null
        ? say(canRedeem ? 'retention:panel.none' : 'retention:panel.noReward')
        : say('retention:panel.worth', {
            money: saidMoney(liability.worth.amountMinor, liability.worth.currency),
          }),
    tone: canRedeem ? 'good' : 'attention',
    next: canRedeem
      ? { kind: 'open', label: say('retention:panel.open'), address: '/app/loyalty' }
      : settings,
  };
}
