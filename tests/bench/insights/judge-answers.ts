import type { AnswerPart } from '../../../app/insights/agent/model.ts';
import { agentParts } from '../../../app/agent-tools.server.ts';
import { wordValue } from '../../../app/i18n/word-saying.ts';
import { wordingOf } from '../../../app/i18n/wording.server.ts';
import { askAgent } from '../../../app/insights/index.server.ts';
import type { AnswerWorld } from './answer-world.ts';
import type { FixedQuestion, RightAnswer } from './questions.ts';
import { readTruth } from './truth.ts';

export type Verdict = 'right' | 'wrong' | 'abstained';

export interface Judged {
  question: FixedQuestion;
  verdict: Verdict;
  answer: string;
}

/** What is asked of the agent, and its answer as it was given. */
export async function ask(world: AnswerWorld, question: FixedQuestion): Promise<AnswerPart[]> {
  const asked = await askAgent(agentParts, {
    owner: { shopId: world.shop.shopId, userId: null },
    question: question.text,
    locale: question.language,
    conversationId: null,
    insightId: null,
    now: world.now,
    signal: new AbortController().signal,
  });
  if (!asked.ok) throw new Error(asked.reason);
  const parts: AnswerPart[] = [];
  for await (const event of asked.events) if (event.type === 'parts') parts.push(...event.parts);
  return parts;
}

/** Asks every question and holds the answers against the shop's records. */
export async function judgeAnswers(
  world: AnswerWorld,
  questions: readonly FixedQuestion[],
): Promise<Judged[]> {
  const { shopId } = world.shop;
  const truth = { ...(await readTruth(shopId, world.todayOn)), shopId };
  const judged: Judged[] = [];
  for (const question of questions) {
    const parts = await ask(world, question);
    const right = await question.right(truth);
    const answer = parts
      .map((part) => (part.kind === 'withheld' ? '[withheld]' : part.text))
      .join('');
    judged.push({ question, answer, verdict: judge(world, question, parts, right) });
  }
  return judged;
}

/**
 * Right: the first value of the answer is the first expected one, the others stand in it too, and so
 * do the names. An answer without any value has abstained.
 */
function judge(
  { shop }: AnswerWorld,
  { language }: FixedQuestion,
  parts: readonly AnswerPart[],
  right: RightAnswer,
): Verdict {
  const told = parts.flatMap((part) => (part.kind === 'fact' ? [part.text] : []));
  const text = parts.map((part) => (part.kind === 'withheld' ? '' : part.text)).join('');
  if (right === 'abstains') return told.length === 0 ? 'right' : 'wrong';
  const wording = wordingOf(language, shop.zone);
  const expected = right.values.map((value) => wordValue(value, wording));
  if (expected.length === 0 && right.told !== true) return told.length === 0 ? 'right' : 'wrong';
  if (told.length === 0) return 'abstained';
  const values = told.filter((each) => !isPeriod(each));
  const named = (right.names ?? []).every((country) => text.includes(wording.countries[country]!));
  const leads = right.anyOrder === true || right.told === true || values[0] === expected[0];
  const isRight = leads && expected.every((each) => values.includes(each)) && named;
  return isRight ? 'right' : 'wrong';
}

/** Periods are told before values in one language and behind them in the other. */
function isPeriod(text: string): boolean {
  return /–|至/.test(text);
}

/** A wrong answer counts double against: what is right, less what is wrong, of all. */
export function scoreOf(judged: readonly Judged[]): number {
  const count = (verdict: Verdict) => judged.filter((each) => each.verdict === verdict).length;
  return (count('right') - count('wrong')) / judged.length;
}
