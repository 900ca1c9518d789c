/**
 * Orders as we read them: no names, addresses, e-mails or phone numbers (protected customer data
 * level 1). Any field may come back null where access to it is not approved.
 */

const ORDER_FIELDS = `
      id
      name
      createdAt
      processedAt
      updatedAt
      cancelledAt
      test
      displayFinancialStatus
      displayFulfillmentStatus
      paymentGatewayNames
      sourceName
      customerLocale
      currencyCode
      presentmentCurrencyCode
      customer { id }
      shippingAddress { countryCodeV2 }
      billingAddress { countryCodeV2 }
      totalPriceSet { shopMoney { amount } presentmentMoney { amount } }
      subtotalPriceSet { shopMoney { amount } }
      totalShippingPriceSet { shopMoney { amount } }
      totalTaxSet { shopMoney { amount } }
      totalDiscountsSet { shopMoney { amount } }
      totalRefundedSet { shopMoney { amount } }`;

const TRANSACTION_FIELDS = `
        id
        kind
        status
        gateway
        errorCode
        processedAt
        test
        amountSet { shopMoney { amount } }
        parentTransaction { id }
        fees { amount { amount currencyCode } }
        paymentDetails {
          __typename
          ... on CardPaymentDetails { company wallet paymentMethodName }
          ... on LocalPaymentMethodsPaymentDetails { paymentMethodName }
          ... on PaypalWalletPaymentDetails { paymentMethodName }
          ... on ShopPayInstallmentsPaymentDetails { paymentMethodName }
        }`;

const FULFILLMENT_FIELDS = `
        id
        status
        displayStatus
        createdAt
        inTransitAt
        deliveredAt
        estimatedDeliveryAt
        location { id }
        trackingInfo(first: 1) { company number }`;

const REFUND_FIELDS = `
        id
        createdAt
        totalRefundedSet { shopMoney { amount } }`;

const LINE_FIELDS = `
          id
          title
          quantity
          sku
          product { id }
          variant { id }
          originalUnitPriceSet { shopMoney { amount currencyCode } }
          totalDiscountSet { shopMoney { amount currencyCode } }`;

const EVENT_FIELDS = 'id status happenedAt country';

const REFUND_LINE_FIELDS = `quantity restockType lineItem { id }
            subtotalSet { shopMoney { amount currencyCode } }`;

/**
 * The export of all orders.
 *
 * Fulfillments, refunds and transactions are plain lists and come inside their order's line.
 * Shopify refuses a connection inside a list ("Queries that contain a connection field within a
 * list field are not currently supported"), so carrier events (`fulfillments.events`) and refund
 * lines (`refunds.refundLineItems`) can't be in it: READ_ORDER_DETAILS brings them afterwards.
 */
export const ORDERS_EXPORT = `#graphql
{
  orders {
    edges {
      node {${ORDER_FIELDS}
      transactions {${TRANSACTION_FIELDS}
      }
      fulfillments {${FULFILLMENT_FIELDS}
      }
      refunds {${REFUND_FIELDS}
      }
      lineItems {
        edges {
          node {${LINE_FIELDS}
          }
        }
      }
      }
    }
  }
}`;

/** One order, whole but for the lists that are longer than a page. */
export const READ_ORDER = `#graphql
query ReadOrder($id: ID!) {
  order(id: $id) {${ORDER_FIELDS}
      transactions(first: 20) {${TRANSACTION_FIELDS}
      }
      fulfillments(first: 10) {${FULFILLMENT_FIELDS}
        events(first: 20, sortKey: HAPPENED_AT) { nodes { ${EVENT_FIELDS} } }
      }
      refunds(first: 10) {${REFUND_FIELDS}
        refundLineItems(first: 10) {
          pageInfo { hasNextPage endCursor }
          nodes { ${REFUND_LINE_FIELDS} }
        }
      }
      lineItems(first: 20) {
        pageInfo { hasNextPage endCursor }
        nodes {${LINE_FIELDS}
        }
      }
  }
}`;

/** Further lines of an order. */
export const READ_ORDER_LINES = `#graphql
query ReadOrderLines($id: ID!, $after: String) {
  order(id: $id) {
    updatedAt
    lineItems(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {${LINE_FIELDS}
      }
    }
  }
}`;

/** Further lines of a refund. */
export const READ_REFUND_LINES = `#graphql
query ReadRefundLines($id: ID!, $after: String) {
  refund(id: $id) {
    refundLineItems(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { ${REFUND_LINE_FIELDS} }
    }
  }
}`;

/** What the export can't hold, for some orders at a time. */
export const READ_ORDER_DETAILS = `#graphql
query ReadOrderDetails($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Order {
      id
      updatedAt
      fulfillments(first: 5) {
        id
        events(first: 10, sortKey: HAPPENED_AT) { nodes { ${EVENT_FIELDS} } }
      }
      refunds(first: 5) {
        id
        refundLineItems(first: 10) {
          pageInfo { hasNextPage endCursor }
          nodes { ${REFUND_LINE_FIELDS} }
        }
      }
    }
  }
}`;

/** How many orders and products the export will have. */
export const COUNT_RECORDS = `#graphql
query CountRecords {
  ordersCount(limit: null) { count }
  productsCount(limit: null) { count }
}`;

export interface CountRecordsData {
  ordersCount: { count: number } | null;
  productsCount: { count: number } | null;
}

interface Amount {
  amount: string;
}
interface ShopAmount {
  shopMoney: Amount;
}
interface Reference {
  id: string;
}

export interface OrderNode {
  id: string;
  name: string;
  createdAt: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  test: boolean;
  displayFinancialStatus: string | null;
  displayFulfillmentStatus: string | null;
  paymentGatewayNames: string[] | null;
  sourceName: string | null;
  customerLocale: string | null;
  currencyCode: string;
  presentmentCurrencyCode: string;
  customer: Reference | null;
  shippingAddress: { countryCodeV2: string | null } | null;
  billingAddress: { countryCodeV2: string | null } | null;
  totalPriceSet: { shopMoney: Amount; presentmentMoney: Amount };
  subtotalPriceSet: ShopAmount | null;
  totalShippingPriceSet: ShopAmount | null;
  totalTaxSet: ShopAmount | null;
  totalDiscountsSet: ShopAmount | null;
  totalRefundedSet: ShopAmount | null;
  transactions: TransactionNode[] | null;
  fulfillments: FulfillmentNode[] | null;
  refunds: RefundNode[] | null;
}

export interface TransactionNode {
  id: string;
  kind: string;
  status: string;
  gateway: string | null;
  errorCode: string | null;
  processedAt: string | null;
  test: boolean;
  amountSet: ShopAmount;
  parentTransaction: Reference | null;
  /** Only Shopify Payments tells fees. */
  fees: { amount: { amount: string; currencyCode: string } }[] | null;
  paymentDetails: {
    __typename: string;
    company?: string | null;
    wallet?: string | null;
    paymentMethodName?: string | null;
  } | null;
}

export interface FulfillmentNode {
  id: string;
  status: string;
  displayStatus: string | null;
  createdAt: string;
  inTransitAt: string | null;
  deliveredAt: string | null;
  estimatedDeliveryAt: string | null;
  location: Reference | null;
  trackingInfo: { company: string | null; number: string | null }[] | null;
  /** Not in the export. */
  events?: { nodes: FulfillmentEventNode[] } | undefined;
}

export interface FulfillmentEventNode {
  id: string;
  status: string;
  happenedAt: string;
  country: string | null;
}

export interface RefundNode {
  id: string;
  createdAt: string | null;
  totalRefundedSet: ShopAmount;
  /** Not in the export. */
  refundLineItems?: Page<RefundLineNode> | undefined;
}

export interface RefundLineNode {
  quantity: number;
  restockType: string;
  lineItem: Reference;
  subtotalSet: { shopMoney: { amount: string; currencyCode: string } };
}

export interface LineItemNode {
  id: string;
  title: string;
  quantity: number;
  sku: string | null;
  product: Reference | null;
  variant: Reference | null;
  originalUnitPriceSet: { shopMoney: { amount: string; currencyCode: string } };
  totalDiscountSet: { shopMoney: { amount: string; currencyCode: string } };
}

export interface Page<Node> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: Node[];
}

export interface ReadOrderData {
  order: (OrderNode & { lineItems: Page<LineItemNode> }) | null;
}
export interface ReadOrderLinesData {
  order: { updatedAt: string; lineItems: Page<LineItemNode> } | null;
}
export interface ReadRefundLinesData {
  refund: { refundLineItems: Page<RefundLineNode> } | null;
}

export interface OrderDetailsNode {
  id: string;
  updatedAt: string;
  fulfillments: { id: string; events: { nodes: FulfillmentEventNode[] } }[] | null;
  refunds: { id: string; refundLineItems: Page<RefundLineNode> }[] | null;
}
export interface ReadOrderDetailsData {
  nodes: (OrderDetailsNode | null)[];
}
