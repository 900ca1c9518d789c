import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

const HEADER =
  'amazon-order-id purchase-date last-updated-date order-status sales-channel sku product-name asin item-status quantity currency item-price item-tax shipping-price ship-city ship-country'.split(
    ' ',
  );
const LINES_AT_ONCE = 5000;

export interface ReportFacts {
  path: string;
  bytes: number;
  lines: number;
}

/**
 * Amazon's report of all orders, as long as `bytes`: every third order has two items, and orders of
 * one page stand mixed, as where several hours of a busy day come in at once.
 */
export async function writeReport(path: string, bytes: number): Promise<ReportFacts> {
  const file = createWriteStream(path);
  let written = 0;
  let lines = 0;
  let order = 0;
  let block = `${HEADER.join('\t')}\r\n`;
  while (written < bytes) {
    for (let at = 0; at < LINES_AT_ONCE; order++) {
      for (let item = 0; item < (order % 3 === 0 ? 2 : 1); item++, at++) {
        block += lineOf(order, item);
        lines++;
      }
    }
    written += block.length;
    if (!file.write(block)) await once(file, 'drain');
    block = '';
  }
  file.end();
  await finished(file);
  return { path, bytes: written, lines };
}

function lineOf(order: number, item: number): string {
  const day = `2026-${two((order % 10) + 1)}-${two((order % 28) + 1)}`;
  const cells = [
    `028-${String(order).padStart(7, '0')}-0000001`,
    `${day}T09:30:00+00:00`,
    `${day}T12:00:00+00:00`,
    'Shipped',
    'Amazon.de',
    `LAMP-${(order + item) % 500}`,
    'Camping lamp with a rechargeable battery',
    'B000000001',
    'Shipped',
    '2',
    'EUR',
    '40.00',
    '6.39',
    '4.90',
    'Nowhere',
    'DE',
  ];
  return `${cells.join('\t')}\r\n`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
