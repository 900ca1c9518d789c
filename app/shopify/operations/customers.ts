/**
 * Customers as we read them: where they live and which language they read, never who they are.
 */
export const CUSTOMER_FIELDS = `
        id
        locale
        createdAt
        updatedAt
        numberOfOrders
        defaultAddress { countryCodeV2 }`;

/** The export of all customers. */
export const CUSTOMERS_EXPORT = `#graphql
{
  customers {
    edges {
      node {${CUSTOMER_FIELDS}
      }
    }
  }
}`;

/** Some customers by their ids. */
export const READ_CUSTOMERS = `#graphql
query ReadCustomers($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Customer {${CUSTOMER_FIELDS}
    }
  }
}`;

export interface CustomerNode {
  id: string;
  locale: string | null;
  createdAt: string;
  updatedAt: string;
  /** Counts come as text: they may pass 2⁵³. */
  numberOfOrders: string | number;
  defaultAddress: { countryCodeV2: string | null } | null;
}

export interface ReadCustomersData {
  nodes: (CustomerNode | null)[] | null;
}
