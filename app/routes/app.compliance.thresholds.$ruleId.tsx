import { useLoaderData } from '@remix-run/react';

import { ActionModal } from '../activity/ui/action-modal.tsx';
import { dayOfAddress, factText, viewThresholdDetail } from '../compliance/index.server.ts';
import { ThresholdPage } from '../compliance/ui/threshold-page.tsx';
import { localeOfRequest } from '../i18n/locale.ts';
import { adminLoader, notFound } from './admin-route.server.ts';
import { useActionApproval } from './use-action-approval.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop, params, request, url }) => {
  const detail = await viewThresholdDetail(shop.shopId, params['ruleId'] ?? '', {
    now: new Date(),
    asOn: dayOfAddress(url.searchParams.get('asAt')),
  });
  if (detail === null) throw notFound();
  const { note } = detail.rule;
  return {
    ...detail,
    note: note === undefined ? null : factText(note, localeOfRequest(request)),
  };
});

export default function ThresholdRoute() {
  const detail = useLoaderData<typeof loader>();
  const approval = useActionApproval();
  return (
    <>
      <ThresholdPage
        {...detail}
        onPropose={(input) =>
          approval.propose({
            action: 'compliance.record-registration',
            input: { ...input },
            insightId: null,
          })
        }
      />
      <ActionModal {...approval.modal} />
    </>
  );
}
