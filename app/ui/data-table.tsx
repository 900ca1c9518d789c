import { Link } from '@remix-run/react';
import { Card, Icon, Text } from '@shopify/polaris';
import { SortAscendingIcon, SortDescendingIcon } from '@shopify/polaris-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface Column<Row> {
  id: string;
  heading: string;
  /** Numbers are right-aligned with figures of one width. */
  numeric?: boolean | undefined;
  /** Left out on a phone. */
  wide?: boolean | undefined;
  cell: (row: Row) => ReactNode;
  /** Left out where the column cannot be sorted. null sorts last both ways. */
  sortBy?: ((row: Row) => number | string | null) | undefined;
  /** Whether the first press on the heading sorts largest first; as numbers do, if left out. */
  largestFirst?: boolean | undefined;
  /**
   * Share of the table's width, in percent. Where every column has one, the columns stand from the
   * first row on; else each row that a browser reads may move those before it.
   */
  widthPercent?: number | undefined;
}

export interface Sorting {
  column: string;
  descending: boolean;
}

/**
 * Rows in the order of a column; rows without a value come last in either direction, and equal
 * ones keep their order.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sorting: Sorting,
  locale: string,
): Row[] {
  const sortBy = columns.find((column) => column.id === sorting.column)?.sortBy;
  if (sortBy === undefined) return [...rows];
  const { compare } = new Intl.Collator(locale);
  const sign = sorting.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [sortBy(a), sortBy(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (typeof x === 'string' ? compare(x, String(y)) : x - Number(y));
  });
}

/**
 * A table whose headings sort and whose first cell opens the row; on a phone each row becomes a
 * short list of its own, so that nothing scrolls sideways. The roles are written out because
 * browsers forget them where a style sheet lays a table out as something else.
 */
export function DataTable<Row>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowUrl?: ((row: Row) => string) | undefined;
  sorting: Sorting;
  sortUrl: (sorting: Sorting) => string;
  /** Filters above the rows. */
  filters?: ReactNode;
  /** Stands in the place of the rows when there are none. */
  empty?: ReactNode;
}) {
  const { columns, rows, sorting } = props;
  const fixed = columns.every(({ widthPercent }) => widthPercent !== undefined);
  return (
    <Card padding="0">
      {props.filters}
      {rows.length === 0 ? (
        props.empty
      ) : (
        <table
          className={fixed ? 'portolan-table portolan-table-fixed' : 'portolan-table'}
          role="table"
        >
          <caption>
            <Text as="span" visuallyHidden>
              {props.caption}
            </Text>
          </caption>
          {fixed ? <Widths columns={columns} /> : null}
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <Heading
                  key={column.id}
                  column={column}
                  sorting={sorting}
                  sortUrl={props.sortUrl}
                />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => (
              <tr key={props.rowKey(row)} role="row">
                {columns.map((column, index) => (
                  <Cell
                    key={column.id}
                    column={column}
                    row={row}
                    url={index === 0 ? props.rowUrl?.(row) : undefined}
                    isFirst={index === 0}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function Widths<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <colgroup>
      {columns.map(({ id, widthPercent }) => (
        <col key={id} style={{ inlineSize: `${widthPercent}%` }} />
      ))}
    </colgroup>
  );
}

function Heading<Row>(props: {
  column: Column<Row>;
  sorting: Sorting;
  sortUrl: (sorting: Sorting) => string;
}) {
  const { t } = useTranslation();
  const { column, sorting } = props;
  const active = sorting.column === column.id;
  const className = column.numeric === true ? 'portolan-number' : undefined;
  if (column.sortBy === undefined) {
    return (
      <th scope="col" role="columnheader" className={className}>
        {column.heading}
      </th>
    );
  }
  const largestFirst = column.largestFirst ?? column.numeric === true;
  const descending = active ? !sorting.descending : largestFirst;
  return (
    <th
      scope="col"
      role="columnheader"
      className={className}
      aria-sort={active ? (sorting.descending ? 'descending' : 'ascending') : undefined}
    >
      <Link
        className={active ? 'portolan-sort portolan-sort-active' : 'portolan-sort'}
        to={props.sortUrl({ column: column.id, descending })}
        preventScrollReset
        replace
        aria-label={t(descending ? 'table.sortDescending' : 'table.sortAscending', {
          column: column.heading,
        })}
      >
        {column.heading}
        <Icon
          source={
            (active ? sorting.descending : descending) ? SortDescendingIcon : SortAscendingIcon
          }
        />
      </Link>
    </th>
  );
}

function Cell<Row>(props: {
  column: Column<Row>;
  row: Row;
  url: string | undefined;
  isFirst: boolean;
}) {
  const { column, row, url } = props;
  const content = column.cell(row);
  if (props.isFirst) {
    return (
      <th scope="row" role="rowheader">
        {url === undefined ? (
          content
        ) : (
          <Link className="portolan-row-link" to={url} prefetch="intent">
            {content}
          </Link>
        )}
      </th>
    );
  }
  return (
    <td
      role="cell"
      data-heading={column.heading}
      className={[
        ...(column.numeric === true ? ['portolan-number'] : []),
        ...(column.wide === true ? ['portolan-wide'] : []),
      ].join(' ')}
    >
      {content}
    </td>
  );
}
