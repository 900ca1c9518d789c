import { html } from '../html.ts';
import type { SafeHtml } from '../html.ts';
import type { SandboxOrder } from '../model.ts';
import type { PageContext } from './handler.ts';
import { fill, wordsFor } from './words.ts';

const MAX_SHOWN = 50;

/** The latest orders, narrowed by `?q=` (number, country or product), with what may be done. */
export function ordersPage(context: PageContext): SafeHtml {
  const { shop, locale, url } = context;
  const words = wordsFor(locale);
  const query = (url.searchParams.get('q') ?? '').trim().toLowerCase();
  const found = query === '' ? shop.orders : shop.orders.filter((order) => fits(order, query));
  const shown = found.slice(-MAX_SHOWN).reverse();
  return html`<h1>${words.orders}</h1>
    ${
      shown.length === 0
        ? html`<p class="card">${words.noOrders}</p>`
        : html`<p class="quiet">
              ${fill(words.ordersShown, { count: shown.length, total: found.length })}
            </p>
            ${ordersTable(context, shown)}`
    }`;
}

/** Orders as a table, newest first as given. */
export function ordersTable(context: PageContext, orders: readonly SandboxOrder[]): SafeHtml {
  const words = wordsFor(context.locale);
  return html`<div class="card table">
    <table>
      <thead>
        <tr>
          <th>${words.order}</th>
          <th>${words.date}</th>
          <th>${words.country}</th>
          <th class="number">${words.total}</th>
          <th>${words.payment}</th>
          <th>${words.fulfillment}</th>
          <th>${words.actions}</th>
        </tr>
      </thead>
      <tbody>
        ${orders.map((order) => orderRow(context, order))}
      </tbody>
    </table>
  </div>`;
}

function orderRow(context: PageContext, order: SandboxOrder): SafeHtml {
  const { locale, shop } = context;
  const date = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: shop.zone,
  }).format(new Date(order.processedAt));
  const total = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: order.presentmentCurrency,
  }).format(Number(order.total.presentment));
  const country = order.country
    ? new Intl.DisplayNames([locale], { type: 'region' }).of(order.country)
    : '—';
  return html`<tr>
    <td>${order.name}</td>
    <td>${date}</td>
    <td>${country}</td>
    <td class="number">${total}</td>
    <td><span class="tag">${plain(order.financialStatus)}</span></td>
    <td><span class="tag">${plain(order.fulfillmentStatus)}</span></td>
    <td>${orderActions(context, order)}</td>
  </tr>`;
}

function orderActions({ base, locale }: PageContext, order: SandboxOrder): SafeHtml {
  const words = wordsFor(locale);
  const isOpen = order.cancelledAt === null;
  const isDelivered = order.fulfillments.some(({ deliveredAt }) => deliveredAt !== null);
  const action = (verb: string, label: string): SafeHtml =>
    html`<form method="post" action="${base}/orders/${order.id}/${verb}">
      <button>${label}</button>
    </form>`;
  return html`<div class="row">
    ${isOpen && order.fulfillmentStatus !== 'FULFILLED' && action('fulfill', words.fulfill)}
    ${order.fulfillments.length > 0 && !isDelivered && action('deliver', words.deliver)}
    ${['PAID', 'PARTIALLY_REFUNDED'].includes(order.financialStatus) && action('refund', words.refund)}
    ${isOpen && order.fulfillments.length === 0 && action('cancel', words.cancelOrder)}
  </div>`;
}

function plain(status: string): string {
  return status.charAt(0) + status.slice(1).toLowerCase().replaceAll('_', ' ');
}

function fits(order: SandboxOrder, query: string): boolean {
  return (
    order.name.toLowerCase().includes(query) ||
    order.country?.toLowerCase() === query ||
    order.lines.some(({ title }) => title.toLowerCase().includes(query))
  );
}
