import { Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { OrderDetail } from '../orders/order-detail.ts';

/** What was bought, and how its total comes about. */
export function OrderMoney({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('sync');
  return (
    <Card padding="0">
      <div className="portolan-card-head">
        <Text as="h2" variant="headingMd">
          {t('order.lines.title')}
        </Text>
      </div>
      {order.lines.length === 0 ? null : <Lines order={order} />}
      <Totals order={order} />
    </Card>
  );
}

function Lines({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const money = (amountMinor: number) => format.money(amountMinor, order.currency);
  const headings = {
    quantity: t('order.lines.quantity'),
    price: t('order.lines.price'),
    discount: t('order.lines.discount'),
    total: t('order.lines.total'),
  };
  return (
    <table className="portolan-table" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {t('order.lines.product')}
          </th>
          {Object.entries(headings).map(([name, heading]) => (
            <th key={name} scope="col" role="columnheader" className="portolan-number">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {order.lines.map((line) => (
          <tr key={line.lineId} role="row">
            <th scope="row" role="rowheader">
              {line.title}
              {line.sku === null ? null : (
                <Text as="p" variant="bodySm" tone="subdued">
                  {line.sku}
                </Text>
              )}
            </th>
            <td role="cell" className="portolan-number" data-heading={headings.quantity}>
              {format.count(line.quantity)}
            </td>
            <td role="cell" className="portolan-number" data-heading={headings.price}>
              {money(line.unitPriceMinor)}
            </td>
            <td role="cell" className="portolan-number" data-heading={headings.discount}>
              {money(-line.discountMinor)}
            </td>
            <td role="cell" className="portolan-number" data-heading={headings.total}>
              {money(line.unitPriceMinor * line.quantity - line.discountMinor)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Totals({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const money = (amountMinor: number) => format.money(amountMinor, order.currency);
  const paidElsewhere = order.presentmentCurrency !== order.currency;
  return (
    <dl className="portolan-sums">
      <dt>{t('order.sum.subtotal')}</dt>
      <dd>
        {money(order.subtotalMinor)}
        {order.discountMinor === 0 ? null : (
          <Text as="p" variant="bodySm" tone="subdued">
            {t('order.sum.discounted', { amount: money(order.discountMinor) })}
          </Text>
        )}
      </dd>
      <dt>{t('order.sum.shipping')}</dt>
      <dd>{money(order.shippingMinor)}</dd>
      <dt>{t(order.taxIncluded === true ? 'order.sum.taxIncluded' : 'order.sum.tax')}</dt>
      <dd>{money(order.taxMinor)}</dd>
      {order.dutiesMinor === null ? null : (
        <>
          <dt>{t('order.sum.duties')}</dt>
          <dd>{money(order.dutiesMinor)}</dd>
        </>
      )}
      <dt className="portolan-sum">{t('order.sum.total')}</dt>
      <dd className="portolan-sum">
        {money(order.totalMinor)}
        {paidElsewhere ? (
          <Text as="p" variant="bodySm" tone="subdued" fontWeight="regular">
            {t('order.sum.paidAs', {
              amount: format.money(order.presentmentTotalMinor, order.presentmentCurrency),
            })}
          </Text>
        ) : null}
      </dd>
      {order.refundedMinor === 0 ? null : (
        <>
          <dt>{t('order.sum.refunded')}</dt>
          <dd>{money(-order.refundedMinor)}</dd>
          <dt className="portolan-sum">{t('order.sum.kept')}</dt>
          <dd className="portolan-sum">{money(order.totalMinor - order.refundedMinor)}</dd>
        </>
      )}
    </dl>
  );
}
