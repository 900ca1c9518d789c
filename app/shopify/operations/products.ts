const PRODUCT_FIELDS = 'id title handle status productType updatedAt';

export const INVENTORY_ITEM_FIELDS = `
            id
            tracked
            requiresShipping
            unitCost { amount currencyCode }
            harmonizedSystemCode
            countryCodeOfOrigin
            measurement { weight { value unit } }`;

const VARIANT_FIELDS = `
          id
          title
          sku
          price
          inventoryItem {${INVENTORY_ITEM_FIELDS}
          }`;

/** The export of all products with their variants and inventory items. */
export const PRODUCTS_EXPORT = `#graphql
{
  products {
    edges {
      node {
        ${PRODUCT_FIELDS}
        variants {
          edges {
            node {${VARIANT_FIELDS}
            }
          }
        }
      }
    }
  }
}`;

/** One product with a page of its variants. */
export const READ_PRODUCT = `#graphql
query ReadProduct($id: ID!, $after: String) {
  product(id: $id) {
    ${PRODUCT_FIELDS}
    variants(first: 50, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes {${VARIANT_FIELDS}
      }
    }
  }
}`;

/** One inventory item. */
export const READ_INVENTORY_ITEM = `#graphql
query ReadInventoryItem($id: ID!) {
  inventoryItem(id: $id) {${INVENTORY_ITEM_FIELDS}
  }
}`;

export interface ProductNode {
  id: string;
  title: string;
  handle: string;
  status: string;
  productType: string | null;
  updatedAt: string;
}

export interface VariantNode {
  id: string;
  title: string;
  sku: string | null;
  price: string;
  inventoryItem: InventoryItemNode | null;
}

export interface InventoryItemNode {
  id: string;
  tracked: boolean;
  requiresShipping: boolean;
  unitCost: { amount: string; currencyCode: string } | null;
  harmonizedSystemCode: string | null;
  countryCodeOfOrigin: string | null;
  measurement: { weight: { value: number; unit: string } | null } | null;
}

export interface ReadProductData {
  product:
    | (ProductNode & {
        variants: {
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
          nodes: VariantNode[];
        };
      })
    | null;
}

export interface ReadInventoryItemData {
  inventoryItem: InventoryItemNode | null;
}
