import { useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { fractionOf } from '../../kernel/percent.ts';
import { type Column, DataTable, type Sorting, sortRows } from '../../ui/data-table.tsx';
import { ShareValue } from '../../ui/share-value.tsx';
import { formatSorting, parseSorting, withParams } from '../../ui/sorting-in-address.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { MarketNumbers } from '../model.ts';

const LARGEST_FIRST: Sorting = { column: 'sales', descending: true };

/** Markets with their numbers; sorting is kept in the address, a row opens its market. */
export function MarketsTable(props: {
  markets: readonly MarketNumbers[];
  /** The most rows to show, after sorting. */
  most?: number | undefined;
  filters?: ReactNode;
  empty?: ReactNode;
}) {
  const { t } = useTranslation('insights');
  const format = useFormat();
  const [search] = useSearchParams();
  const columns = useColumns();
  const sorting = parseSorting(
    search.get('sort'),
    columns.map((column) => column.id),
    LARGEST_FIRST,
  );
  const days = search.get('days');
  return (
    <DataTable
      caption={t('markets.caption')}
      columns={columns}
      rows={sortRows(props.markets, columns, sorting, format.locale).slice(0, props.most)}
      rowKey={(market) => market.country}
      rowUrl={(market) =>
        `/app/markets/${market.country}${days === null ? '' : `?days=${encodeURIComponent(days)}`}`
      }
      sorting={sorting}
      sortUrl={(next) => withParams(search, { sort: formatSorting(next) })}
      filters={props.filters}
      empty={props.empty}
    />
  );
}

function useColumns(): Column<MarketNumbers>[] {
  const { t } = useTranslation('insights');
  const format = useFormat();
  return [
    {
      id: 'country',
      heading: t('markets.column.country'),
      cell: (market) => format.country(market.country),
      sortBy: (market) => format.country(market.country),
    },
    {
      id: 'currency',
      wide: true,
      heading: t('markets.column.currency'),
      cell: (market) => market.currencies.join(', '),
      sortBy: (market) => market.currencies[0] ?? null,
    },
    {
      id: 'orders',
      heading: t('markets.column.orders'),
      numeric: true,
      cell: (market) => format.count(market.orders),
      sortBy: (market) => market.orders,
    },
    {
      id: 'sales',
      heading: t('markets.column.sales'),
      numeric: true,
      cell: (market) => format.moneyWhole(market.salesMinor),
      sortBy: (market) => market.salesMinor,
    },
    {
      id: 'refunds',
      heading: t('markets.column.refunds'),
      numeric: true,
      cell: (market) => format.moneyWhole(market.refundsMinor),
      sortBy: (market) => market.refundsMinor,
    },
    ...(['repeat', 'parcelsKept', 'paymentSuccess'] as const).map((name) => ({
      id: name,
      heading: t(`markets.column.${name}`),
      numeric: true,
      cell: (market: MarketNumbers) => <ShareValue share={market[name]} />,
      sortBy: (market: MarketNumbers) => fractionOf(market[name]),
    })),
  ];
}
