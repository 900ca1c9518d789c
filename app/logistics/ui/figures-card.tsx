import { Card, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';

/** A column after the first one, which names the row. */
export interface FiguresColumn<Row> {
  title: string;
  cell: (row: Row) => ReactNode;
  isNumber?: boolean | undefined;
}

/** A card that says what its rows are, and a small table of them. */
export function FiguresCard<Row>(props: {
  title: string;
  about: string;
  /** Title and content of the column that names each row. */
  named: string;
  name: (row: Row) => ReactNode;
  columns: readonly FiguresColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  const { columns, rows } = props;
  // On a phone cells stand three in a row; one alone has the whole of it.
  const alone = columns.length === 1 ? { style: { gridColumn: '1 / -1' } } : {};
  const classOf = ({ isNumber }: FiguresColumn<Row>) =>
    isNumber ? { className: 'portolan-number' } : {};
  return (
    <Card padding="0">
      <div className="portolan-card-head">
        <div>
          <Text as="h2" variant="headingMd">
            {props.title}
          </Text>
          <Text as="p" tone="subdued" variant="bodySm">
            {props.about}
          </Text>
        </div>
      </div>
      <table className="portolan-table">
        <thead>
          <tr>
            <th scope="col">{props.named}</th>
            {columns.map((column) => (
              <th key={column.title} scope="col" {...classOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={props.rowKey(row)}>
              <th scope="row">{props.name(row)}</th>
              {columns.map((column) => (
                <td key={column.title} data-heading={column.title} {...classOf(column)} {...alone}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
