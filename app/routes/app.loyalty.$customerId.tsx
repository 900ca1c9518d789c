import { useLoaderData } from '@remix-run/react';

import { ActionModal } from '../activity/ui/action-modal.tsx';
import { readLedger, readLoyaltyAccount } from '../retention/index.server.ts';
import { AccountPage } from '../retention/ui/account-page.tsx';
import { adminLoader, notFound } from './admin-route.server.ts';
import { useActionApproval } from './use-action-approval.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop, params }) => {
  const customerId = params['customerId'] ?? '';
  if (!/^\d{1,20}$/.test(customerId)) throw notFound();
  const ledger = await readLedger(shop.shopId, customerId);
  if (ledger === null) throw notFound();
  const { points, pending, expiry } = await readLoyaltyAccount(shop, customerId, new Date());
  return { customerId, ...ledger, account: { points, pending, expiry } };
});

export default function LoyaltyAccountRoute() {
  const data = useLoaderData<typeof loader>();
  const approval = useActionApproval();
  return (
    <>
      <AccountPage
        {...data}
        onAdjust={(points, reason) =>
          approval.propose({
            action: 'retention.adjust-points',
            input: { customerId: data.customerId, points, reason },
            insightId: null,
          })
        }
      />
      <ActionModal {...approval.modal} />
    </>
  );
}
