import { useFetcher, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { QueueQuery } from '../localization/index.ts';
import { readCoverage, readQueue, startReading } from '../localization/index.server.ts';
import { CoveragePage } from '../localization/ui/coverage-page.tsx';
import { ok } from '../kernel/result.ts';
import { keepOwnTexts } from '../own-texts.server.ts';
import { adminAction, adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({ search: QueueQuery }, async ({ shop, search }) => {
  const { shopId } = shop;
  const now = new Date();
  // What was named in some settings meanwhile leaves the queue.
  await keepOwnTexts(shopId, now);
  const [coverage, queue] = await Promise.all([
    readCoverage(shopId, now),
    readQueue(shopId, search),
  ]);
  return { coverage, queue, query: search };
});

export const action = adminAction(
  { input: z.strictObject({ intent: z.literal('check') }) },
  async ({ shop }) => {
    await startReading(shop.shopId, new Date());
    return ok(null);
  },
);

export default function LocalizationRoute() {
  const page = useLoaderData<typeof loader>();
  const fetcher = useFetcher<typeof action>();
  return (
    <CoveragePage
      {...page}
      checking={fetcher.state !== 'idle'}
      onCheck={() =>
        fetcher.submit({ intent: 'check' }, { method: 'post', encType: 'application/json' })
      }
    />
  );
}
