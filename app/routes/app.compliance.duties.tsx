import { useLoaderData } from '@remix-run/react';

import { readDutyMatrix } from '../compliance/index.server.ts';
import { DutiesPage } from '../compliance/ui/duties-page.tsx';
import { adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, ({ shop }) => readDutyMatrix(shop.shopId, new Date()));

export default function DutiesRoute() {
  return <DutiesPage {...useLoaderData<typeof loader>()} />;
}
