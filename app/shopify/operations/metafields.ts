import { z } from 'zod';

/** This app's installation in a shop, the owner of app-data metafields; keys are `namespace.key`. */
export const APP_INSTALLATION_QUERY = `#graphql
  query AppInstallation($keys: [String!]!) {
    currentAppInstallation {
      id
      metafields(keys: $keys, first: 25) {
        nodes { key value compareDigest }
      }
    }
  }
`;

export const AppInstallationAnswer = z.object({
  currentAppInstallation: z.object({
    id: z.string(),
    metafields: z.object({
      nodes: z.array(z.object({ key: z.string(), value: z.string(), compareDigest: z.string() })),
    }),
  }),
});

/** Writes up to 25 metafields, all or none. */
export const METAFIELDS_SET_MUTATION = `#graphql
  mutation MetafieldsSet($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      metafields { namespace key compareDigest }
      userErrors { field message code }
    }
  }
`;

export const MetafieldsSetAnswer = z.object({
  metafieldsSet: z.object({
    metafields: z
      .array(z.object({ namespace: z.string(), key: z.string(), compareDigest: z.string() }))
      .nullable(),
    userErrors: z.array(
      z.object({
        field: z.array(z.string()).nullable(),
        message: z.string(),
        code: z.string().nullable(),
      }),
    ),
  }),
});

/** One entry of `metafieldsSet`; a null `compareDigest` means "must not exist yet". */
export interface MetafieldInput {
  ownerId: string;
  namespace: string;
  key: string;
  type: 'json' | 'boolean';
  value: string;
  compareDigest?: string | null | undefined;
}
