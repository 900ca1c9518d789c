/** Why a call of the Admin API came to nothing. */
export type AdminApiReason =
  /** Shopify's rate limit, longer than the caller's patience. The call was not executed. */
  | 'throttled'
  /** 5xx, time-out, no network, half an answer. A mutation may have been executed. */
  | 'unavailable'
  /** The document or its variables are wrong: our bug. */
  | 'invalid-operation'
  /** The token lacks a scope, or the data is protected. */
  | 'access-denied'
  /** The token is gone for good; only a visit of the merchant brings a new one. */
  | 'reauthorization-needed'
  /** The shop is closed, frozen, or does not exist. */
  | 'shop-gone';

/** A failed call of the Admin API. Neither message nor fields hold a token. */
export class AdminApiError extends Error {
  override name = 'AdminApiError';
  readonly reason: AdminApiReason;
  /** Seconds after which trying again makes sense, where known. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    reason: AdminApiReason,
    message: string,
    options: { retryAfterSeconds?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.reason = reason;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Thrown wherever the token is gone for good; the shop then is in state `needs-merchant`. */
export class ReauthorizationNeeded extends AdminApiError {
  override name = 'ReauthorizationNeeded';

  constructor(domain: string) {
    super('reauthorization-needed', `${domain} must open the app again to renew its access.`);
  }
}

/** Whether the same call may succeed later without anybody doing anything. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof AdminApiError &&
    (error.reason === 'throttled' || error.reason === 'unavailable')
  );
}
