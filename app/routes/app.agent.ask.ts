import { createReadableStreamFromReadable } from '@remix-run/node';
import { Readable } from 'node:stream';
import { z } from 'zod';

import { agentParts } from '../agent-tools.server.ts';
import { localeOfRequest } from '../i18n/locale.ts';
import { AGENT_LIMITS, type AnswerEvent } from '../insights/index.ts';
import { askAgent } from '../insights/index.server.ts';
import { logger } from '../log.server.ts';
import { adminLoader } from './admin-route.server.ts';
import { BodyTooLarge, readBody } from './read-body.server.ts';

const Input = z.strictObject({
  question: z.string().trim().min(1).max(AGENT_LIMITS.questionCharacters),
  conversationId: z.uuid().nullable(),
  insightId: z.uuid().nullable(),
});

const BODY_BYTES = 16 * 1024;

/**
 * Answers a question, one event a line, as they come. An action, though made by `adminLoader`: what it
 * answers is a stream.
 */
export const action = adminLoader({}, async ({ shop, userId, request, requestId }) => {
  const input = await readQuestion(request);
  if (input === null) return Response.json({ ok: false, reason: 'too-long' }, { status: 400 });
  const stop = new AbortController();
  request.signal.addEventListener('abort', () => stop.abort());
  const asked = await askAgent(agentParts, {
    owner: { shopId: shop.shopId, userId },
    ...input,
    locale: localeOfRequest(request),
    now: new Date(),
    signal: stop.signal,
  });
  if (!asked.ok) return Response.json(asked, { status: asked.reason === 'busy' ? 429 : 404 });
  const lines = Readable.from(linesOf(asked.events, requestId));
  // Whoever goes away ends the answer: nobody reads on.
  lines.on('close', () => stop.abort());
  return new Response(createReadableStreamFromReadable(lines), {
    headers: {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      // Compressed, it would be kept back until there is enough of it.
      'Cache-Control': 'no-store, no-transform',
    },
  });
});

async function readQuestion(request: Request): Promise<z.infer<typeof Input> | null> {
  try {
    const body = await readBody(request, BODY_BYTES);
    return Input.parse(JSON.parse(body.toString('utf8')));
  } catch (error) {
    if (
      error instanceof BodyTooLarge ||
      error instanceof z.ZodError ||
      error instanceof SyntaxError
    ) {
      return null;
    }
    throw error;
  }
}

async function* linesOf(
  events: AsyncIterable<AnswerEvent>,
  requestId: string,
): AsyncGenerator<string> {
  try {
    for await (const event of events) yield `${JSON.stringify(event)}\n`;
  } catch (error) {
    // What was given so far stays on the page, which sees that there is no end to it.
    logger().error({ err: error, requestId }, 'an answer failed');
    yield `${JSON.stringify({ type: 'end', state: 'cut-off' } satisfies AnswerEvent)}\n`;
  }
}
