import { atMost, type Figure, percentile } from '../figure.ts';

/** Orders that are placed one after the other. */
const ORDERS = 20;

/** From a webhook being sent to the points being on the account, through the real jobs. */
export async function* measureBalance(): AsyncIterable<Figure> {
  const { openPointsWorld } = await import('./points-world.ts');
  const world = await openPointsWorld();
  try {
    const times: number[] = [];
    for (let run = 0; run < ORDERS; run++) times.push(await world.buyAndWait());
    const area = 'loyalty';
    yield atMost(area, 'webhook to balance, p95', percentile(times, 0.95) / 1000, 's', 5);
  } finally {
    await world.close();
  }
}
