import { z } from 'zod';
import type { CalendarDate } from './calendar.ts';
import { NextStep } from './insight.ts';
import { SaidValue, Saying } from './saying.ts';

/** For which shop a question is answered, and when. */
export interface AgentScope {
  shopId: number;
  currency: string;
  zone: string;
  /** The shop's own country. */
  country: string | null;
  now: Date;
}

/**
 * One thing that a tool knows, with the page that shows it. An answer may say nothing but facts:
 * each number, amount and date in it is looked up here.
 */
export const Fact = z.strictObject({
  /**
   * Unique in its answer and the same when the tool is asked again: 'sales.before'. What stands
   * before the first dot is the measure, e.g. 'sales'; `about` other than the shop goes behind '@':
   * 'sales.change@DE'.
   */
  id: z.string().regex(/^[A-Za-z][\w.@-]{0,99}$/),
  /** What it is, as a short noun: 'insights:fact.sales.name'. */
  label: Saying,
  /** null: the label is a whole sentence, to be said as it is. */
  value: SaidValue.nullable(),
  /** The market that it is about; null for the whole shop. */
  country: z.string().length(2).nullable(),
  /** Calendar dates in the shop's zone, both included; null for how things stand now. */
  period: z.strictObject({ fromOn: z.iso.date(), toOn: z.iso.date() }).nullable(),
  /** Page of the admin with the rows behind it. */
  address: z
    .string()
    .regex(/^\/app(\/|\?|$)/)
    .max(2000)
    .nullable(),
});
export type Fact = z.infer<typeof Fact>;

/** A name as a part of a fact's id. @example factKey('Japan Post') // 'japan20post' */
export function factKey(name: string): string {
  return encodeURIComponent(name.toLowerCase())
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 60);
}

/** A step that may be proposed to the merchant; it is never done without an approval. */
export const OfferedStep = z.strictObject({ next: NextStep, insightId: z.string().nullable() });
export type OfferedStep = z.infer<typeof OfferedStep>;

/** What a tool answers. */
export interface ToolAnswer {
  facts: Fact[];
  steps?: OfferedStep[] | undefined;
  /** What could not be told, and why. */
  missing?: Saying[] | undefined;
}

/**
 * A question that the agent may ask a domain. It reads, never writes, and tells no personal data:
 * no names, addresses or e-mails of customers. What people wrote (titles, names) comes as values of
 * type `name` alone.
 *
 * Export it from the domain's index.server.ts in a list `<domain>AgentTools`, and add the list to
 * app/agent-tools.server.ts. Facts are labelled by words of the domain.
 */
export interface AgentTool<Input extends object> {
  /** Lower case with underscores, unique: 'market_numbers'. */
  name: string;
  /** What it knows and when to ask it, in English; models read it. */
  about: string;
  input: z.ZodType<Input>;
  /** @throws for what is our failure alone; what is unknown is an answer without facts. */
  read: (scope: AgentScope, input: Input) => Promise<ToolAnswer>;
}

/** A tool of any input, as lists hold them. */
export type AnyAgentTool = AgentTool<never>;

/** A calendar period as tools take it. */
export const ToolPeriod = z
  .strictObject({
    fromOn: z.iso.date().describe('first day, YYYY-MM-DD'),
    toOn: z.iso.date().describe('last day, included'),
  })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, 'a period ends no earlier than it begins');
export type ToolPeriod = { fromOn: CalendarDate; toOn: CalendarDate };

/** A country as tools take it. */
export const ToolCountry = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .describe('ISO 3166-1 alpha-2, e.g. DE');
