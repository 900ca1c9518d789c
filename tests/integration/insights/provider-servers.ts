import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../../sandbox/serve.ts';

/** What a provider's model does next. */
export type ProviderReply =
  | { text: string }
  | { call: { tool: string; input: object } }
  | { status: number }
  | { hangs: true };

/** A request as the provider got it. */
export interface ProviderRequest {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface ProviderServer {
  /** Its address up to and including the version. */
  url: string;
  requests: ProviderRequest[];
  /** Replies in order; the last one is given again when they are through. */
  script: (...replies: ProviderReply[]) => void;
  close: () => Promise<void>;
}

type Wire = (reply: Exclude<ProviderReply, { status: number } | { hangs: true }>) => object[];

/** The streams of the providers, event by event, as their references print them. */
const WIRES = {
  openai: {
    path: '/v1/chat/completions',
    events: (reply) => {
      const chunk = (delta: object, finish: string | null) => ({
        id: 'chatcmpl-1',
        object: 'chat.completion.chunk',
        created: 0,
        model: 'gpt-test',
        choices: [{ index: 0, delta, finish_reason: finish }],
      });
      const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
      if ('text' in reply) {
        const [first, ...rest] = pieces(reply.text);
        return [
          chunk({ role: 'assistant', content: first ?? '' }, null),
          ...rest.map((content) => chunk({ content }, null)),
          { ...chunk({}, 'stop'), usage },
        ];
      }
      const [head = '', ...tail] = pieces(JSON.stringify(reply.call.input));
      const call = (part: object) => ({ tool_calls: [{ index: 0, ...part }] });
      return [
        chunk(
          call({
            id: 'call_1',
            type: 'function',
            function: { name: reply.call.tool, arguments: head },
          }),
          null,
        ),
        ...tail.map((part) => chunk(call({ function: { arguments: part } }), null)),
        { ...chunk({}, 'tool_calls'), usage },
      ];
    },
  },
  anthropic: {
    path: '/v1/messages',
    events: (reply) => {
      const block =
        'text' in reply
          ? {
              start: { type: 'text', text: '' },
              deltas: pieces(reply.text).map((text) => ({ type: 'text_delta', text })),
            }
          : {
              start: { type: 'tool_use', id: 'toolu_1', name: reply.call.tool, input: {} },
              deltas: pieces(JSON.stringify(reply.call.input)).map((part) => ({
                type: 'input_json_delta',
                partial_json: part,
              })),
            };
      return [
        {
          type: 'message_start',
          message: {
            ...{ id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-test' },
            ...{ content: [], stop_reason: null, stop_sequence: null },
            usage: { input_tokens: 100, output_tokens: 1 },
          },
        },
        { type: 'content_block_start', index: 0, content_block: block.start },
        ...block.deltas.map((delta) => ({ type: 'content_block_delta', index: 0, delta })),
        { type: 'content_block_stop', index: 0 },
        {
          type: 'message_delta',
          delta: { stop_reason: 'text' in reply ? 'end_turn' : 'tool_use', stop_sequence: null },
          usage: { output_tokens: 20 },
        },
        { type: 'message_stop' },
      ];
    },
  },
} as const satisfies Record<string, { path: string; events: Wire }>;

const PIECE = 7;
const pieces = (text: string): string[] => text.match(new RegExp(`[^]{1,${PIECE}}`, 'g')) ?? [];

/** A model's provider on the loopback address that says what it is told to say. */
export async function startProvider(kind: keyof typeof WIRES): Promise<ProviderServer> {
  const requests: ProviderRequest[] = [];
  let replies: ProviderReply[] = [{ text: 'OK.' }];
  const { path, events } = WIRES[kind];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      requests.push({ path: request.url ?? '', headers: request.headers, body });
      if (request.url !== path) return response.writeHead(404).end('{}');
      const reply = (replies.length > 1 ? replies.shift() : replies[0])!;
      answer(response, reply, body, { kind, events });
    });
  });
  const { url, close } = await listen(server, 0);
  return {
    url: `${url}/v1`,
    requests,
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

function answer(
  response: ServerResponse,
  reply: ProviderReply,
  body: string,
  { kind, events }: { kind: keyof typeof WIRES; events: Wire },
): void {
  if ('hangs' in reply) return;
  if ('status' in reply) {
    const error = { type: 'error', error: { type: 'error', message: 'refused' } };
    response
      .writeHead(reply.status, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(error));
    return;
  }
  if ((JSON.parse(body) as { stream?: boolean }).stream !== true) {
    response
      .writeHead(200, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(whole(kind, reply)));
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  for (const event of events(reply)) {
    const name = 'type' in event ? `event: ${String(event.type)}\n` : '';
    response.write(`${name}data: ${JSON.stringify(event)}\n\n`);
  }
  response.end(kind === 'openai' ? 'data: [DONE]\n\n' : '');
}

/** An answer that does not come as a stream: the test of a connection asks for one. */
function whole(
  kind: keyof typeof WIRES,
  reply: Exclude<ProviderReply, { status: number } | { hangs: true }>,
): object {
  if (kind === 'openai') {
    const message =
      'text' in reply
        ? { role: 'assistant', content: reply.text }
        : {
            role: 'assistant',
            content: null,
            tool_calls: [
              {
                id: 'call_1',
                type: 'function',
                function: { name: reply.call.tool, arguments: JSON.stringify(reply.call.input) },
              },
            ],
          };
    return {
      ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 0, model: 'gpt-test' },
      choices: [{ index: 0, message, finish_reason: 'text' in reply ? 'stop' : 'tool_calls' }],
      usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
    };
  }
  return {
    ...{ id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-test' },
    content: [
      'text' in reply
        ? { type: 'text', text: reply.text }
        : { type: 'tool_use', id: 'toolu_1', name: reply.call.tool, input: reply.call.input },
    ],
    ...{ stop_reason: 'text' in reply ? 'end_turn' : 'tool_use', stop_sequence: null },
    usage: { input_tokens: 100, output_tokens: 20 },
  };
}
