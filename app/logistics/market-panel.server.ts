import { forShop } from '../db/index.server.ts';
import type { MarketPanel, MarketPanelSource } from '../kernel/market-panel.ts';
import { say, saidCount, saidCountry, saidDate, saidName, saidNumber } from '../kernel/saying.ts';
import { laneAddress, LANES_ADDRESS } from './lane-address.ts';
import { daysOfAll, USUAL_ADHERENCE } from './lanes/lane-shares.ts';
import { LEARNED_PARCELS_LEAST } from './learned-transit.server.ts';

/** How long parcels to a country take, and whether one of its lanes is slow or silent. */
export async function readLogisticsMarketPanel(
  shopId: number,
  country: string,
): Promise<MarketPanel> {
  const lanes = await forShop(shopId).lane.findMany({
    where: { destination: country },
    orderBy: { delivered: 'desc' },
  });
  const title = say('logistics:panel.title');
  const parcels = lanes.reduce((sum, lane) => sum + lane.delivered, 0);
  const open = (address: string) => ({
    kind: 'open' as const,
    label: say('logistics:panel.open'),
    address,
  });
  if (parcels < LEARNED_PARCELS_LEAST) {
    return {
      title,
      figure: null,
      trend: null,
      standing: say('logistics:panel.thin', { count: saidCount(LEARNED_PARCELS_LEAST) }),
      tone: 'neutral',
      next: null,
    };
  }
  const days = daysOfAll(
    lanes.map((lane) => ({ days: lane.days, weight: lane.effective })),
    USUAL_ADHERENCE,
  );
  const figure = { label: say('logistics:panel.figure'), value: saidNumber(days, 1) };
  const slow = lanes.find((lane) => lane.slowSinceOn !== null);
  const silent = lanes.find((lane) => lane.silentSinceOn !== null);
  if (slow !== undefined) {
    const standing = say('logistics:panel.slow', {
      carrier: saidName(slow.carrier),
      date: saidDate(slow.slowSinceOn!.toISOString().slice(0, 10)),
      country: saidCountry(country),
    });
    return {
      title,
      figure,
      trend: null,
      standing,
      tone: 'critical',
      next: open(laneAddress(slow)),
    };
  }
  if (silent !== undefined) {
    const standing = say('logistics:panel.silent', {
      carrier: saidName(silent.carrier),
      date: saidDate(silent.silentSinceOn!.toISOString().slice(0, 10)),
    });
    const next = open(laneAddress(silent));
    return { title, figure, trend: null, standing, tone: 'attention', next };
  }
  const standing = say('logistics:panel.standing', { count: saidCount(parcels) });
  const next = open(`${LANES_ADDRESS}?country=${country}`);
  return { title, figure, trend: null, standing, tone: 'good', next };
}

export const logisticsMarketPanel: MarketPanelSource = {
  pillar: 'logistics',
  read: (shopId, country) => readLogisticsMarketPanel(shopId, country),
};
