import { afterEach, beforeEach } from 'vitest';

export interface Call {
  path: string;
  shop: string;
  headers: Headers;
  body: Record<string, unknown>;
}

/** Answers a call of the code under test; the network ends here. */
export type Answer = (call: Call, count: number) => Response | Promise<Response>;

/** Stands in for `https://{shop}` in one test file; each path has its own queue of answers. */
export class FakeShopify {
  calls: Call[] = [];
  #token: Answer = () => new Response(null, { status: 500 });
  #graphql: Answer = () => new Response(null, { status: 500 });

  onToken(answer: Answer): void {
    this.#token = answer;
  }

  onGraphql(answer: Answer): void {
    this.#graphql = answer;
  }

  tokenCalls(): Call[] {
    return this.calls.filter((call) => call.path.endsWith('/oauth/access_token'));
  }

  graphqlCalls(): Call[] {
    return this.calls.filter((call) => call.path.endsWith('/graphql.json'));
  }

  fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const call: Call = {
      path: url.pathname,
      shop: url.hostname,
      headers: request.headers,
      body: (await request.json()) as Record<string, unknown>,
    };
    this.calls.push(call);
    const isToken = url.pathname.endsWith('/oauth/access_token');
    const count = (isToken ? this.tokenCalls() : this.graphqlCalls()).length;
    return isToken ? this.#token(call, count) : this.#graphql(call, count);
  };
}

/** Puts a fresh stand-in in front of every test of the file. */
export function useFakeShopify(): { readonly shopify: FakeShopify } {
  const real = globalThis.fetch;
  const holder = { shopify: new FakeShopify() };
  beforeEach(() => {
    holder.shopify = new FakeShopify();
    globalThis.fetch = (input, init) => holder.shopify.fetch(input, init);
  });
  afterEach(() => {
    globalThis.fetch = real;
  });
  return holder;
}

/** What Shopify answers to a token exchange or a refresh. */
export function tokenAnswer(token: string, more: object = {}): Response {
  return Response.json({
    access_token: token,
    scope: 'read_orders',
    expires_in: 3600,
    refresh_token: `refresh-${token}`,
    refresh_token_expires_in: 7_776_000,
    ...more,
  });
}
