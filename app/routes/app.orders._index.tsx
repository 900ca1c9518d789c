import { useFetcher, useLoaderData, useNavigate } from '@remix-run/react';
import { useAppBridge } from '@shopify/app-bridge-react';
import { randomUUID } from 'node:crypto';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import {
  changeOrderViews,
  countOrders,
  filterContext,
  listOrders,
  parseOrderQuery,
  readOrderChoices,
  readOrderViews,
  ViewChangeInput,
} from '../sync/index.server.ts';
import { OrdersPage } from '../sync/ui/orders-page.tsx';
import type { ViewChange } from '../sync/ui/orders-views.tsx';
import { adminAction, adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop, url }) => {
  const query = parseOrderQuery(url.searchParams);
  const context = await filterContext(shop, query.filters, Date.now());
  const place = { after: url.searchParams.get('after'), before: url.searchParams.get('before') };
  const [page, total, choices, views] = await Promise.all([
    listOrders(context, query, place),
    countOrders(context, query.filters),
    readOrderChoices(shop.shopId, query.filters),
    readOrderViews(shop.shopId),
  ]);
  return { page, total, choices, views, todayOn: context.todayOn };
});

export const action = adminAction({ input: ViewChangeInput }, ({ shop, input }) =>
  changeOrderViews(shop.shopId, input, randomUUID()),
);

export default function OrdersRoute() {
  const data = useLoaderData<typeof loader>();
  const change = useFetcher<typeof action>();
  const { t } = useTranslation('sync');
  const shopify = useAppBridge();
  const navigate = useNavigate();
  const asked = useRef<ViewChange | null>(null);
  const answer = change.data;
  useEffect(() => {
    const { current } = asked;
    if (answer?.ok !== true || current === null) return;
    asked.current = null;
    shopify.toast.show(t(`orders.view.done.${current.intent}`));
    if (current.intent === 'create') {
      const search = new URLSearchParams(current.query);
      search.set('view', answer.value.viewId);
      navigate(`?${search}`, { replace: true, preventScrollReset: true });
    }
    if (current.intent === 'delete') navigate('?', { replace: true, preventScrollReset: true });
  }, [answer, navigate, shopify, t]);
  return (
    <OrdersPage
      {...data}
      changing={change.state !== 'idle'}
      answer={answer ?? null}
      onChangeView={(next) => {
        asked.current = next;
        change.submit({ ...next }, { method: 'post', encType: 'application/json' });
      }}
    />
  );
}
