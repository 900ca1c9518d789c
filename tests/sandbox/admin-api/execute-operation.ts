/** One GraphQL request from text to answer, as Shopify's Admin API gives it. */
import { GraphQLError, Kind, execute, getOperationAST, parse, validate } from 'graphql';
import type {
  DocumentNode,
  ExecutionResult,
  GraphQLFieldResolver,
  GraphQLResolveInfo,
  OperationDefinitionNode,
} from 'graphql';
import type { AdminSchema } from '../schema/admin-schema.ts';
import type { ShopState } from '../shop-state.ts';
import { SandboxUnresolvedError } from '../unresolved.ts';
import { returnPoints, takePoints, throttleStatus } from './leaky-bucket.ts';
import type { ThrottleStatus } from './leaky-bucket.ts';
import { queryCost } from './query-cost.ts';
import { plain, resolverOf, unresolvedFields } from './registry.ts';
import type { ResolveContext } from './resolve.ts';

const QUERY_COST_MAX = 1000;
const INPUT_ARRAY_MAX = 250;
const DOCUMENTS_KEPT = 200;

export interface OperationRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
}

interface CostExtension {
  requestedQueryCost: number;
  actualQueryCost: number | null;
  throttleStatus: ThrottleStatus;
}

export interface OperationAnswer {
  data?: unknown;
  errors?: unknown[];
  extensions?: { cost: CostExtension };
}

interface Checked {
  document: DocumentNode;
  errors: readonly GraphQLError[];
  unresolved: readonly string[];
}

const checkedDocuments = new Map<string, Checked>();

function checked(admin: AdminSchema, query: string): Checked {
  let known = checkedDocuments.get(query);
  if (known) return known;
  const document = parse(query);
  const errors = validate(admin.schema, document);
  const unresolved = errors.length > 0 ? [] : unresolvedFields(admin.schema, document);
  known = { document, errors, unresolved };
  checkedDocuments.set(query, known);
  const [oldest] = checkedDocuments.keys();
  if (checkedDocuments.size > DOCUMENTS_KEPT && oldest !== undefined) {
    checkedDocuments.delete(oldest);
  }
  return known;
}

function validationError(error: GraphQLError): unknown {
  const unknownField = /^Cannot query field "([^"]+)" on type "([^"]+)"/.exec(error.message);
  return {
    ...error.toJSON(),
    extensions: unknownField
      ? { code: 'undefinedField', fieldName: unknownField[1], typeName: unknownField[2] }
      : { code: 'invalid' },
  };
}

function idempotencyKey(info: GraphQLResolveInfo): string | null {
  const directive = info.fieldNodes[0]?.directives?.find(({ name }) => name.value === 'idempotent');
  const value = directive?.arguments?.[0]?.value;
  if (value?.kind === Kind.STRING) return value.value;
  return value?.kind === Kind.VARIABLE ? String(info.variableValues[value.name.value]) : null;
}

const resolveField: GraphQLFieldResolver<unknown, ResolveContext> = (
  source,
  args,
  context,
  info,
) => {
  const typeName = info.parentType.name;
  const resolver = resolverOf(typeName, info.fieldName);
  if (!resolver) throw new SandboxUnresolvedError(`${typeName}.${info.fieldName}`);
  const denial = context.access.denial(typeName, info.fieldName, info.returnType);
  if (denial) {
    throw new GraphQLError(denial.message, {
      extensions: {
        code: 'ACCESS_DENIED',
        documentation: 'https://shopify.dev/api/usage/access-scopes',
        requiredAccess: denial.requiredAccess,
      },
    });
  }
  const key = typeName === 'Mutation' ? idempotencyKey(info) : null;
  if (key === null) return resolver(plain(source), args as never, context);
  const answers = context.state.idempotentAnswers;
  const id = `${info.fieldName} ${key}`;
  if (!answers.has(id)) answers.set(id, resolver(plain(source), args as never, context));
  return answers.get(id);
};

function costOf(
  state: ShopState,
  requested: number,
  actual: number | null,
  nowMs: number,
): { cost: CostExtension } {
  return {
    cost: {
      requestedQueryCost: requested,
      actualQueryCost: actual,
      throttleStatus: throttleStatus(state, nowMs),
    },
  };
}

function refusal(
  message: string,
  code: string,
  more: Readonly<Record<string, unknown>> = {},
): unknown {
  const documentation = 'https://shopify.dev/api/usage/rate-limits';
  return { message, extensions: { code, documentation, ...more } };
}

/** Size of the first array in the input that is longer than Shopify allows. */
function oversizedArray(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value) && value.length > INPUT_ARRAY_MAX) return value.length;
  for (const inner of Object.values(value)) {
    const found = oversizedArray(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findUnresolved(result: ExecutionResult): SandboxUnresolvedError | undefined {
  return result.errors
    ?.map(({ originalError }) => originalError)
    .find((error) => error instanceof SandboxUnresolvedError);
}

/**
 * Runs one operation with its scopes, cost and throttling.
 *
 * Throws SandboxUnresolvedError for what the sandbox cannot answer; everything else that goes wrong
 * is in the answer's `errors`, as with Shopify at HTTP 200.
 */
export async function executeOperation(
  admin: AdminSchema,
  request: OperationRequest,
  context: ResolveContext,
  monotonicMs: () => number,
): Promise<OperationAnswer> {
  const { state } = context;
  let document: DocumentNode;
  try {
    const known = checked(admin, request.query);
    if (known.errors.length > 0) return { errors: known.errors.map(validationError) };
    if (known.unresolved.length > 0) throw new SandboxUnresolvedError(known.unresolved.join(', '));
    document = known.document;
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [validationError(error)] };
    throw error;
  }
  const operation: OperationDefinitionNode | null | undefined = getOperationAST(
    document,
    request.operationName,
  );
  if (!operation) return { errors: [{ message: 'An operation name is required' }] };

  const size = oversizedArray(request.variables);
  if (size !== undefined) {
    const message = `The input array size of ${size} is greater than the maximum allowed of ${INPUT_ARRAY_MAX}.`;
    return { errors: [refusal(message, 'MAX_INPUT_SIZE_EXCEEDED')] };
  }
  const requested = queryCost(admin.schema, document, operation, request.variables);
  if (requested > QUERY_COST_MAX) {
    const message = `Query cost is ${requested}, which exceeds the single query max cost limit (${QUERY_COST_MAX}).`;
    const more = { cost: requested, maxCost: QUERY_COST_MAX };
    return { errors: [refusal(message, 'MAX_COST_EXCEEDED', more)] };
  }
  if (!takePoints(state, requested, monotonicMs())) {
    return {
      errors: [refusal('Throttled', 'THROTTLED')],
      extensions: costOf(state, requested, null, monotonicMs()),
    };
  }
  const result = await execute({
    schema: admin.schema,
    document,
    operationName: request.operationName,
    variableValues: request.variables,
    contextValue: context,
    fieldResolver: resolveField,
  });
  const missing = findUnresolved(result);
  if (missing) throw missing;
  const actual = Math.min(
    requested,
    queryCost(admin.schema, document, operation, request.variables, result.data ?? null),
  );
  returnPoints(state, requested - actual, monotonicMs());
  return {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(result.errors ? { errors: result.errors.map((error) => error.toJSON()) } : {}),
    extensions: costOf(state, requested, actual, monotonicMs()),
  };
}
