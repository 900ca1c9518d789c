/*
 * A worker that takes one approved change of translations to its end, as the queue would have it do.
 * It dies (SIGKILL) at the call to Shopify that DIE_AT names: "2 before", or "2 unheard", when
 * Shopify has done it and nobody has heard.
 */

const [at = '0', moment = ''] = (process.env['DIE_AT'] ?? '').split(' ');
const real = globalThis.fetch;
let calls = 0;
const die = () => process.kill(process.pid, 'SIGKILL');

// Before any app code: Shopify's library keeps the `fetch` that it finds.
globalThis.fetch = async (...given) => {
  calls += 1;
  const isLast = calls === Number(at);
  if (isLast && moment === 'before') die();
  const answer = await real(...given);
  if (isLast) die();
  return answer;
};

const { openActionDesk } = await import('../../../app/activity/index.server.ts');
const { localizationActions } = await import('../../../app/localization/index.server.ts');
const { closeDatabase } = await import('../../../app/db/index.server.ts');
const [run] = openActionDesk(localizationActions).jobs as unknown as {
  handle: (payload: object, context: { jobId: string; signal: AbortSignal }) => Promise<void>;
}[];
const payload = {
  shopId: Number(process.env['SHOP_ID']),
  activityId: process.env['ACTIVITY_ID'],
};
await run?.handle(payload, { jobId: 'x', signal: new AbortController().signal });
process.send?.(calls);
await closeDatabase();
process.disconnect?.();
