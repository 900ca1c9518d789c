import { useLoaderData } from '@remix-run/react';

import { ActionModal } from '../activity/ui/action-modal.tsx';
import { isCountryCode } from '../kernel/country.ts';
import { laneOfAddress } from '../logistics/index.ts';
import { deliverySettings, readLane } from '../logistics/index.server.ts';
import { LanePage } from '../logistics/ui/lane-page.tsx';
import { adminLoader, notFound } from './admin-route.server.ts';
import { useActionApproval } from './use-action-approval.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop, url }) => {
  const [detail, delivery] = await Promise.all([
    readLane(shop.shopId, laneOfAddress(url.searchParams)),
    deliverySettings.read(shop.shopId, new Date()),
  ]);
  if (detail === null) throw notFound();
  return { detail, confirmed: !delivery.isDefault };
});

export default function LaneRoute() {
  const { detail, confirmed } = useLoaderData<typeof loader>();
  const approval = useActionApproval();
  const { destination } = detail.lane;
  return (
    <>
      <LanePage
        detail={detail}
        onUseLearned={
          confirmed && isCountryCode(destination)
            ? () =>
                approval.propose({
                  action: 'logistics.use-learned-transit',
                  input: { countries: [destination], adherence: 0.9 },
                  insightId: null,
                })
            : null
        }
      />
      <ActionModal {...approval.modal} />
    </>
  );
}
