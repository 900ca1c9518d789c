import { useNavigation, useSearchParams } from '@remix-run/react';
import { Banner, Pagination, Text } from '@shopify/polaris';
import { ExportIcon, ImportIcon } from '@shopify/polaris-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { COUNT_MAX, type OrderChoices, type OrderPage } from '../orders/listed-order.ts';
import { countExported, EXPORT_MAX } from '../orders/order-export.ts';
import { formatOrderQuery, type OrderQuery, parseOrderQuery } from '../orders/order-query.ts';
import { ordersAddress } from './orders-address.ts';
import { OrdersFilters } from './orders-filters.tsx';
import { OrdersTable } from './orders-table.tsx';
import { OrdersViews, type ViewsProps } from './orders-views.tsx';

/** The orders of all channels: filtered, sorted, page by page; a row opens its order. */
export function OrdersPage(
  props: {
    page: OrderPage;
    /** More than `COUNT_MAX` means "many". */
    total: number;
    choices: OrderChoices;
    todayOn: string;
  } & Omit<ViewsProps, 'query'>,
) {
  const { t } = useTranslation('sync');
  const [search] = useSearchParams();
  const navigation = useNavigation();
  const query = parseOrderQuery(search);
  const chosen = usePendingQuery(query);
  const view = search.get('view');
  const exported = useExport(query);
  const { page, total } = props;
  return (
    <AppPage
      title={t('orders.title')}
      secondaryActions={[
        { content: t('files.link.action'), icon: ImportIcon, url: '/app/data/imports' },
        {
          content: t('orders.export.action'),
          icon: ExportIcon,
          disabled: page.orders.length === 0,
          loading: exported.state === 'busy',
          onAction: exported.start,
        },
      ]}
    >
      <ExportNote {...exported} />
      <OrdersViews {...props} query={query} />
      <div aria-busy={navigation.state === 'loading'} className="portolan-busy">
        <OrdersTable
          orders={page.orders}
          query={query}
          view={view}
          filters={<OrdersFilters {...props} query={chosen} view={view} />}
          empty={<NoOrders query={query} hasAny={props.choices.channels.length > 0} />}
        />
      </div>
      {page.orders.length === 0 ? null : (
        <div className="portolan-page-row">
          <Text as="p" tone="subdued">
            <Total total={total} />
          </Text>
          <Pagination
            accessibilityLabel={t('orders.pages')}
            accessibilityLabels={{ previous: t('orders.previous'), next: t('orders.next') }}
            {...pageLinks(page, query, view)}
          />
        </div>
      )}
    </AppPage>
  );
}

/** What was just chosen shows at once, and what is chosen next builds on it. */
function usePendingQuery(shown: OrderQuery): OrderQuery {
  const { location } = useNavigation();
  if (location?.pathname !== '/app/orders') return shown;
  return parseOrderQuery(new URLSearchParams(location.search));
}

function pageLinks(page: OrderPage, query: OrderQuery, view: string | null) {
  const { nextAfter, previousBefore } = page;
  return {
    hasNext: nextAfter !== null,
    hasPrevious: previousBefore !== null,
    ...(nextAfter === null ? {} : { nextURL: ordersAddress(query, { view, after: nextAfter }) }),
    ...(previousBefore === null
      ? {}
      : { previousURL: ordersAddress(query, { view, before: previousBefore }) }),
  };
}

function Total({ total }: { total: number }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  return total > COUNT_MAX
    ? t('orders.totalMany', { formatted: format.count(COUNT_MAX) })
    : t('orders.total', { count: total, formatted: format.count(total) });
}

/** Nothing passes the filters, or there is nothing yet: each has its own way on. */
function NoOrders({ query, hasAny }: { query: OrderQuery; hasAny: boolean }) {
  const { t } = useTranslation('sync');
  const isFiltered =
    formatOrderQuery({ ...query, sorting: parseOrderQuery(new URLSearchParams()).sorting }) !== '';
  if (!isFiltered) {
    return (
      <EmptyNote
        level={2}
        title={t('orders.none.title')}
        action={{ label: t('orders.none.action'), url: '/app/data' }}
      >
        {t('orders.none.next')}
      </EmptyNote>
    );
  }
  if (query.filters.parcel === 'late' && hasAny && formatOrderQuery(query) === 'parcel=late') {
    return (
      <EmptyNote level={2} title={t('orders.noneLate.title')}>
        {t('orders.noneLate.next')}
      </EmptyNote>
    );
  }
  return (
    <EmptyNote
      level={2}
      title={t('orders.noMatch.title')}
      action={{ label: t('orders.noMatch.action'), url: '/app/orders' }}
    >
      {t('orders.noMatch.next')}
    </EmptyNote>
  );
}

type ExportState = 'idle' | 'busy' | 'failed' | 'capped';

/** Fetches the file with the session's token, which a plain link could not carry. */
function useExport(query: OrderQuery): {
  state: ExportState;
  start: () => void;
  dismiss: () => void;
} {
  const [state, setState] = useState<ExportState>('idle');
  const run = async () => {
    setState('busy');
    try {
      const answer = await fetch(`/app/orders/export?${formatOrderQuery(query)}`);
      const text = answer.ok ? await answer.text() : '';
      if (text === '') return setState('failed');
      saveFile('orders.csv', text, 'text/csv');
      setState(countExported(text) >= EXPORT_MAX ? 'capped' : 'idle');
    } catch {
      setState('failed');
    }
  };
  return { state, start: () => void run(), dismiss: () => setState('idle') };
}

function ExportNote({ state, start, dismiss }: ReturnType<typeof useExport>) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  if (state === 'failed') {
    return (
      <Banner
        tone="critical"
        title={t('orders.export.failed')}
        action={{ content: t('orders.export.again'), onAction: start }}
        onDismiss={dismiss}
      >
        <Text as="p">{t('orders.export.failedWhy')}</Text>
      </Banner>
    );
  }
  if (state !== 'capped') return null;
  return (
    <Banner
      tone="warning"
      title={t('orders.export.capped', { formatted: format.count(EXPORT_MAX) })}
      onDismiss={dismiss}
    >
      <Text as="p">{t('orders.export.cappedNext')}</Text>
    </Banner>
  );
}
