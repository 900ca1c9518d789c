import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4Prompt,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';
import type { DescribedAnswer } from './described-answer.ts';
import type { AskedTool } from './fact-ledger.ts';
import { planQuestions } from './plan-questions.ts';
import { type Asked, type Understanding, understandQuestion } from './understand-question.ts';
import { type AnswerSpeech, wordAnswer } from './word-answer.ts';

/** What the analyst is called where models are told apart. */
export const ANALYST = { provider: 'portolan', modelId: 'rules-analyst' } as const;

/** The tool by which a model offers the merchant a step. */
export const PROPOSE_TOOL = 'propose_step';

const NO_TOKENS: LanguageModelV4Usage = {
  inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, text: 0, reasoning: 0 },
};

/**
 * The built-in analyst: a language model that is made of rules. It takes and gives what the models of
 * providers do, so that one loop and one checker stand behind both; it costs nothing and sends
 * nothing anywhere.
 */
export function rulesAnalyst(
  understanding: Omit<Understanding, 'before'>,
  speech: AnswerSpeech,
): LanguageModelV4 {
  const answer = ({ prompt }: LanguageModelV4CallOptions) => respond(prompt, understanding, speech);
  return {
    specificationVersion: 'v4',
    ...ANALYST,
    supportedUrls: {},
    doGenerate: (options) => {
      const { content, finishReason } = answer(options);
      return Promise.resolve({ content, finishReason, usage: NO_TOKENS, warnings: [] });
    },
    doStream: (options) => {
      const { content, finishReason } = answer(options);
      return Promise.resolve({ stream: streamOf(content, finishReason) });
    },
  };
}

const SUBJECT = /\n\[about the insight with insightId ([0-9a-f-]{36})\]$/;

/** Stands behind a question that was asked on the page of an insight. */
export function subjectLine(insightId: string): string {
  return `\n[about the insight with insightId ${insightId}]`;
}

interface Response {
  content: LanguageModelV4Content[];
  finishReason: LanguageModelV4FinishReason;
}

function respond(
  prompt: LanguageModelV4Prompt,
  understanding: Omit<Understanding, 'before'>,
  speech: AnswerSpeech,
): Response {
  const questions = questionsOf(prompt);
  const question = questions.at(-1) ?? '';
  const insightId = SUBJECT.exec(question)?.[1];
  const asked: Asked =
    insightId === undefined
      ? understandQuestion(question, { ...understanding, before: questions.at(-2) })
      : { kind: 'insight', insightId };
  const { answers, proposed } = resultsOf(prompt);
  const planned = planQuestions(asked);
  if (answers.length === 0 && planned.length > 0) return calls(planned);
  const step = answers.flatMap(({ steps }) => steps)[proposed];
  if (step !== undefined && proposed < stepsWanted(asked)) {
    return calls([{ tool: PROPOSE_TOOL, input: { step: step.ref } }]);
  }
  const text = wordAnswer(asked, answers, speech);
  return { content: [{ type: 'text', text }], finishReason: { unified: 'stop', raw: undefined } };
}

/** A page and an action, where a domain has both; else the one step of an insight. */
function stepsWanted({ kind }: Asked): number {
  if (kind === 'domain') return 2;
  return kind === 'to-do' || kind === 'why' || kind === 'insight' ? 1 : 0;
}

function calls(questions: readonly AskedTool[]): Response {
  return {
    content: questions.map(({ tool, input }, index) => ({
      type: 'tool-call',
      toolCallId: `${tool}-${index}`,
      toolName: tool,
      input: JSON.stringify(input),
    })),
    finishReason: { unified: 'tool-calls', raw: undefined },
  };
}

/** What the merchant has asked in this chat, in order. */
function questionsOf(prompt: LanguageModelV4Prompt): string[] {
  return prompt.flatMap((message) =>
    message.role === 'user'
      ? [message.content.map((part) => (part.type === 'text' ? part.text : '')).join(' ')]
      : [],
  );
}

/** What tools have told since the last question. */
function resultsOf(prompt: LanguageModelV4Prompt): {
  answers: DescribedAnswer[];
  /** How many steps it has tried to propose. */
  proposed: number;
} {
  const asked = prompt.findLastIndex(({ role }) => role === 'user');
  const results = prompt
    .slice(asked + 1)
    .flatMap((message) => (message.role === 'tool' ? message.content : []))
    .filter((part) => part.type === 'tool-result');
  return {
    proposed: results.filter(({ toolName }) => toolName === PROPOSE_TOOL).length,
    answers: results.flatMap(({ toolName, output }) =>
      toolName !== PROPOSE_TOOL && output.type === 'json'
        ? [output.value as unknown as DescribedAnswer]
        : [],
    ),
  };
}

function streamOf(
  content: readonly LanguageModelV4Content[],
  finishReason: LanguageModelV4FinishReason,
): ReadableStream<LanguageModelV4StreamPart> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue({ type: 'stream-start', warnings: [] });
      for (const [index, part] of content.entries()) {
        if (part.type === 'tool-call') controller.enqueue(part);
        if (part.type !== 'text') continue;
        const id = String(index);
        controller.enqueue({ type: 'text-start', id });
        controller.enqueue({ type: 'text-delta', id, delta: part.text });
        controller.enqueue({ type: 'text-end', id });
      }
      controller.enqueue({ type: 'finish', usage: NO_TOKENS, finishReason });
      controller.close();
    },
  });
}
