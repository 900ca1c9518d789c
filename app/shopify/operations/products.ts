const PRODUCT_FIELDS = 'id title handle status productType updatedAt';

export const INVENTORY_ITEM_FIELDS = `
            id
            tracked
            requiresShipping
            unitCost { amount currencyCode }
            harmonizedSystemCode
            countryCodeOfOrigin
            provinceCodeOfOrigin
            updatedAt
            measurement { weight { value unit } }`;

const VARIANT_FIELDS = `
          id
          title
          sku
          price
          compareAtPrice
          createdAt
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

const LEVEL_FIELDS = `id location { id }
            quantities(names: ["available", "on_hand", "committed", "incoming"]) { name quantity }`;

const CODE_FIELDS = 'countryCode harmonizedSystemCode';

/** The export of what lies where, and of customs codes that hold in one country only. */
export const INVENTORY_EXPORT = `#graphql
{
  inventoryItems {
    edges {
      node {
        id
        inventoryLevels {
          edges {
            node { ${LEVEL_FIELDS} }
          }
        }
        countryHarmonizedSystemCodes {
          edges {
            node { ${CODE_FIELDS} }
          }
        }
      }
    }
  }
}`;

/** Pages of what lies where of one item, and of its codes per country. */
export const READ_INVENTORY_LEVELS = `#graphql
query ReadInventoryLevels($id: ID!, $levelsAfter: String, $codesAfter: String) {
  inventoryItem(id: $id) {
    id
    inventoryLevels(first: 50, after: $levelsAfter) {
      pageInfo { hasNextPage endCursor }
      nodes { ${LEVEL_FIELDS} }
    }
    countryHarmonizedSystemCodes(first: 50, after: $codesAfter) {
      pageInfo { hasNextPage endCursor }
      nodes { ${CODE_FIELDS} }
    }
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
  compareAtPrice: string | null;
  createdAt: string;
  inventoryItem: InventoryItemNode | null;
}

export interface InventoryItemNode {
  id: string;
  tracked: boolean;
  requiresShipping: boolean;
  unitCost: { amount: string; currencyCode: string } | null;
  harmonizedSystemCode: string | null;
  countryCodeOfOrigin: string | null;
  provinceCodeOfOrigin: string | null;
  updatedAt: string;
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

export interface InventoryLevelNode {
  id: string;
  location: { id: string };
  quantities: { name: string; quantity: number }[];
}

export interface CountryCodeNode {
  countryCode: string;
  harmonizedSystemCode: string;
}

interface Page<Node> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: Node[];
}

export interface ReadInventoryLevelsData {
  inventoryItem: {
    id: string;
    inventoryLevels: Page<InventoryLevelNode>;
    countryHarmonizedSystemCodes: Page<CountryCodeNode>;
  } | null;
}
