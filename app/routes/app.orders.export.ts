import { createReadableStreamFromReadable } from '@remix-run/node';
import { Readable } from 'node:stream';

import { exportOrders, filterContext, parseOrderQuery } from '../sync/index.server.ts';
import { adminLoader } from './admin-route.server.ts';

/** The filtered list of orders as CSV, sent while it is read. */
export const loader = adminLoader({}, async ({ shop, url }) => {
  const query = parseOrderQuery(url.searchParams);
  const context = await filterContext(shop, query.filters, Date.now());
  const pieces = Readable.from(exportOrders(context, query));
  return new Response(createReadableStreamFromReadable(pieces), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="orders.csv"',
      'Cache-Control': 'no-store',
    },
  });
});
