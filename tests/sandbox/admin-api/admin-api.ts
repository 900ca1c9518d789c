/** The HTTP face of the Admin side: GraphQL, OAuth and bulk results, for every shop of the store. */
import express from 'express';
import type { Request, Response, Router } from 'express';
import { parse } from 'graphql';
import { createOAuthRouter } from '../oauth/oauth-router.ts';
import type { OAuthOptions } from '../oauth/oauth-router.ts';
import { useAccessToken } from '../oauth/token-custody.ts';
import { loadAdminSchema } from '../schema/admin-schema.ts';
import { adminApiVersion } from '../schema/fetch-schema.ts';
import type { AdminSchema } from '../schema/admin-schema.ts';
import { shopOf } from '../shop-of-request.ts';
import type { ApiFault, ShopState } from '../shop-state.ts';
import type { SandboxStore } from '../store.ts';
import { SandboxUnresolvedError } from '../unresolved.ts';
import { Access } from './access.ts';
import { runBulkOperation } from './bulk/run-bulk-operation.ts';
import { executeOperation } from './execute-operation.ts';
import type { OperationRequest } from './execute-operation.ts';
import { unresolvedFields } from './registry.ts';
import type { ResolveContext } from './resolve.ts';

export interface AdminApiOptions extends OAuthOptions {
  /** Clock of the rate limit, in milliseconds that only grow. */
  monotonicMs?: (() => number) | undefined;
  /** Where an unresolved field is told, besides the answer; the console by default. */
  onUnresolved?: ((error: SandboxUnresolvedError, query: string) => void) | undefined;
}

const BODY_LIMIT = '10mb';

function operationRequest(body: unknown): OperationRequest | null {
  if (typeof body !== 'object' || body === null) return null;
  const { query, variables, operationName } = body as Record<string, unknown>;
  if (typeof query !== 'string') return null;
  return {
    query,
    variables: (typeof variables === 'object' && variables !== null ? variables : {}) as Record<
      string,
      unknown
    >,
    operationName: typeof operationName === 'string' ? operationName : null,
  };
}

/** The next planned fault that fits this operation, used up by one. */
function takeFault(state: ShopState, query: string): ApiFault | undefined {
  const fault = state.faults.find(
    ({ times, matches }) => times > 0 && (matches === undefined || query.includes(matches)),
  );
  if (fault) fault.times -= 1;
  return fault;
}

function answerFault(fault: ApiFault, state: ShopState, res: Response): void {
  if (fault.kind === 'hang') return;
  if (fault.kind === 'status') {
    res.status(fault.status ?? 503).json({ errors: 'Service unavailable' });
  } else if (fault.kind === 'throttled') {
    const { maximumAvailable, restoreRate } = state.settings.throttle;
    const status = { maximumAvailable, currentlyAvailable: 0, restoreRate };
    res.json({
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: {
        cost: { requestedQueryCost: 10, actualQueryCost: null, throttleStatus: status },
      },
    });
  } else {
    res.setHeader('content-type', 'application/json');
    res.write('{"data":{"shop":');
    res.destroy();
  }
}

function resolveContext(
  admin: AdminSchema,
  store: SandboxStore,
  state: ShopState,
  scopes: readonly string[],
): ResolveContext {
  const levelTwo = store.app.protectedCustomerData === 'level-2';
  const access = new Access(admin, scopes, levelTwo);
  const context: ResolveContext = { store, state, access, bulk: false };
  context.unresolvedIn = (query) => unresolvedFields(admin.schema, parse(query));
  context.startBulk = (operationId) => {
    const operation = state.bulkOperations.get(operationId);
    if (operation) void runBulkOperation(operation, { ...context, bulk: true });
  };
  return context;
}

async function answerGraphql(
  store: SandboxStore,
  options: AdminApiOptions,
  req: Request,
  res: Response,
): Promise<void> {
  const state = shopOf(store, req);
  if (!state || req.params['version'] !== adminApiVersion) {
    res.status(404).json({ errors: 'Not Found' });
    return;
  }
  const token = useAccessToken(
    state.installation,
    req.get('x-shopify-access-token') ?? '',
    store.clock().getTime(),
  );
  if (!token) {
    const errors = '[API] Invalid API key or access token (unrecognized login or wrong password)';
    res.status(401).json({ errors });
    return;
  }
  const request = operationRequest(req.body);
  if (!request) {
    res.status(400).json({ errors: { query: 'Required parameter missing or invalid' } });
    return;
  }
  const fault = takeFault(state, request.query);
  if (fault) return answerFault(fault, state, res);
  const admin = loadAdminSchema();
  const monotonicMs = options.monotonicMs ?? (() => performance.now());
  res.setHeader('x-shopify-api-version', adminApiVersion);
  try {
    const context = resolveContext(admin, store, state, token.scopes);
    res.json(await executeOperation(admin, request, context, monotonicMs));
  } catch (error) {
    if (!(error instanceof SandboxUnresolvedError)) throw error;
    options.onUnresolved?.(error, request.query);
    if (!options.onUnresolved) console.error(error.message);
    const extensions = { code: 'SANDBOX_UNRESOLVED' };
    res.status(501).json({ errors: [{ message: error.message, extensions }] });
  }
}

function answerBulkFile(store: SandboxStore, req: Request, res: Response): void {
  const state = shopOf(store, req);
  const operation = state?.bulkOperations.get((req.params['file'] ?? '').replace(/\.jsonl$/, ''));
  if (!operation?.file || req.query['Signature'] !== operation.signature) {
    res.status(403).type('application/xml').send('<Error><Code>AccessDenied</Code></Error>');
    return;
  }
  if ((operation.urlExpiresAtMs ?? 0) <= store.clock().getTime()) {
    res.status(400).type('application/xml').send('<Error><Code>ExpiredToken</Code></Error>');
    return;
  }
  res.type('application/jsonl');
  res.sendFile(operation.file, { dotfiles: 'allow', cacheControl: false });
}

/**
 * Router to mount at the root of the sandbox server.
 *
 * `POST /admin/oauth/access_token`, `POST /admin/api/2026-10/graphql.json`, `GET /bulk/{id}.jsonl`
 * (with Range). The shop is named by `x-sandbox-shop` or the host.
 */
export function createAdminApi(store: SandboxStore, options: AdminApiOptions = {}): Router {
  const router = express.Router();
  router.use(createOAuthRouter(store, options));
  router.post(
    '/admin/api/:version/graphql.json',
    express.json({ limit: BODY_LIMIT }),
    (req, res, next) => {
      answerGraphql(store, options, req, res).catch(next);
    },
  );
  router.get('/bulk/:file', (req, res) => answerBulkFile(store, req, res));
  return router;
}
