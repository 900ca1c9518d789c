import { z } from 'zod';

import { readRejects } from '../sync/index.server.ts';
import { adminLoader, notFound } from './admin-route.server.ts';

/** Every line of an import that could not be taken; the page makes a file of it, in its language. */
export const loader = adminLoader(
  { search: z.object({ import: z.string().max(64) }) },
  async ({ shop, search }) => {
    const found = await readRejects(shop.shopId, search.import);
    if (found === null) throw notFound();
    return Response.json(
      { problems: found.report.problems },
      { headers: { 'Cache-Control': 'no-store' } },
    );
  },
);
