import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../serve.ts';

/** What the model does when it is asked next. */
export type ScriptedReply =
  | { text: string }
  | { calls: readonly { tool: string; input: object }[]; text?: string }
  | { status: number; body?: string }
  /** Takes the request and never answers it. */
  | { hangs: true }
  /** Begins to answer and breaks off. */
  | { text: string; cutOff: true }
  /** Answers something that is no chat completion. */
  | { garbage: string }
  /** Decided by what it was asked with. */
  | ((prompt: CapturedPrompt) => ScriptedReply);

/** A request as the model got it. */
export interface CapturedPrompt {
  authorization: string | null;
  /** The whole body, as it came. */
  raw: string;
  model: string;
  stream: boolean;
  messages: { role: string; content: unknown; tool_calls?: unknown[] }[];
  tools: string[];
}

export interface ModelServer {
  /** Its OpenAI-compatible base address. */
  url: string;
  prompts: CapturedPrompt[];
  /** Replies in order; the last one is given again when they are through. */
  script: (...replies: ScriptedReply[]) => void;
  close: () => Promise<void>;
}

const TOKENS = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
/** Letters of a text that come at a time. */
const PIECE = 7;

/** A model of any provider: an OpenAI-compatible endpoint that says what it is told to say. */
export async function startModelServer(): Promise<ModelServer> {
  const prompts: CapturedPrompt[] = [];
  let replies: ScriptedReply[] = [];
  const server = createServer((request, response) => {
    void read(request).then((raw) => {
      if (!request.url?.endsWith('/chat/completions')) return send(response, 404, '{}');
      const prompt = capture(request, raw);
      prompts.push(prompt);
      const next = replies.length > 1 ? replies.shift() : replies[0];
      let reply = next ?? { text: 'OK.' };
      while (typeof reply === 'function') reply = reply(prompt);
      answer(response, reply, prompt);
    });
  });
  const { url, close } = await listen(server, 0);
  return {
    url: `${url}/v1`,
    prompts,
    script: (...next) => {
      replies = next;
    },
    close: () => {
      server.closeAllConnections();
      return close();
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function capture(request: IncomingMessage, raw: string): CapturedPrompt {
  const body = JSON.parse(raw) as {
    model: string;
    stream?: boolean;
    messages: CapturedPrompt['messages'];
    tools?: { function: { name: string } }[];
  };
  return {
    authorization: request.headers.authorization ?? null,
    raw,
    model: body.model,
    stream: body.stream === true,
    messages: body.messages,
    tools: (body.tools ?? []).map((tool) => tool.function.name),
  };
}

function send(response: ServerResponse, status: number, body: string, type = 'application/json') {
  response.writeHead(status, { 'Content-Type': type }).end(body);
}

type Plain = Exclude<ScriptedReply, (prompt: CapturedPrompt) => ScriptedReply>;

function answer(response: ServerResponse, reply: Plain, prompt: CapturedPrompt): void {
  if ('hangs' in reply) return;
  if ('status' in reply) {
    const error = { error: { message: reply.body ?? 'refused', type: 'error' } };
    return send(response, reply.status, JSON.stringify(error));
  }
  if ('garbage' in reply) return send(response, 200, reply.garbage, 'text/html');
  const calls = 'calls' in reply ? reply.calls : [];
  const toolCalls = calls.map(({ tool, input }, index) => ({
    id: `call_${prompt.messages.length}_${index}`,
    type: 'function',
    function: { name: tool, arguments: JSON.stringify(input) },
  }));
  const finish = toolCalls.length > 0 ? 'tool_calls' : 'stop';
  const text = reply.text ?? '';
  const base = { id: 'reply', created: 0, model: prompt.model };
  if (!prompt.stream) {
    const message = {
      role: 'assistant',
      content: text === '' ? null : text,
      ...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}),
    };
    const choices = [{ index: 0, message, finish_reason: finish }];
    return send(
      response,
      200,
      JSON.stringify({ ...base, object: 'chat.completion', choices, usage: TOKENS }),
    );
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const chunk = (delta: object, reason: string | null = null, more: object = {}) =>
    response.write(
      `data: ${JSON.stringify({
        ...base,
        object: 'chat.completion.chunk',
        choices: [{ index: 0, delta, finish_reason: reason }],
        ...more,
      })}\n\n`,
    );
  chunk({ role: 'assistant', content: '' });
  for (let at = 0; at < text.length; at += PIECE) chunk({ content: text.slice(at, at + PIECE) });
  if ('cutOff' in reply) {
    // What was written reaches the reader first; then the line is dead.
    response.write('', () => response.destroy());
    return;
  }
  for (const [index, call] of toolCalls.entries()) chunk({ tool_calls: [{ index, ...call }] });
  chunk({}, finish, { usage: TOKENS });
  response.end('data: [DONE]\n\n');
}
