/** What an order comes to in points: amounts in what the shopper paid in. */

const LINE_FIELDS = `
          id
          quantity
          currentQuantity
          refundableQuantity
          isGiftCard
          product { productType }
          originalTotalSet { presentmentMoney { amount } }
          discountAllocations { allocatedAmountSet { presentmentMoney { amount } } }
          taxLines { priceSet { presentmentMoney { amount } } }`;

/** Orders that READ_POINTS_ORDERS is asked for at a time: far below what one query may cost. */
export const POINTS_ORDERS_AT_ONCE = 5;

export const READ_POINTS_ORDERS = `#graphql
query ReadPointsOrders($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Order {
      id
      updatedAt
      processedAt
      cancelledAt
      test
      displayFinancialStatus
      displayFulfillmentStatus
      presentmentCurrencyCode
      taxesIncluded
      discountCodes
      customer { id }
      shippingAddress { countryCodeV2 }
      billingAddress { countryCodeV2 }
      totalRefundedSet { presentmentMoney { amount } }
      totalRefundedShippingSet { presentmentMoney { amount } }
      totalTaxSet { presentmentMoney { amount } }
      totalShippingPriceSet { presentmentMoney { amount } }
      originalTotalDutiesSet { presentmentMoney { amount } }
      currentTotalDutiesSet { presentmentMoney { amount } }
      originalTotalAdditionalFeesSet { presentmentMoney { amount } }
      currentTotalAdditionalFeesSet { presentmentMoney { amount } }
      fulfillments(first: 50) { status createdAt }
      lineItems(first: 20) {
        pageInfo { hasNextPage endCursor }
        nodes {${LINE_FIELDS}
        }
      }
    }
  }
}`;

/** Further lines of an order. */
export const READ_POINTS_LINES = `#graphql
query ReadPointsLines($id: ID!, $after: String) {
  order(id: $id) {
    updatedAt
    lineItems(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {${LINE_FIELDS}
      }
    }
  }
}`;

interface PaidAmount {
  presentmentMoney: { amount: string };
}

export interface PointsLineNode {
  id: string;
  quantity: number;
  currentQuantity: number;
  refundableQuantity: number;
  isGiftCard: boolean;
  product: { productType: string } | null;
  originalTotalSet: PaidAmount;
  discountAllocations: { allocatedAmountSet: PaidAmount }[];
  taxLines: { priceSet: PaidAmount }[];
}

export interface PointsLinesPage {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: PointsLineNode[];
}

export interface PointsOrderNode {
  id: string;
  updatedAt: string;
  processedAt: string;
  cancelledAt: string | null;
  test: boolean;
  displayFinancialStatus: string | null;
  displayFulfillmentStatus: string | null;
  presentmentCurrencyCode: string;
  taxesIncluded: boolean | null;
  discountCodes: string[] | null;
  customer: { id: string } | null;
  shippingAddress: { countryCodeV2: string | null } | null;
  billingAddress: { countryCodeV2: string | null } | null;
  totalRefundedSet: PaidAmount | null;
  totalRefundedShippingSet: PaidAmount | null;
  totalTaxSet: PaidAmount | null;
  totalShippingPriceSet: PaidAmount | null;
  originalTotalDutiesSet: PaidAmount | null;
  currentTotalDutiesSet: PaidAmount | null;
  originalTotalAdditionalFeesSet: PaidAmount | null;
  currentTotalAdditionalFeesSet: PaidAmount | null;
  fulfillments: { status: string; createdAt: string }[] | null;
  lineItems: PointsLinesPage;
}

export interface ReadPointsOrdersData {
  nodes: (PointsOrderNode | Record<string, never> | null)[];
}
export interface ReadPointsLinesData {
  order: { updatedAt: string; lineItems: PointsLinesPage } | null;
}
