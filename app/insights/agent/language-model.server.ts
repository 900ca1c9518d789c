import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, generateText, type LanguageModel, RetryError, tool } from 'ai';
import { z } from 'zod';
import { env } from '../../env.server.ts';
import { guardedFetch, PrivateAddress } from './guarded-fetch.server.ts';
import { AGENT_LIMITS, type AgentProvider, type ModelProblem } from './model.ts';

/** What it takes to reach a model. */
export interface ModelAccess {
  provider: Exclude<AgentProvider, 'built-in'>;
  /** Of a compatible one. */
  baseUrl: string | null;
  modelId: string;
  key: string | null;
}

/** The model of a provider. Nothing is called yet. */
export function openModel({ provider, baseUrl, modelId, key }: ModelAccess): LanguageModel {
  const fetch = guardedFetch();
  // An empty key keeps the libraries from looking for one in the environment.
  const apiKey = key ?? '';
  switch (provider) {
    case 'openai':
      return createOpenAI({ apiKey, fetch, baseURL: env().AGENT_OPENAI_URL }).chat(modelId);
    case 'anthropic':
      return createAnthropic({ apiKey, fetch, baseURL: env().AGENT_ANTHROPIC_URL })(modelId);
    case 'compatible':
      return createOpenAICompatible({
        name: 'compatible',
        baseURL: baseUrl ?? '',
        fetch,
        includeUsage: true,
        ...(key === null ? {} : { apiKey }),
      })(modelId);
  }
}

/**
 * Asks a model to call a tool, as the agent will: null where it does, else why it is of no use.
 */
export async function testModel(
  access: ModelAccess,
  signal: AbortSignal,
): Promise<ModelProblem | null> {
  let called = false;
  try {
    await generateText({
      model: openModel(access),
      instructions: 'Call the tool "ready" once. Say nothing else.',
      prompt: 'Are you ready?',
      tools: {
        ready: tool({
          description: 'Call this to say that you are ready.',
          inputSchema: z.object({}),
          execute: () => {
            called = true;
            return {};
          },
        }),
      },
      maxOutputTokens: AGENT_LIMITS.answerTokens,
      maxRetries: 0,
      timeout: AGENT_LIMITS.testMs,
      abortSignal: signal,
    });
  } catch (error) {
    return describeModelProblem(error);
  }
  return called ? null : 'no-tools';
}

const NETWORK_CODES =
  /^(?:ECONN|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EPIPE|ERR_TLS|CERT_|DEPTH_ZERO|UNABLE_TO|SELF_SIGNED|UND_ERR_SOCKET)/;
const SLOW_CODES = /^(?:UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT)/;

/** What an error of a model's provider means for the merchant. The error itself may hold the prompt. */
export function describeModelProblem(error: unknown): ModelProblem {
  const chain = causesOf(error);
  if (chain.some((each) => each instanceof PrivateAddress || nameOf(each) === 'PrivateAddress')) {
    return 'private-address';
  }
  const status = chain.find((each) => APICallError.isInstance(each))?.statusCode;
  if (status === 401 || status === 403) return 'wrong-key';
  if (status === 404) return 'no-such-model';
  if (status === 402 || status === 429) return 'rate-limited';
  if (status === 408 || status === 504) return 'too-slow';
  const codes = chain.map((each) => codeOf(each));
  if (
    chain.some((each) => ['TimeoutError', 'AbortError'].includes(nameOf(each))) ||
    codes.some((code) => SLOW_CODES.test(code))
  ) {
    return 'too-slow';
  }
  if (codes.some((code) => NETWORK_CODES.test(code))) return 'unreachable';
  if (
    status === undefined &&
    chain.some((each) => /fetch failed|cannot connect/i.test(messageOf(each)))
  ) {
    return 'unreachable';
  }
  if (status === 400 && chain.some((each) => /model/i.test(bodyOf(each)))) return 'no-such-model';
  return status !== undefined && status >= 500 ? 'unreachable' : 'no-sense';
}

function causesOf(error: unknown): (Error & { statusCode?: number | undefined })[] {
  const found: Error[] = [];
  const follow = (each: unknown) => {
    if (!(each instanceof Error) || found.length > 8 || found.includes(each)) return;
    found.push(each);
    if (RetryError.isInstance(each)) follow(each.lastError);
    follow(each.cause);
    if (each instanceof AggregateError) for (const inner of each.errors) follow(inner);
  };
  follow(error);
  return found;
}

function codeOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

const nameOf = (error: Error) => error.name;
const messageOf = (error: Error) => error.message;
const bodyOf = (error: Error) => (APICallError.isInstance(error) ? (error.responseBody ?? '') : '');
