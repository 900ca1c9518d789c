import { z } from 'zod';
import type { AdminApiReason } from './admin-api-error.ts';

/** A field that Shopify left out because the token, or the protection level, does not allow it. */
export interface DeniedField {
  /** Where it would have been, e.g. `orders.nodes.0.customer`. */
  path: string;
  message: string;
}

const AnswerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .union([
      z.string(),
      z.array(
        z.object({
          message: z.string().default(''),
          path: z.array(z.union([z.string(), z.number()])).optional(),
          extensions: z.object({ code: z.string().optional() }).loose().optional(),
        }),
      ),
    ])
    .nullish(),
  extensions: z
    .object({
      cost: z
        .object({
          requestedQueryCost: z.number().nullish(),
          actualQueryCost: z.number().nullish(),
          throttleStatus: z.object({
            maximumAvailable: z.number(),
            currentlyAvailable: z.number(),
            restoreRate: z.number(),
          }),
        })
        .optional(),
    })
    .loose()
    .nullish(),
});

export interface AnswerCost {
  requestedQueryCost: number;
  throttleStatus: { maximumAvailable: number; currentlyAvailable: number; restoreRate: number };
}

export type AdminAnswer = { cost: AnswerCost | undefined } & (
  | { kind: 'data'; data: Record<string, unknown>; denied: DeniedField[] }
  | { kind: 'failure'; reason: AdminApiReason; message: string }
);

const REASON_OF_CODE: Record<string, AdminApiReason> = {
  THROTTLED: 'throttled',
  INTERNAL_SERVER_ERROR: 'unavailable',
  TIMEOUT: 'unavailable',
  ACCESS_DENIED: 'access-denied',
  SHOP_INACTIVE: 'shop-gone',
};

/**
 * Makes sense of the body of an answered call (HTTP 200).
 *
 * Errors that only say "access denied" for single fields leave the data usable: it is kept, with
 * the list of what is missing. Everything else fails the whole call with the gravest reason.
 */
export function readAnswer(body: unknown): AdminAnswer {
  const parsed = AnswerSchema.safeParse(body);
  if (!parsed.success) {
    return { kind: 'failure', reason: 'unavailable', message: 'half an answer', cost: undefined };
  }
  const { data, errors, extensions } = parsed.data;
  const cost = readCost(extensions?.cost);
  if (typeof errors === 'string') {
    return { kind: 'failure', reason: 'invalid-operation', message: errors, cost };
  }
  const list = errors ?? [];
  const reasons = list.map(
    (error): AdminApiReason => REASON_OF_CODE[error.extensions?.code ?? ''] ?? 'invalid-operation',
  );
  if (data != null && reasons.every((reason) => reason === 'access-denied')) {
    const denied = list.map((error) => ({
      path: (error.path ?? []).join('.'),
      message: error.message,
    }));
    return { kind: 'data', data, denied, cost };
  }
  const reason = GRAVEST.find((candidate) => reasons.includes(candidate)) ?? 'unavailable';
  const message = list.map((error) => error.message).join('; ') || 'neither data nor errors';
  return { kind: 'failure', reason, message: message.slice(0, 1000), cost };
}

const GRAVEST: AdminApiReason[] = [
  'shop-gone',
  'invalid-operation',
  'throttled',
  'unavailable',
  'access-denied',
];

function readCost(
  cost: NonNullable<NonNullable<z.infer<typeof AnswerSchema>['extensions']>['cost']> | undefined,
): AnswerCost | undefined {
  if (cost === undefined) return undefined;
  return {
    requestedQueryCost: cost.requestedQueryCost ?? 0,
    throttleStatus: cost.throttleStatus,
  };
}
