import { setTimeout as sleep } from 'node:timers/promises';
import { proposeLoyalty } from '../../../app/retention/index.ts';
import { type LoadWorld, startLoadWorld } from '../jobs/load-world.ts';

/** The app as it runs in production, with a program, and a shop whose orders it hears of. */
export interface PointsWorld {
  /** Milliseconds from an order being placed to its points being on the account. */
  buyAndWait: () => Promise<number>;
  close: () => Promise<void>;
}

const GIVE_UP_MS = 30_000;

export async function openPointsWorld(): Promise<PointsWorld> {
  const world = await startLoadWorld({ orders: 200 });
  try {
    await startProgram(world);
  } catch (error) {
    await world.stop();
    throw error;
  }
  const { shop } = world.shop;
  let customers = 0;
  return {
    buyAndWait: async () => {
      const startedAt = performance.now();
      const order = world.store.placeOrder(shop.domain, {
        lines: [{ variantId: shop.products[0]!.variants[0]!.id, quantity: 2 }],
        country: 'DE',
        customerId: shop.customers[customers++]!.id,
        payment: { gateway: 'bogus', outcome: 'success' },
      });
      while (!(await isBooked(world, order.id))) {
        if (performance.now() - startedAt > GIVE_UP_MS) throw new Error('No points came.');
        await sleep(10);
      }
      return performance.now() - startedAt;
    },
    close: world.stop,
  };
}

/** What saving the proposed program stores. */
async function startProgram({ database, shop: { shop } }: LoadWorld): Promise<void> {
  const markets = shop.markets.map(({ id, currency }) => ({ marketId: id, currency }));
  await database.query(
    `INSERT INTO settings_document (shop_id, domain, value, updated_at)
     SELECT shop_id, 'retention-loyalty', $1, now() FROM shop`,
    [JSON.stringify(proposeLoyalty(markets))],
  );
  await database.query(
    `INSERT INTO loyalty_program (shop_id, count_from_on, started_at)
     SELECT shop_id, current_date - 1, now() FROM shop`,
  );
}

async function isBooked({ database }: LoadWorld, orderId: string): Promise<boolean> {
  const { rowCount } = await database.query('SELECT 1 FROM loyalty_entry WHERE cause = $1', [
    `order:${orderId}`,
  ]);
  return (rowCount ?? 0) > 0;
}
