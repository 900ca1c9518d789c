import type { Page } from './orders.ts';

/*
 * Product reviews, as review apps write them into Shopify's standard metaobject definition
 * (shopify.dev, "Standard product review metaobject definition"). The fields of the author's name,
 * of the merchant's reply and of pictures are not asked for.
 */

/** The reserved type of the standard definition; apps cannot have one of that name. */
export const REVIEW_TYPE = 'product_review';

/**
 * Reviews of a page. Each counts 13 objects; how a page grows is not published, and 50 stay below
 * the 1,000 points of a query even if every object of it counts.
 */
export const REVIEWS_PAGE = 50;

const REVIEW_FIELDS = `
      id
      type
      updatedAt
      capabilities { publishable { status } }
      rating: field(key: "rating") { value }
      title: field(key: "title") { value }
      body: field(key: "body") { value }
      submittedAt: field(key: "submitted_at") { value }
      language: field(key: "language") { value }
      verification: field(key: "app_verification_status") { value }
      product: field(key: "product") { value }
      variant: field(key: "product_variant") { value }
      order: field(key: "order") { value }
      author: field(key: "author") { value }`;

/** A page of all reviews, by their ids. */
export const READ_REVIEWS = `#graphql
query ReadReviews($first: Int!, $after: String) {
  metaobjects(type: "product_review", first: $first, after: $after, sortKey: "id") {
    pageInfo { hasNextPage endCursor }
    nodes {${REVIEW_FIELDS}
    }
  }
}`;

/** One review. */
export const READ_REVIEW = `#graphql
query ReadReview($id: ID!) {
  metaobject(id: $id) {${REVIEW_FIELDS}
  }
}`;

/** The value of a metaobject's field is always text; null where it is empty. */
type Field = { value: string | null } | null;

export interface ReviewNode {
  id: string;
  type: string;
  updatedAt: string;
  capabilities: { publishable: { status: string } | null };
  /** JSON: `{"scale_min":"1.0","scale_max":"5.0","value":"4.0"}`, the numbers as text. */
  rating: Field;
  title: Field;
  body: Field;
  submittedAt: Field;
  language: Field;
  verification: Field;
  /** GIDs, as those of variant, order and author (a customer) are. */
  product: Field;
  variant: Field;
  order: Field;
  author: Field;
}

export interface ReadReviewsData {
  metaobjects: Page<ReviewNode> | null;
}
export interface ReadReviewData {
  metaobject: ReviewNode | null;
}
