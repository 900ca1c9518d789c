import { CUSTOMER_FIELDS, type CustomerNode } from './customers.ts';

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
      taxesIncluded
      discountCodes
      returnStatus
      customer { id }
      shippingAddress { countryCodeV2 provinceCode }
      billingAddress { countryCodeV2 }
      totalPriceSet { shopMoney { amount } presentmentMoney { amount } }
      subtotalPriceSet { shopMoney { amount } }
      totalShippingPriceSet { shopMoney { amount } }
      totalTaxSet { shopMoney { amount } }
      totalDiscountsSet { shopMoney { amount } }
      totalRefundedSet { shopMoney { amount } }
      originalTotalDutiesSet { shopMoney { amount } }
      taxLines { title ratePercentage channelLiable priceSet { shopMoney { amount } } }
      risk { recommendation assessments { riskLevel } }`;

const SHIPPING_LINE_FIELDS = 'id title code originalPriceSet { shopMoney { amount currencyCode } }';

const TRANSACTION_FIELDS = `
        id
        kind
        status
        gateway
        formattedGateway
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
          currentQuantity
          refundableQuantity
          sku
          product { id }
          variant { id }
          originalUnitPriceSet { shopMoney { amount currencyCode } }
          totalDiscountSet { shopMoney { amount currencyCode } }`;

const EVENT_FIELDS = 'id status happenedAt country';

// What shoppers write themselves (returnReasonNote, customerNote) is not asked for.
const RETURN_LINE_FIELDS = `id quantity refundedQuantity
            returnReasonDefinition { handle name }
            ... on ReturnLineItem { fulfillmentLineItem { lineItem { id } } }`;

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
      shippingLines {
        edges {
          node { ${SHIPPING_LINE_FIELDS} }
        }
      }
      }
    }
  }
}`;

const RETURN_FIELDS = `
          id
          name
          status
          createdAt
          closedAt
          returnLineItems(first: 5) {
            pageInfo { hasNextPage endCursor }
            nodes { ${RETURN_LINE_FIELDS} }
          }`;

/**
 * ORDERS_EXPORT for a shop that shows this app no customers: an export fails as a whole where one
 * field of it is denied.
 */
export function withoutCustomers(ordersExport: string): string {
  return ordersExport.replace(/^ *customer \{ id \}\n/m, '');
}

/** Lists of an order as long as READ_ORDER asks for them: a full one may go on. */
export const FIRST_LISTS = { transactions: 20, fulfillments: 10, refunds: 10 } as const;

/**
 * One order, whole but for the lists that are longer than a page. Returns have a scope of their
 * own: where it is not granted, they are left out.
 */
export const READ_ORDER = `#graphql
query ReadOrder($id: ID!, $returns: Boolean!) {
  order(id: $id) {${ORDER_FIELDS}
      customer {${CUSTOMER_FIELDS}
      }
      transactions(first: ${FIRST_LISTS.transactions}) {${TRANSACTION_FIELDS}
      }
      fulfillments(first: ${FIRST_LISTS.fulfillments}) {${FULFILLMENT_FIELDS}
        events(first: 20, sortKey: HAPPENED_AT) {
          pageInfo { hasNextPage endCursor }
          nodes { ${EVENT_FIELDS} }
        }
      }
      refunds(first: ${FIRST_LISTS.refunds}) {${REFUND_FIELDS}
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
      shippingLines(first: 10) {
        pageInfo { hasNextPage endCursor }
        nodes { ${SHIPPING_LINE_FIELDS} }
      }
      returns(first: 3) @include(if: $returns) {
        pageInfo { hasNextPage endCursor }
        nodes {${RETURN_FIELDS}
        }
      }
  }
}`;

/**
 * The lists of an order that has more than READ_ORDER shows. Shopify gives them no pages, so they
 * are asked for whole, without what hangs below them.
 */
export const READ_ORDER_LISTS = `#graphql
query ReadOrderLists($id: ID!) {
  order(id: $id) {
    updatedAt
    transactions {${TRANSACTION_FIELDS}
    }
    fulfillments {${FULFILLMENT_FIELDS}
    }
    refunds {${REFUND_FIELDS}
    }
  }
}`;

/** Further carrier events of a parcel. */
export const READ_PARCEL_EVENTS = `#graphql
query ReadParcelEvents($id: ID!, $after: String) {
  fulfillment(id: $id) {
    events(first: 100, after: $after, sortKey: HAPPENED_AT) {
      pageInfo { hasNextPage endCursor }
      nodes { ${EVENT_FIELDS} }
    }
  }
}`;

/** Further returns of an order. */
export const READ_ORDER_RETURNS = `#graphql
query ReadOrderReturns($id: ID!, $after: String) {
  order(id: $id) {
    updatedAt
    returns(first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {${RETURN_FIELDS}
      }
    }
  }
}`;

/** Further lines of a return. */
export const READ_RETURN_LINES = `#graphql
query ReadReturnLines($id: ID!, $after: String) {
  return(id: $id) {
    returnLineItems(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { ${RETURN_LINE_FIELDS} }
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

/** Lists of an order as long as READ_ORDER_DETAILS asks for them. */
export const DETAIL_LISTS = { fulfillments: 5, refunds: 5 } as const;

/** What the export can't hold, for some orders at a time. */
export const READ_ORDER_DETAILS = `#graphql
query ReadOrderDetails($ids: [ID!]!, $returns: Boolean!) {
  nodes(ids: $ids) {
    ... on Order {
      id
      updatedAt
      fulfillments(first: ${DETAIL_LISTS.fulfillments}) {
        id
        events(first: 10, sortKey: HAPPENED_AT) {
          pageInfo { hasNextPage endCursor }
          nodes { ${EVENT_FIELDS} }
        }
      }
      refunds(first: ${DETAIL_LISTS.refunds}) {
        id
        refundLineItems(first: 10) {
          pageInfo { hasNextPage endCursor }
          nodes { ${REFUND_LINE_FIELDS} }
        }
      }
      returns(first: 2) @include(if: $returns) {
        pageInfo { hasNextPage endCursor }
        nodes {${RETURN_FIELDS}
        }
      }
    }
  }
}`;

/** How many records the exports will have. */
export const COUNT_RECORDS = `#graphql
query CountRecords {
  ordersCount(limit: null) { count }
  productsCount(limit: null) { count }
  customersCount(limit: null) { count }
  productVariantsCount(limit: null) { count }
}`;

export interface CountRecordsData {
  ordersCount: { count: number } | null;
  productsCount: { count: number } | null;
  customersCount: { count: number } | null;
  productVariantsCount: { count: number } | null;
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
  taxesIncluded: boolean | null;
  discountCodes: string[] | null;
  returnStatus: string | null;
  customer: Reference | null;
  shippingAddress: { countryCodeV2: string | null; provinceCode: string | null } | null;
  billingAddress: { countryCodeV2: string | null } | null;
  totalPriceSet: { shopMoney: Amount; presentmentMoney: Amount };
  subtotalPriceSet: ShopAmount | null;
  totalShippingPriceSet: ShopAmount | null;
  totalTaxSet: ShopAmount | null;
  totalDiscountsSet: ShopAmount | null;
  totalRefundedSet: ShopAmount | null;
  originalTotalDutiesSet: ShopAmount | null;
  taxLines: TaxLineNode[] | null;
  risk: { recommendation: string; assessments: { riskLevel: string }[] } | null;
  transactions: TransactionNode[] | null;
  fulfillments: FulfillmentNode[] | null;
  refunds: RefundNode[] | null;
}

export interface TaxLineNode {
  title: string;
  ratePercentage: number | null;
  channelLiable: boolean | null;
  priceSet: ShopAmount;
}

export interface ShippingLineNode {
  /** Null only in orders that are still being made (schema of 2026-10). */
  id: string | null;
  title: string;
  code: string | null;
  originalPriceSet: { shopMoney: { amount: string; currencyCode: string } };
}

export interface TransactionNode {
  id: string;
  kind: string;
  status: string;
  gateway: string | null;
  formattedGateway: string | null;
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
  events?: Page<FulfillmentEventNode> | undefined;
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
  currentQuantity: number;
  refundableQuantity: number;
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

export interface WholeOrderNode extends OrderNode {
  customer: CustomerNode | null;
  lineItems: Page<LineItemNode>;
  shippingLines: Page<ShippingLineNode>;
  returns?: Page<ReturnNode> | undefined;
}
export interface ReadOrderData {
  order: WholeOrderNode | null;
}
export interface ReadOrderListsData {
  order: Pick<OrderNode, 'updatedAt' | 'transactions' | 'fulfillments' | 'refunds'> | null;
}
export interface ReadParcelEventsData {
  fulfillment: { events: Page<FulfillmentEventNode> } | null;
}

export interface ReturnLineNode {
  id: string;
  quantity: number;
  refundedQuantity: number;
  returnReasonDefinition: { handle: string; name: string } | null;
  /** Missing for a line that was returned without having been shipped. */
  fulfillmentLineItem?: { lineItem: Reference } | undefined;
}
export interface ReturnNode {
  id: string;
  name: string;
  status: string;
  createdAt: string;
  closedAt: string | null;
  returnLineItems: Page<ReturnLineNode>;
}
export interface ReadOrderReturnsData {
  order: { updatedAt: string; returns: Page<ReturnNode> } | null;
}
export interface ReadReturnLinesData {
  return: { returnLineItems: Page<ReturnLineNode> } | null;
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
  fulfillments: { id: string; events: Page<FulfillmentEventNode> }[] | null;
  refunds: { id: string; refundLineItems: Page<RefundLineNode> }[] | null;
  returns?: Page<ReturnNode> | undefined;
}
export interface ReadOrderDetailsData {
  nodes: (OrderDetailsNode | null)[];
}
