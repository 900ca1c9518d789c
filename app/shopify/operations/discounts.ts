import { z } from 'zod';

/** A discount code as it stands at Shopify; null where there is none of that name. */
export const FIND_CODE = `#graphql
query FindCode($code: String!) {
  codeDiscountNodeByCode(code: $code) {
    id
    codeDiscount {
      __typename
      ... on DiscountCodeBasic { title status asyncUsageCount }
    }
  }
}`;

export const FindCodeAnswer = z.object({
  codeDiscountNodeByCode: z
    .object({
      id: z.string(),
      codeDiscount: z.object({
        __typename: z.string(),
        title: z.string().optional(),
        status: z.string().optional(),
        asyncUsageCount: z.number().optional(),
      }),
    })
    .nullable(),
});

export const CREATE_CODE = `#graphql
mutation CreateCode($discount: DiscountCodeBasicInput!) {
  discountCodeBasicCreate(basicCodeDiscount: $discount) {
    codeDiscountNode { id }
    userErrors { field message code }
  }
}`;

const UserErrors = z.array(
  z.object({
    field: z.array(z.string()).nullable(),
    message: z.string(),
    code: z.string().nullable(),
  }),
);

export const CreateCodeAnswer = z.object({
  discountCodeBasicCreate: z.object({
    codeDiscountNode: z.object({ id: z.string() }).nullable(),
    userErrors: UserErrors,
  }),
});

/** Ends a code: it can't be used from then on. */
export const END_CODE = `#graphql
mutation EndCode($id: ID!) {
  discountCodeDeactivate(id: $id) {
    codeDiscountNode { id }
    userErrors { field message code }
  }
}`;

export const EndCodeAnswer = z.object({
  discountCodeDeactivate: z.object({
    codeDiscountNode: z.object({ id: z.string() }).nullable(),
    userErrors: UserErrors,
  }),
});
