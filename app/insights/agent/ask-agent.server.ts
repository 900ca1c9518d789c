import { randomUUID } from 'node:crypto';
import type { ActionPreview } from '../../kernel/action.ts';
import { findShopById } from '../../db/index.server.ts';
import { type AdminLocale } from '../../i18n/locale.ts';
import { wordingOf } from '../../i18n/wording.server.ts';
import type { AgentScope, AnyAgentTool, OfferedStep } from '../../kernel/agent-tool.ts';
import { dateInZone } from '../../kernel/calendar.ts';
import { refuse, type Refusal, type Result } from '../../kernel/result.ts';
import { logger } from '../../log.server.ts';
import { readDataPeriod } from '../../sync/index.server.ts';
import { choosePeriod } from '../choose-period.ts';
import { readInsight } from '../insight-inbox.server.ts';
import { readMarkets } from '../market-numbers.server.ts';
import { readLanes } from '../../logistics/index.server.ts';
import { ANSWER_WORDS } from './answer-words.ts';
import { answerQuestion, type AnswerRequest } from './answer-question.server.ts';
import {
  type ChatOwner,
  readConversation,
  storeAnswer,
  storeQuestion,
} from './conversations.server.ts';
import { DOMAIN_WORDS } from './domain-answer-words.ts';
import { agentInstructions } from './instructions.ts';
import { describeModelProblem, openModel } from './language-model.server.ts';
import { maskPersonal } from './mask-personal.ts';
import {
  AGENT_LIMITS,
  type Answer,
  type AnswerEvent,
  type ModelProblem,
  type TurnView,
} from './model.ts';
import { chooseModel, noteUse } from './model-settings.server.ts';
import { nearQuestions } from './near-questions.ts';
import { rulesAnalyst, subjectLine } from './rules-analyst.ts';

/** What the agent is made of at the composition root. */
export interface AgentParts {
  tools: readonly AnyAgentTool[];
  /** What an action would do now; a step that is refused is not proposed. */
  preview: (scope: AgentScope, action: string, input: unknown) => Promise<Result<ActionPreview>>;
}

export interface AgentQuestion {
  owner: ChatOwner;
  question: string;
  /** The language of the admin; the answer follows the question's where that is another. */
  locale: AdminLocale;
  /** A chat to go on with; null begins one. */
  conversationId: string | null;
  /** What the question is about. */
  insightId: string | null;
  now: Date;
  signal: AbortSignal;
  /** How long a model may take; the usual limits where left out. */
  limits?: AnswerRequest['limits'];
}

const answering = new Map<number, number>();
/** Answers that one shop may have written at a time: one model call must not hold all of the others. */
const ANSWERING_MOST = 3;

/**
 * Answers a question as a stream of events, and keeps question and answer in the chat. A model that
 * fails is told, and the built-in analyst answers in its place. Whoever stops listening stops the
 * model; what was answered so far is kept.
 */
export async function askAgent(
  parts: AgentParts,
  asked: AgentQuestion,
): Promise<{ ok: true; events: AsyncGenerator<AnswerEvent> } | Refusal<'no-chat' | 'busy'>> {
  const { shopId } = asked.owner;
  const shop = await findShopById(shopId);
  const earlier =
    asked.conversationId === null ? [] : await readConversation(asked.owner, asked.conversationId);
  if (shop === null || earlier === null) return refuse('no-chat');
  if ((answering.get(shopId) ?? 0) >= ANSWERING_MOST) return refuse('busy');
  const goesOn = asked.conversationId !== null && earlier.length < AGENT_LIMITS.turnsKept;
  const question = maskPersonal(asked.question.trim());
  const turn = {
    conversationId: goesOn && asked.conversationId !== null ? asked.conversationId : randomUUID(),
    turnId: randomUUID(),
    question,
  };
  await storeQuestion(asked.owner, { ...turn, now: asked.now });
  const scope: AgentScope = { ...shop, now: asked.now };
  return {
    ok: true,
    events: writeAnswer(parts, asked, { scope, turn, earlier: goesOn ? earlier : [] }),
  };
}

interface AnsweredTurn {
  scope: AgentScope;
  turn: { conversationId: string; turnId: string; question: string };
  earlier: readonly TurnView[];
}

async function* writeAnswer(
  parts: AgentParts,
  asked: AgentQuestion,
  { scope, turn, earlier }: AnsweredTurn,
): AsyncGenerator<AnswerEvent> {
  const { shopId } = scope;
  answering.set(shopId, (answering.get(shopId) ?? 0) + 1);
  const answer: Answer = {
    model: null,
    fellBack: null,
    parts: [],
    proposals: [],
    state: 'cut-off',
  };
  let tokens = 0;
  try {
    const chosen = await chooseModel(scope, asked.now);
    const name = chosen !== null && 'access' in chosen ? chosen.name : null;
    answer.model = name;
    yield { type: 'start', ...turn, model: name };
    const analyst = await prepare(parts, asked, { scope, turn, earlier });
    let problem: ModelProblem | null =
      chosen !== null && 'problem' in chosen ? chosen.problem : null;
    if (chosen !== null && 'access' in chosen) {
      try {
        const request = { ...analyst, model: openModel(chosen.access), limits: asked.limits };
        for await (const event of take(request, answer)) {
          if (event.type === 'tokens') tokens += event.tokens;
          else yield event;
        }
        return;
      } catch (error) {
        if (asked.signal.aborted) throw error;
        problem = describeModelProblem(error);
        // The error itself may hold the prompt, or a part of the key.
        logger().warn(
          { shopId, problem, provider: chosen.access.provider },
          'a model did not answer',
        );
      }
    }
    if (chosen !== null && problem !== null) {
      Object.assign(answer, {
        model: null,
        parts: [],
        proposals: [],
        fellBack: { model: chosen.name, problem },
      });
      yield { type: 'fell-back', model: chosen.name, problem };
    }
    for await (const event of take(analyst, answer)) {
      if (event.type === 'tokens') continue;
      if (event.type === 'end' && !answer.parts.some(({ kind }) => kind === 'fact')) {
        const questions = await analyst.near();
        answer.suggestions = questions;
        yield { type: 'suggestions', questions };
      }
      yield event;
    }
  } catch (error) {
    if (!asked.signal.aborted) throw error;
    answer.state = 'stopped';
  } finally {
    answering.set(shopId, (answering.get(shopId) ?? 1) - 1);
    // Whoever stops listening ends this generator here.
    if (asked.signal.aborted && answer.state === 'cut-off') answer.state = 'stopped';
    await storeAnswer(shopId, { ...turn, answer });
    await noteUse(scope, tokens, asked.now);
  }
}

/** Gives the events of an answer on and keeps them in it. */
async function* take(
  request: AnswerRequest,
  answer: Answer,
): AsyncGenerator<AnswerEvent | { type: 'tokens'; tokens: number }> {
  for await (const event of answerQuestion(request)) {
    if (event.type === 'parts') answer.parts = joinTexts([...answer.parts, ...event.parts]);
    if (event.type === 'proposal') answer.proposals.push(event.proposal);
    if (event.type !== 'end') {
      yield event;
      continue;
    }
    answer.state = event.state;
    yield { type: 'tokens', tokens: event.tokens };
    yield { type: 'end', state: event.state };
  }
}

const PARTS_MOST = 1000;

function joinTexts(parts: readonly Answer['parts'][number][]): Answer['parts'] {
  const joined: Answer['parts'] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') last.text += part.text;
    else joined.push({ ...part });
  }
  return joined.slice(0, PARTS_MOST);
}

/** The question as the built-in analyst answers it; other models take the same with themselves. */
async function prepare(
  parts: AgentParts,
  asked: AgentQuestion,
  { scope, turn, earlier }: AnsweredTurn,
): Promise<AnswerRequest & { near: () => Promise<string[]> }> {
  const locale = answerLocale(turn.question, asked.locale);
  const wording = wordingOf(locale, scope.zone);
  const todayOn = dateInZone(scope.zone, scope.now.getTime());
  const [found, { carriers }] = await Promise.all([
    readDataPeriod(scope.shopId),
    readLanes(scope.shopId),
  ]);
  const data = found === null ? null : { fromOn: found.firstOn, toOn: found.lastOn };
  const usual = choosePeriod(null, data, todayOn);
  const context = { todayOn, usualPeriod: usual.period, carriers };
  const nameOf = (country: string) => wording.countries[country] ?? country;
  return {
    ...{ scope, wording, tools: parts.tools, signal: asked.signal },
    near: async () => {
      const markets = await readMarkets(scope.shopId, usual.period);
      const [usualCountry = 'FR'] = markets
        .filter(({ country }) => country !== scope.country && country !== 'ZZ')
        .toSorted((a, b) => b.salesMinor - a.salesMinor)
        .map(({ country }) => country);
      return nearQuestions(turn.question, context, { locale, country: nameOf, usualCountry });
    },
    model: rulesAnalyst(context, {
      words: ANSWER_WORDS[locale],
      domains: DOMAIN_WORDS[locale],
      country: nameOf,
      space: locale === 'zh-CN' ? '' : ' ',
    }),
    instructions: agentInstructions({
      ...{
        locale,
        todayOn,
        zone: scope.zone,
        currency: scope.currency,
        homeCountry: scope.country,
        data,
      },
      weekday: new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(
        new Date(todayOn),
      ),
    }),
    question: await withSubject(scope.shopId, turn.question, asked.insightId),
    history: earlier.slice(-AGENT_LIMITS.turnsShown).map(({ question, answer }) => ({
      question,
      answer: (answer?.parts ?? [])
        .map((part) => (part.kind === 'withheld' ? '' : part.text))
        .join(''),
    })),
    canPropose: (step) => canPropose(parts, scope, step),
  };
}

/** The insight that a question is about, named behind it by its id: models look it up. */
async function withSubject(
  shopId: number,
  question: string,
  insightId: string | null,
): Promise<string> {
  if (insightId === null || (await readInsight(shopId, insightId)) === null) return question;
  return `${question}${subjectLine(insightId)}`;
}

/** Chinese for a question with Chinese letters, English for one of several English words. */
export function answerLocale(question: string, locale: AdminLocale): AdminLocale {
  if (/\p{Script=Han}/u.test(question)) return 'zh-CN';
  return (question.match(/[A-Za-z]{2,}/g) ?? []).length >= 2 ? 'en' : locale;
}

async function canPropose(
  { preview }: AgentParts,
  scope: AgentScope,
  { next }: OfferedStep,
): Promise<boolean> {
  if (next.kind === 'open') return true;
  return (await preview(scope, next.action, next.input)).ok;
}
