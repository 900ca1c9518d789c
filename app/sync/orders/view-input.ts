import { z } from 'zod';

import { formatOrderQuery, parseOrderQuery } from './order-query.ts';
import { VIEW_NAME_MAX, VIEWS_MAX } from './order-views.ts';

const ViewName = z
  .string()
  .trim()
  .min(1)
  .max(VIEW_NAME_MAX)
  .regex(/^[^\p{C}]*$/u);

/** What is not a filter or a sorting falls out, so that a view can always be opened. */
const ViewQuery = z
  .string()
  .max(1000)
  .transform((text) => formatOrderQuery(parseOrderQuery(new URLSearchParams(text))));

/** The views of a shop as they are stored. */
export const StoredViews = z.object({
  views: z
    .array(z.object({ viewId: z.string().min(1).max(40), name: ViewName, query: ViewQuery }))
    .max(VIEWS_MAX),
});

/** What a page sends to change a shop's views. */
export const ViewChangeInput = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('create'), name: ViewName, query: ViewQuery }),
  z.strictObject({ intent: z.literal('rename'), viewId: z.string().max(40), name: ViewName }),
  z.strictObject({ intent: z.literal('update'), viewId: z.string().max(40), query: ViewQuery }),
  z.strictObject({ intent: z.literal('delete'), viewId: z.string().max(40) }),
]);
