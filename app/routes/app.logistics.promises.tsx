import { useLoaderData } from '@remix-run/react';

import { readPromises } from '../logistics/index.server.ts';
import { PromisesPage } from '../logistics/ui/promises-page.tsx';
import { adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop }) => {
  return { view: await readPromises(shop.shopId, new Date()) };
});

export default function PromisesRoute() {
  const { view } = useLoaderData<typeof loader>();
  return <PromisesPage view={view} />;
}
