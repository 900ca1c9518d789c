import type pg from 'pg';

import { addDays } from '../../../app/kernel/calendar.ts';
import type { PublishedSettings } from '../../../app/publishing/index.server.ts';
import { mintSessionToken } from '../../sandbox/oauth/session-token.ts';
import { sandboxAppDefaults } from '../../sandbox/store.ts';
import { detailsImported } from '../first-import.ts';
import { until } from '../until.ts';
import { type AppAddress, BROWSER_HEADERS } from './server-times.ts';

const WORK_TIMEOUT_MS = 300_000;
/** Orders of so many days before the program count: more than a thousand, awarded one by one. */
const POINTS_DAYS = 30;

/**
 * Makes the shop one that has been used for a while, by what merchants and the app's own jobs do:
 * every settings page is saved as proposed, past orders earn points, the agent has answered; lanes
 * are learned, texts read, thresholds judged, and detectors have looked after all that.
 */
export async function liveIn(
  app: AppAddress,
  database: pg.Client,
  { sandboxUrl, environment }: { sandboxUrl: string; environment: Record<string, string> },
): Promise<void> {
  await liftRateLimit(sandboxUrl);
  await detailsImported(database);
  await saveSettings(environment);
  const answer = await ask(app, '/app/agent/ask', {
    question: 'Which market sold most in the last 90 days?',
    conversationId: null,
    insightId: null,
  });
  await answer.text();
  await approve(app, 'retention.count-past-orders', {
    sinceOn: addDays(new Date().toISOString().slice(0, 10), -POINTS_DAYS),
  });
  for (const [what, isReady] of Object.entries(READY)) {
    await until(WORK_TIMEOUT_MS, what, async () => {
      const { rows } = await database.query<{ ready: boolean }>(`SELECT ${isReady} AS ready`);
      return rows[0]?.ready === true;
    });
  }
  const since = new Date();
  await database.query("UPDATE detector_run SET ran_at = now() - interval '1 day'");
  await until(WORK_TIMEOUT_MS, 'the detectors', async () => {
    const { rowCount } = await database.query('SELECT FROM detector_run WHERE ran_at < $1', [
      since,
    ]);
    return rowCount === 0;
  });
  await database.query(
    `INSERT INTO file_import (shop_id, file_import_id, state, file_name, size_bytes, error)
       SELECT shop_id, gen_random_uuid(), 'refused', 'orders.csv', 0, 'empty' FROM shop LIMIT 1`,
  );
  await database.query('ANALYZE');
}

/** Points of all orders are booked, parcels have taught lanes, texts were read to their end. */
const READY = {
  lanes: 'EXISTS (SELECT FROM lane)',
  thresholds: 'EXISTS (SELECT FROM threshold_review)',
  texts: 'EXISTS (SELECT FROM translation_reading WHERE finished_at IS NOT NULL)',
  points: 'NOT EXISTS (SELECT FROM loyalty_due) AND EXISTS (SELECT FROM loyalty_entry)',
};

/** Lets the app read details as fast as it can: at a usual plan's rate that takes minutes. */
async function liftRateLimit(sandboxUrl: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ points: '1000000' });
  const answer = await fetch(`${sandboxUrl}/__sandbox/throttle`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`The rate limit was not lifted: ${answer.status}.`);
}

/** As a merchant does who opens each page of settings and saves what it proposes. */
async function saveSettings(environment: Record<string, string>): Promise<void> {
  // The app's modules read the environment once.
  Object.assign(process.env, environment);
  const [
    { closeDatabase, listActiveShopIds },
    { closeQueue },
    { complianceSettings },
    { supportSettings },
    { deliverySettings },
    { paymentHints },
    { loyaltySettings },
  ] = await Promise.all([
    import('../../../app/db/index.server.ts'),
    import('../../../app/jobs/index.server.ts'),
    import('../../../app/compliance/index.server.ts'),
    import('../../../app/localization/index.server.ts'),
    import('../../../app/logistics/index.server.ts'),
    import('../../../app/payments/index.server.ts'),
    import('../../../app/retention/index.server.ts'),
  ]);
  const save = async <Settings extends object>(
    kind: PublishedSettings<Settings>,
    shopId: number,
  ): Promise<void> => {
    const { settings, version } = await kind.read(shopId, new Date());
    const saved = await kind.save(shopId, { settings, version }, new Date());
    if (!saved.ok) throw new Error(`${kind.documentKey} was not saved: ${saved.reason}.`);
  };
  for (const shopId of await listActiveShopIds()) {
    await save(complianceSettings, shopId);
    await save(supportSettings, shopId);
    await save(deliverySettings, shopId);
    await save(paymentHints, shopId);
    await save(loyaltySettings, shopId);
  }
  await closeQueue(5000);
  await closeDatabase();
}

/** Looks at what an action would do and approves it. */
async function approve(app: AppAddress, action: string, input: object): Promise<void> {
  const looked = await ask(app, '/app/actions', { intent: 'preview', action, input });
  const { value } = (await looked.json()) as {
    value: { preview: { activityId: string; basis: string } };
  };
  const { activityId, basis } = value.preview;
  const approval = { intent: 'approve', action, input, activityId, basis, insightId: null };
  await ask(app, '/app/actions', approval);
}

async function ask(app: AppAddress, path: string, body: object): Promise<Response> {
  const answer = await fetch(`${app.origin}${path}`, {
    method: 'POST',
    headers: {
      'user-agent': BROWSER_HEADERS['user-agent'],
      authorization: `Bearer ${mintSessionToken(app.shopDomain, sandboxAppDefaults)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}
