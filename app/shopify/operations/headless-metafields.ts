import { z } from 'zod';

/**
 * The app's own definitions for metafields of the shop in a reserved namespace such as
 * `$app:portolan`; Shopify answers with its full name.
 */
export const SHOP_DEFINITIONS_QUERY = `#graphql
  query ShopMetafieldDefinitions($namespace: String!) {
    shop { id }
    metafieldDefinitions(ownerType: SHOP, namespace: $namespace, first: 100) {
      nodes { id namespace key }
    }
  }
`;

export const ShopDefinitionsAnswer = z.object({
  shop: z.object({ id: z.string() }),
  metafieldDefinitions: z.object({
    nodes: z.array(z.object({ id: z.string(), namespace: z.string(), key: z.string() })),
  }),
});

/** Metafields of the shop; keys are `namespace.key` with the namespace's full name. */
export const SHOP_METAFIELDS_QUERY = `#graphql
  query ShopMetafields($keys: [String!]!) {
    shop {
      id
      metafields(keys: $keys, first: 25) {
        nodes { key value compareDigest }
      }
    }
  }
`;

export const ShopMetafieldsAnswer = z.object({
  shop: z.object({
    id: z.string(),
    metafields: z.object({
      nodes: z.array(z.object({ key: z.string(), value: z.string(), compareDigest: z.string() })),
    }),
  }),
});

export const DEFINITION_CREATE_MUTATION = `#graphql
  mutation MetafieldDefinitionCreate($definition: MetafieldDefinitionInput!) {
    metafieldDefinitionCreate(definition: $definition) {
      createdDefinition { id namespace key }
      userErrors { field message code }
    }
  }
`;

const UserErrors = z.array(z.object({ message: z.string(), code: z.string().nullable() }));

export const DefinitionCreateAnswer = z.object({
  metafieldDefinitionCreate: z.object({
    createdDefinition: z.object({ namespace: z.string() }).nullable(),
    userErrors: UserErrors,
  }),
});

/** Takes a definition away, and with it every metafield that it describes. */
export const DEFINITION_DELETE_MUTATION = `#graphql
  mutation MetafieldDefinitionDelete($id: ID!) {
    metafieldDefinitionDelete(id: $id, deleteAllAssociatedMetafields: true) {
      deletedDefinitionId
      userErrors { field message code }
    }
  }
`;

export const DefinitionDeleteAnswer = z.object({
  metafieldDefinitionDelete: z.object({ userErrors: UserErrors }),
});

/** Deletes metafields by owner, namespace and key; what is not there is passed over. */
export const METAFIELDS_DELETE_MUTATION = `#graphql
  mutation MetafieldsDelete($metafields: [MetafieldIdentifierInput!]!) {
    metafieldsDelete(metafields: $metafields) {
      userErrors { field message }
    }
  }
`;

export const MetafieldsDeleteAnswer = z.object({
  metafieldsDelete: z.object({ userErrors: z.array(z.object({ message: z.string() })) }),
});
