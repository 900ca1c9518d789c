/** What is known of a market's law, fact by fact. */
import { z } from 'zod';

const Sourced = {
  source: z.string().min(1),
  lastVerifiedOn: z.iso.date(),
  confidence: z.enum(['seen', 'likely', 'unverified']),
  /** null: in force, since when was not recorded. */
  effectiveFrom: z.iso.date().nullable(),
  effectiveTo: z.iso.date().nullable(),
};

/** A figure as it can be written in any language; texts are in English, as they were taken down. */
export const FactValue = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('rates'),
    /** Fractions. */
    rates: z.array(z.number()),
    text: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('amount'),
    /** Whole units. */
    amount: z.number(),
    /** null where 0 is 0 in any currency. */
    currency: z.string().length(3).nullable(),
    text: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('flag'), yes: z.boolean() }),
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({ type: z.literal('list'), items: z.array(z.string()) }),
  /** A gap that is known: nobody has looked it up. */
  z.strictObject({ type: z.literal('unknown'), text: z.string().optional() }),
]);
export type FactValue = z.infer<typeof FactValue>;

export const MarketFact = z.strictObject({
  section: z.enum(['tax', 'import']),
  topic: z.string(),
  value: FactValue,
  note: z.string().optional(),
  ...Sourced,
});
export type MarketFact = z.infer<typeof MarketFact>;

export const MarketRule = z.strictObject({
  id: z.string(),
  /** 'EU' stands for its members. */
  markets: z.array(z.string().length(2)),
  region: z.string().optional(),
  section: z.enum(['product', 'consumer', 'privacy', 'e-invoicing']),
  /** The law's name. */
  regime: z.string(),
  /** Whom it asks. */
  trigger: z.string(),
  needs: z.array(z.string()),
  exceptions: z.string().optional(),
  breachNotice: z.string().optional(),
  penalty: z.string().optional(),
  note: z.string().optional(),
  ...Sourced,
});
export type MarketRule = z.infer<typeof MarketRule>;

export const DOSSIER_SECTIONS = [
  'tax',
  'import',
  'product',
  'consumer',
  'privacy',
  'e-invoicing',
] as const;
export type DossierSection = (typeof DOSSIER_SECTIONS)[number];

/** One entry as a page shows it. */
export type DossierEntry = (
  { kind: 'fact'; fact: MarketFact } | { kind: 'rule'; rule: MarketRule }
) & {
  section: DossierSection;
  /** Of the market itself, or of the European Union, whose member it is. */
  of: string;
  /** It begins later than the day asked about. */
  isUpcoming: boolean;
};
