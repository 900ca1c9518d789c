/** Metaobjects: of all definitions only the standard one of product reviews has entries here. */
import { SandboxUnresolvedError } from '../../unresolved.ts';
import { gid } from '../../gid.ts';
import type { SandboxReview } from '../../model.ts';
import { REVIEW_TYPE, reviewFields } from '../../reviews.ts';
import { sortListing } from '../connection.ts';
import type { PageArgs } from '../connection.ts';
import { emptyPage, instant, pageOf, same } from '../resolve.ts';
import type { ResolveContext, TypeResolvers } from '../resolve.ts';
import { idFilter, instantFilter, parseSearch, textFilter } from '../search-query.ts';

interface MetaobjectArgs extends PageArgs {
  type: string;
  query?: string | null;
  sortKey?: string | null;
}

interface FieldSource {
  key: string;
  type: string;
  value: string | null;
}

const FIELD_TYPES: Readonly<Record<string, string>> = {
  rating: 'rating',
  body: 'multi_line_text_field',
  submitted_at: 'date_time',
  edited_at: 'date_time',
  published_at: 'date_time',
  author: 'customer_reference',
  order: 'order_reference',
  product: 'product_reference',
  product_variant: 'variant_reference',
  merchant_reply: 'multi_line_text_field',
  merchant_replied_at: 'date_time',
  media_urls: 'list.url',
};

function fieldsOf(review: SandboxReview): FieldSource[] {
  return Object.entries(reviewFields(review)).map(([key, value]) => ({
    key,
    type: FIELD_TYPES[key] ?? 'single_line_text_field',
    value,
  }));
}

const SORT_VALUES: Readonly<Record<string, (review: SandboxReview) => string | number>> = {
  id: ({ id }) => Number(id),
  updated_at: ({ updatedAt }) => Date.parse(updatedAt),
  display_name: ({ title }) => title ?? '',
};

/** The entries of a type, by id where nothing else is said; a type without a definition has none. */
export function metaobjectPage(args: MetaobjectArgs, context: ResolveContext): unknown {
  if (args.type !== REVIEW_TYPE) return emptyPage(args, context);
  const sortValue = SORT_VALUES[args.sortKey ?? 'id'];
  if (!sortValue) throw new SandboxUnresolvedError(`metaobjects(sortKey: ${args.sortKey})`);
  const matches = parseSearch<SandboxReview>(
    args.query,
    {
      id: idFilter(({ id }) => id),
      updated_at: instantFilter(({ updatedAt }) => updatedAt, context.store.clock),
      handle: textFilter(({ id }) => `review-${id}`),
    },
    'metaobjects',
  );
  const id = (review: SandboxReview): string => review.id;
  const items = sortListing(context.state.reviews().filter(matches), id, sortValue);
  return pageOf({ items, id, sortValue }, args, context);
}

const metaobject: TypeResolvers<SandboxReview> = {
  id: ({ id }) => gid('Metaobject', id),
  type: () => REVIEW_TYPE,
  handle: ({ id }) => `review-${id}`,
  displayName: ({ id, title }) => title ?? `Review ${id}`,
  createdAt: ({ submittedAt }) => instant(submittedAt),
  updatedAt: ({ updatedAt }) => instant(updatedAt),
  capabilities: (review) => review,
  fields: fieldsOf,
  field: (review, { key }: { key: string }) =>
    fieldsOf(review).find((field) => field.key === key) ?? null,
};

export const metaobjectResolvers = {
  Metaobject: metaobject,
  MetaobjectField: {
    ...same('key', 'type', 'value'),
    jsonValue: ({ type, value }: FieldSource): unknown =>
      value !== null && type === 'rating' ? JSON.parse(value) : value,
  },
  MetaobjectCapabilityData: {
    publishable: (review: SandboxReview): SandboxReview => review,
    onlineStore: (): null => null,
  },
  MetaobjectCapabilityDataPublishable: same('status'),
};
