import { z } from 'zod';

/** Who answers. */
export const AgentProvider = z.enum(['built-in', 'openai', 'anthropic', 'compatible']);
export type AgentProvider = z.infer<typeof AgentProvider>;

/** Limits of everything about the agent. */
export const AGENT_LIMITS = {
  questionCharacters: 1000,
  /** Turns of a chat that a model is shown. */
  turnsShown: 6,
  /** Steps of one answer: a call of the model, and the tools that it asks for. */
  steps: 6,
  answerMs: 90_000,
  stepMs: 45_000,
  answerTokens: 1200,
  /** Turns of one chat; then a new one is begun. */
  turnsKept: 100,
  conversationsListed: 20,
  dailyTokens: { least: 1000, most: 50_000_000, usual: 500_000 },
  keyCharacters: 400,
  modelCharacters: 120,
  addressCharacters: 300,
  testMs: 15_000,
} as const;

/** Why a model did not answer; each has words in every language. */
export const MODEL_PROBLEMS = [
  'wrong-key',
  'no-such-model',
  'unreachable',
  'private-address',
  'too-slow',
  'rate-limited',
  'no-sense',
  'no-tools',
  'key-unreadable',
  'key-missing',
  'budget',
] as const;
export type ModelProblem = (typeof MODEL_PROBLEMS)[number];

/** Why a sentence of an answer is not shown. */
export type WithheldReason = 'unconfirmed' | 'misattributed' | 'changed' | 'address';

/** A piece of an answer, as it is stored and shown. */
export const AnswerPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  /** A value that the data confirm, with the page that shows it. */
  z.strictObject({
    kind: z.literal('fact'),
    text: z.string(),
    label: z.string(),
    address: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('withheld'),
    reason: z.enum(['unconfirmed', 'misattributed', 'changed', 'address']),
  }),
]);
export type AnswerPart = z.infer<typeof AnswerPart>;

/** A step that an answer offers: it opens a page, or the approval of an action. */
export const ProposedStep = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('open'),
    label: z.string(),
    address: z.string(),
    insightId: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('act'),
    label: z.string(),
    action: z.string(),
    input: z.record(z.string(), z.json()),
    insightId: z.string().nullable(),
  }),
]);
export type ProposedStep = z.infer<typeof ProposedStep>;

/** An answer as it is stored and shown. */
export const Answer = z.strictObject({
  /** Who gave it; null is the built-in analyst. */
  model: z.string().nullable(),
  /** Why the model that should have answered did not. */
  fellBack: z.strictObject({ model: z.string(), problem: z.enum(MODEL_PROBLEMS) }).nullable(),
  parts: z.array(AnswerPart).max(1000),
  proposals: z.array(ProposedStep).max(5),
  /** Questions to ask instead, where this one was not answered. */
  suggestions: z.array(z.string().max(200)).max(3).optional(),
  state: z.enum(['done', 'stopped', 'cut-off', 'too-long']),
});
export type Answer = z.infer<typeof Answer>;

/** What the page is told while an answer is written, one line of JSON each. */
export type AnswerEvent =
  | {
      type: 'start';
      conversationId: string;
      turnId: string;
      question: string;
      model: string | null;
    }
  /** What is given from here on takes the place of what was given before. */
  | { type: 'fell-back'; model: string; problem: ModelProblem }
  | { type: 'looking' }
  | { type: 'parts'; parts: AnswerPart[] }
  | { type: 'proposal'; proposal: ProposedStep }
  | { type: 'suggestions'; questions: string[] }
  | { type: 'end'; state: Answer['state'] };

/** A question with its answer; null where it was cut off. */
export interface TurnView {
  turnId: string;
  question: string;
  answer: Answer | null;
  askedAt: string;
}

export interface ConversationLine {
  conversationId: string;
  title: string;
  touchedAt: string;
}
