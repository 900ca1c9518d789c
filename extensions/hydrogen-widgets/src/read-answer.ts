import { z } from 'zod';

import type { DocumentKey } from './query.ts';

const Answer = z.object({
  localization: z.object({
    country: z.object({
      isoCode: z.string(),
      name: z.string(),
      currency: z.object({ isoCode: z.string() }),
    }),
    language: z.object({ isoCode: z.string() }),
  }),
  shop: z.object({
    metafields: z.array(z.object({ key: z.string(), value: z.string() }).nullable()),
    paymentSettings: z.object({
      acceptedCardBrands: z.array(z.string()),
      supportedDigitalWallets: z.array(z.string()),
    }),
  }),
});
export type Answer = z.infer<typeof Answer>;

/** The answer to `PORTOLAN_QUERY`; null for anything else. */
export function readAnswer(answer: unknown): Answer | null {
  return Answer.safeParse(answer).data ?? null;
}

/** A document that is published, switched on and as this version of the widgets knows it; else null. */
export function readDocument<Document>(
  { shop }: Answer,
  key: DocumentKey,
  schema: z.ZodType<Document>,
): Document | null {
  const valueOf = (name: string) => shop.metafields.find((field) => field?.key === name)?.value;
  const value = valueOf(key);
  if (value === undefined || valueOf(`${key}_ready`) !== 'true') return null;
  try {
    return schema.safeParse(JSON.parse(value)).data ?? null;
  } catch {
    return null;
  }
}
