import { useLoaderData } from '@remix-run/react';

import { readOrder } from '../sync/index.server.ts';
import { OrderDetailPage } from '../sync/ui/order-page.tsx';
import { adminLoader, notFound } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop, params }) => {
  const { channel = '', orderId = '' } = params;
  const order = await readOrder(shop, { channel, orderId }, Date.now());
  if (order === null) throw notFound();
  return { order };
});

export default function OrderRoute() {
  return <OrderDetailPage {...useLoaderData<typeof loader>()} />;
}
