import type { ToldAccount } from './describe-account.ts';

const TIMEOUT_MS = 10_000;

/** A code is there in a second or two: so often it is looked for, a second apart. */
export const LOOKS_MAX = 12;

/** Whether the account waits for a code that Shopify is asked for. */
export function awaitsCode({ codes }: ToldAccount): boolean {
  return codes?.some(({ code }) => !code) === true;
}

/** Thrown for a request that the app has refused: nothing was done. */
export const REFUSED = new Error();

/**
 * Asks the app for the account at an address, or sends it something to do.
 * @throws REFUSED where the app says no; anything else where no answer came.
 */
export async function askAccount(address: string, options: RequestInit = {}): Promise<ToldAccount> {
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS), ...options });
  if (response.status === 422) throw REFUSED;
  const { value } = (await response.json()) as { value: ToldAccount };
  // What is no account fails here, and is said to be.
  if (!options.body && !('points' in value)) throw REFUSED;
  return value;
}

/**
 * Sends an intent of the shopper. `keys` keeps the key of each intent whose answer has not come: sent
 * again, it is the same to the app. Answers the word for what went wrong; none where it was done.
 */
export async function sendIntent(
  keys: Record<string, string>,
  address: string,
  action: string,
  input: string,
): Promise<'refused' | 'failed' | undefined> {
  const intent = action + input;
  keys[intent] ??= crypto.randomUUID();
  const body = `{"idempotencyKey":"${keys[intent]}","input":${input}}`;
  const headers = { 'Content-Type': 'application/json' };
  const problem = await askAccount(`${address}/${action}`, { method: 'POST', headers, body }).then(
    () => undefined,
    (error: unknown) => (error === REFUSED ? 'refused' : 'failed'),
  );
  if (problem !== 'failed') delete keys[intent];
  return problem;
}
