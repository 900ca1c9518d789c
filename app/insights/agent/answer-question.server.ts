import {
  isStepCount,
  type LanguageModel,
  type ModelMessage,
  streamText,
  tool,
  type ToolSet,
} from 'ai';
import { z } from 'zod';
import type { Wording } from '../../i18n/word-saying.ts';
import { wordSaying, wordValue } from '../../i18n/word-saying.ts';
import { formatDateRange } from '../../i18n/format.ts';
import type { AgentScope, AnyAgentTool, OfferedStep, ToolAnswer } from '../../kernel/agent-tool.ts';
import { logger } from '../../log.server.ts';
import { checkSentence } from './check-sentence.ts';
import { describeAnswer } from './described-answer.ts';
import { type AskedTool, type FactLedger, type KnownFact, openLedger } from './fact-ledger.ts';
import { AGENT_LIMITS, type AnswerPart, type ProposedStep } from './model.ts';
import { PROPOSE_TOOL } from './rules-analyst.ts';
import { spaceParts } from './space-parts.ts';
import { splitSentences, takeSentences } from './split-sentences.ts';

export interface AnswerRequest {
  scope: AgentScope;
  /** Words of the language in which the question was asked. */
  wording: Wording;
  tools: readonly AnyAgentTool[];
  model: LanguageModel;
  instructions: string;
  /** Without personal data. */
  question: string;
  history: readonly { question: string; answer: string }[];
  /** Whether a step can be approved now; what can't be is not proposed. */
  canPropose: (step: OfferedStep) => Promise<boolean>;
  signal: AbortSignal;
  /** How long the whole answer and one call of the model may take. */
  limits?: { answerMs: number; stepMs: number } | undefined;
}

export type WrittenEvent =
  | { type: 'looking' }
  | { type: 'parts'; parts: AnswerPart[] }
  | { type: 'proposal'; proposal: ProposedStep }
  | { type: 'end'; state: 'done' | 'stopped' | 'too-long'; tokens: number };

/**
 * Answers a question: the model asks tools, and each of its sentences is held to what they told
 * before it is given on. Whatever the model says, nothing is done: at most a step is proposed.
 * @throws what the model's provider throws; `describeModelProblem` tells what it means.
 */
export async function* answerQuestion(request: AnswerRequest): AsyncGenerator<WrittenEvent> {
  const turn = openTurn(request);
  const { answerMs, stepMs } = request.limits ?? AGENT_LIMITS;
  const result = streamText({
    model: request.model,
    instructions: request.instructions,
    messages: messagesOf(request),
    tools: turn.tools,
    stopWhen: isStepCount(AGENT_LIMITS.steps),
    maxOutputTokens: AGENT_LIMITS.answerTokens,
    maxRetries: 1,
    timeout: { totalMs: answerMs, stepMs },
    abortSignal: request.signal,
    // Thrown from the stream below; printing it would print the prompt.
    onError: () => undefined,
  });
  let step = openStep(turn);
  let tokens = 0;
  let ended: 'done' | 'stopped' | 'too-long' = 'done';
  for await (const part of result.stream) {
    switch (part.type) {
      case 'start-step':
        step = openStep(turn);
        break;
      case 'text-delta':
        yield* partsEvent(await step.write(part.text));
        break;
      case 'tool-call':
        step.callsTool();
        yield { type: 'looking' };
        break;
      case 'tool-result':
        yield* turn.takeProposals();
        break;
      case 'finish-step':
        tokens += (part.usage.inputTokens ?? 0) + (part.usage.outputTokens ?? 0);
        yield* partsEvent(await step.end());
        ended = part.finishReason === 'tool-calls' ? 'too-long' : 'done';
        break;
      case 'abort':
        if (!request.signal.aborted)
          throw new DOMException('The answer took too long', 'TimeoutError');
        ended = 'stopped';
        break;
      case 'error':
        if (request.signal.aborted) ended = 'stopped';
        else throw part.error;
    }
  }
  yield { type: 'end', state: ended, tokens };
}

function* partsEvent(parts: AnswerPart[]): Generator<WrittenEvent> {
  if (parts.length > 0) yield { type: 'parts', parts };
}

function messagesOf({ history, question }: AnswerRequest): ModelMessage[] {
  return [
    ...history.flatMap((turn): ModelMessage[] => [
      { role: 'user', content: turn.question },
      { role: 'assistant', content: turn.answer === '' ? '…' : turn.answer },
    ]),
    { role: 'user', content: question },
  ];
}

interface Turn {
  request: AnswerRequest;
  ledger: FactLedger;
  tools: ToolSet;
  takeProposals: () => Generator<WrittenEvent>;
  /** Asks the tool of a fact again, once a turn: whether the fact is still so. */
  isStillSo: (fact: KnownFact) => Promise<boolean>;
}

function openTurn(request: AnswerRequest): Turn {
  const { scope, wording } = request;
  const ledger = openLedger();
  const byName = new Map(request.tools.map((each) => [each.name, each]));
  const proposals: ProposedStep[] = [];
  const again = new Map<string, Promise<ToolAnswer>>();
  const tools: ToolSet = Object.fromEntries(
    request.tools.map((each) => [each.name, toModelTool(each, { ledger, scope, wording })]),
  );
  tools[PROPOSE_TOOL] = proposeTool(request, ledger, proposals);
  return {
    request,
    ledger,
    tools,
    *takeProposals() {
      for (const proposal of proposals.splice(0)) yield { type: 'proposal', proposal };
    },
    isStillSo: async ({ id, value, asked }) => {
      const key = JSON.stringify(asked);
      let answer = again.get(key);
      if (answer === undefined) {
        answer = readTool(byName.get(asked.tool), scope, asked);
        again.set(key, answer);
      }
      const found = (await answer).facts.find((fact) => fact.id === id);
      if (found === undefined) return false;
      // Names are told shortened; what they stand for is told by the other facts.
      return value?.type === 'name' || JSON.stringify(found.value) === JSON.stringify(value);
    },
  };
}

function readTool(
  found: AnyAgentTool | undefined,
  scope: AgentScope,
  { input }: AskedTool,
): Promise<ToolAnswer> {
  if (found === undefined) return Promise.resolve({ facts: [] });
  return found.read(scope, input as never);
}

function toModelTool(
  source: AnyAgentTool,
  { ledger, scope, wording }: { ledger: FactLedger; scope: AgentScope; wording: Wording },
) {
  return tool({
    description: source.about,
    inputSchema: source.input as unknown as z.ZodType<object>,
    execute: async (input) => {
      const asked = { tool: source.name, input };
      try {
        const answer = await source.read(scope, input as never);
        const known = ledger.add(asked, answer);
        const missing = (answer.missing ?? []).map((saying) => wordSaying(saying, wording));
        return describeAnswer(known.facts, known.steps, missing, {
          label: (fact) => wordSaying(fact.label, wording),
          value: (fact) => (fact.value === null ? null : wordValue(fact.value, wording)),
          step: ({ next }) => wordSaying(next.label, wording),
        });
      } catch (error) {
        logger().error({ err: error, shopId: scope.shopId, tool: source.name }, 'a tool failed');
        return describeAnswer([], [], ['This could not be looked up now.'], NOTHING);
      }
    },
  });
}

const NOTHING = { label: () => '', value: () => null, step: () => '' };
const PROPOSALS_MOST = 3;

/** The one thing a model can bring about: a card that asks the merchant. */
function proposeTool(request: AnswerRequest, ledger: FactLedger, proposals: ProposedStep[]) {
  const proposed = new Set<string>();
  return tool({
    description:
      'Offers the merchant a step that a tool has returned. It is only shown; the merchant decides.',
    inputSchema: z.strictObject({
      step: z.string().max(10).describe('the ref of the step, e.g. s1'),
    }),
    execute: async ({ step: handle }) => {
      const known = ledger.step(handle);
      if (known === undefined)
        return { proposed: false, because: 'No tool has returned this step.' };
      if (proposed.has(handle) || proposed.size >= PROPOSALS_MOST) {
        return { proposed: false, because: 'It is proposed already, or there are enough.' };
      }
      if (!(await request.canPropose(known))) {
        return { proposed: false, because: 'It can’t be done as things stand now.' };
      }
      proposed.add(handle);
      const { next, insightId } = known;
      const label = wordSaying(next.label, request.wording);
      proposals.push(
        next.kind === 'open'
          ? { kind: 'open', label, address: next.address, insightId }
          : { kind: 'act', label, action: next.action, input: next.input, insightId },
      );
      return { proposed: true };
    },
  });
}

/** How a fact is written in an answer: changes without sign, because the sentence tells up or down. */
export function writeFact(fact: KnownFact, part: 'value' | 'period', wording: Wording): string {
  if (part === 'period') {
    const { period } = fact;
    return period === null ? '' : formatDateRange(period.fromOn, period.toOn, wording.locale);
  }
  const { value } = fact;
  if (value === null) return wordSaying(fact.label, wording);
  if (/\.(?:change|points)(?:@|$)/.test(fact.id)) {
    if (value.type === 'percent')
      return wordValue({ ...value, fraction: Math.abs(value.fraction) }, wording);
    if (value.type === 'number')
      return wordValue({ ...value, value: Math.abs(value.value) }, wording);
  }
  return wordValue(value, wording);
}

interface Step {
  write: (text: string) => Promise<AnswerPart[]>;
  callsTool: () => void;
  /** What is left, once the step has ended. */
  end: () => Promise<AnswerPart[]>;
}

/**
 * The text of one call of the model. Sentences are given on as they are confirmed; from the first one
 * that is not, the rest waits for the end: what a model says before it asks a tool is no answer.
 */
function openStep(turn: Turn): Step {
  let rest = '';
  let calling = false;
  let held: string[] = [];
  const check = async (sentences: readonly string[]) => {
    const parts: AnswerPart[] = [];
    for (const sentence of sentences) parts.push(...(await checkedParts(sentence, turn)));
    return parts;
  };
  return {
    write: async (text) => {
      const taken = takeSentences(rest + text);
      rest = taken.rest;
      const given: AnswerPart[] = [];
      for (const sentence of taken.sentences) {
        const asked = turn.ledger.facts().length > 0;
        const parts = held.length === 0 && asked && !calling ? await check([sentence]) : null;
        if (parts === null || parts.some(({ kind }) => kind === 'withheld')) held.push(sentence);
        else given.push(...parts);
      }
      return given;
    },
    callsTool: () => {
      calling = true;
    },
    end: async () => {
      if (calling) return [];
      const sentences = [...held, ...splitSentences(rest)];
      held = [];
      return check(sentences);
    },
  };
}

async function checkedParts(sentence: string, turn: Turn): Promise<AnswerPart[]> {
  const { wording, scope } = turn.request;
  const checked = checkSentence(sentence, {
    facts: turn.ledger.facts(),
    write: (fact, part) => writeFact(fact, part, wording),
    zone: scope.zone,
  });
  if (!checked.ok) return withheld(checked.problem, sentence);
  for (const fact of checked.facts) {
    if (!(await turn.isStillSo(fact))) return withheld('changed', sentence);
  }
  const parts = checked.parts.map((part): AnswerPart =>
    part.kind === 'text'
      ? { kind: 'text', text: part.text }
      : {
          kind: 'fact',
          text: part.text,
          label: wordSaying(part.fact.label, wording),
          address: part.fact.address,
        },
  );
  return wording.locale.startsWith('zh') ? spaceParts(parts) : parts;
}

/** The breaks around a sentence stay, so that what is left keeps its shape. */
function withheld(
  reason: Extract<AnswerPart, { kind: 'withheld' }>['reason'],
  sentence: string,
): AnswerPart[] {
  const ending = /\s*$/.exec(sentence)?.[0] ?? '';
  return [
    { kind: 'withheld', reason },
    ...(ending === '' ? [] : [{ kind: 'text', text: ending } as const]),
  ];
}
