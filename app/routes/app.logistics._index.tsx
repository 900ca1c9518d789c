import { useLoaderData } from '@remix-run/react';

import { askForLearning, readLanes } from '../logistics/index.server.ts';
import { LanesPage } from '../logistics/ui/lanes-page.tsx';
import { adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop }) => {
  const view = await readLanes(shop.shopId);
  if (view.learnedAt === null) await askForLearning(shop.shopId);
  return { view };
});

export default function LanesRoute() {
  const { view } = useLoaderData<typeof loader>();
  return <LanesPage view={view} />;
}
