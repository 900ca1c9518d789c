/** What Shopify Payments knows: disputes, payouts, movements of the balance. */

const DISPUTE_FIELDS = `
      id
      type
      status
      reasonDetails { reason networkReasonCode }
      amount { amount currencyCode }
      initiatedAt
      evidenceDueBy
      evidenceSentOn
      finalizedOn
      order { id }`;

/** A page of the disputes of a shop. */
export const READ_DISPUTES = `#graphql
query ReadDisputes($after: String) {
  disputes(first: 50, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {${DISPUTE_FIELDS}
    }
  }
}`;

/** One dispute. */
export const READ_DISPUTE = `#graphql
query ReadDispute($id: ID!) {
  dispute(id: $id) {${DISPUTE_FIELDS}
  }
}`;

const MONEY = '{ amount currencyCode }';

/** A page of payouts, newest first. Null where the shop does not use Shopify Payments. */
export const READ_PAYOUTS = `#graphql
query ReadPayouts($after: String) {
  shopifyPaymentsAccount {
    payouts(first: 50, after: $after, sortKey: ISSUED_AT, reverse: true) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        transactionType
        status
        issuedAt
        net ${MONEY}
        summary {
          chargesGross ${MONEY}
          chargesFee ${MONEY}
          refundsFeeGross ${MONEY}
          refundsFee ${MONEY}
          adjustmentsGross ${MONEY}
          adjustmentsFee ${MONEY}
        }
      }
    }
  }
}`;

/** A page of movements of the balance, newest first. */
export const READ_BALANCE = `#graphql
query ReadBalance($after: String) {
  shopifyPaymentsAccount {
    balanceTransactions(first: 100, after: $after, sortKey: PROCESSED_AT, reverse: true) {
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        type
        transactionDate
        test
        amount ${MONEY}
        fee ${MONEY}
        net ${MONEY}
        associatedOrder { id }
        sourceOrderTransactionId
        associatedPayout { id status }
      }
    }
  }
}`;

interface Money {
  amount: string;
  currencyCode: string;
}
interface Page<Node> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: Node[];
}

export interface DisputeNode {
  id: string;
  type: string;
  status: string;
  reasonDetails: { reason: string; networkReasonCode: string | null };
  amount: Money;
  initiatedAt: string;
  evidenceDueBy: string | null;
  evidenceSentOn: string | null;
  finalizedOn: string | null;
  order: { id: string } | null;
}

export interface PayoutNode {
  id: string;
  transactionType: string;
  status: string;
  issuedAt: string;
  net: Money;
  summary: {
    chargesGross: Money;
    chargesFee: Money;
    refundsFeeGross: Money;
    refundsFee: Money;
    adjustmentsGross: Money;
    adjustmentsFee: Money;
  };
}

export interface BalanceNode {
  id: string;
  type: string;
  transactionDate: string;
  test: boolean;
  amount: Money;
  fee: Money;
  net: Money;
  associatedOrder: { id: string } | null;
  /** A BigInt: text or number. */
  sourceOrderTransactionId: string | number | null;
  associatedPayout: { id: string | null; status: string | null } | null;
}

export interface ReadDisputesData {
  disputes: Page<DisputeNode> | null;
}
export interface ReadDisputeData {
  dispute: DisputeNode | null;
}
export interface ReadPayoutsData {
  shopifyPaymentsAccount: { payouts: Page<PayoutNode> } | null;
}
export interface ReadBalanceData {
  shopifyPaymentsAccount: { balanceTransactions: Page<BalanceNode> } | null;
}
