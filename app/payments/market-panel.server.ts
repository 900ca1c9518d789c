import { findShopById } from '../db/index.server.ts';
import { addDays, dateInZone } from '../kernel/calendar.ts';
import type { MarketPanel } from '../kernel/market-panel.ts';
import { say, saidPercent } from '../kernel/saying.ts';
import { countedCells } from './compose-matrix.ts';
import { composeCells } from './payment-cell.ts';
import { readPaymentSums } from './payment-numbers.server.ts';
import { splitChange } from './rates/split-change.ts';
import { saidWay } from './failing-method-detector.server.ts';
import { cellAddress } from './cell-address.ts';

const DAYS = 30;
/** A market needs so many purchases for its number to say something. */
const LEAST_TRIALS = 20;
/** Shares of first attempts that are usual for card-heavy and for local methods lie above it. */
const WEAK_BELOW = 0.8;

/** How payments stand in one market: the share paid at first try, its change with the same mix. */
export async function readPaymentsMarketPanel(
  shopId: number,
  country: string,
  now: Date,
): Promise<MarketPanel> {
  const shop = await findShopById(shopId);
  const toOn = dateInZone(shop?.zone ?? 'UTC', now.getTime());
  const period = { fromOn: addDays(toOn, 1 - DAYS), toOn };
  const previous = { fromOn: addDays(toOn, 1 - 2 * DAYS), toOn: addDays(toOn, -DAYS) };
  const [rows, before] = await Promise.all([
    readPaymentSums(shopId, period, country),
    readPaymentSums(shopId, previous, country),
  ]);
  const cells = composeCells(rows);
  const counted = countedCells('success', cells);
  const trials = counted.reduce((sum, cell) => sum + cell.trials, 0);
  const title = say('payments:panel.title');
  const open = (address: string) => ({
    kind: 'open' as const,
    label: say('payments:panel.open'),
    address,
  });
  if (trials < LEAST_TRIALS) {
    return {
      title,
      figure: null,
      trend: null,
      standing: say('payments:panel.thin', {
        count: { type: 'count', count: trials },
        needed: { type: 'count', count: LEAST_TRIALS },
      }),
      tone: 'neutral',
      next: null,
    };
  }
  const share = counted.reduce((sum, cell) => sum + cell.successes, 0) / trials;
  const change = splitChange(countedCells('success', composeCells(before)), counted);
  const fell = change !== null && change.verdict === 'worse';
  const weakest = cells
    .filter(({ trials: of }) => of >= LEAST_TRIALS)
    .toSorted((a, b) => a.trialSuccesses / a.trials - b.trialSuccesses / b.trials)[0];
  const standing =
    weakest === undefined
      ? say('payments:panel.standing')
      : say('payments:panel.weakest', {
          method: saidWay(weakest.way),
          share: saidPercent(weakest.trialSuccesses / weakest.trials, 0),
        });
  return {
    title,
    figure: { label: say('payments:metric.success.title'), value: saidPercent(share, 1) },
    trend:
      change === null
        ? null
        : { change: change.rateEffect, upIsGood: true, period: say('payments:panel.period') },
    standing,
    tone: fell ? 'critical' : share < WEAK_BELOW ? 'attention' : 'good',
    next: weakest === undefined ? null : open(cellAddress(country, weakest.way.id)),
  };
}
