import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { ActionModal } from '../activity/ui/action-modal.tsx';
import { listLoyaltyCustomers, readLoyaltyOverview } from '../retention/index.server.ts';
import { PointsPage } from '../retention/ui/points-page.tsx';
import { adminLoader } from './admin-route.server.ts';
import { useActionApproval } from './use-action-approval.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

/** What makes no sense in the address is as if it were not there. */
const Search = z.object({
  customer: z
    .string()
    .trim()
    .regex(/^\d{0,20}$/)
    .catch(''),
  after: z
    .string()
    .regex(/^\d{1,9}:\d{1,20}$/)
    .nullable()
    .catch(null),
});

export const loader = adminLoader({ search: Search }, async ({ shop, search }) => {
  const [{ customers: customersTotal, ...overview }, list] = await Promise.all([
    readLoyaltyOverview(shop, new Date()),
    listLoyaltyCustomers(shop.shopId, { after: search.after, search: search.customer }),
  ]);
  return { ...overview, ...list, customersTotal, search: search.customer };
});

export default function LoyaltyRoute() {
  const data = useLoaderData<typeof loader>();
  const approval = useActionApproval();
  return (
    <>
      <PointsPage
        {...data}
        onCountSince={(sinceOn) =>
          approval.propose({
            action: 'retention.count-past-orders',
            input: { sinceOn },
            insightId: null,
          })
        }
      />
      <ActionModal {...approval.modal} />
    </>
  );
}
