import { createHash } from 'node:crypto';
import { forShop, type Prisma, type ShopTransaction } from '../db/index.server.ts';
import { ok, type Refusal, refuse, type Result } from '../kernel/result.ts';

export interface RepeatableRequest {
  shopId: number;
  customerId: string;
  idempotencyKey: string;
  path: string;
  body: Buffer;
}

/** Longest that a request waits for an equal one that is being answered, and works itself. */
const TRANSACTION_TIMEOUT_MS = 10_000;

/**
 * Does `work` once for each key of a customer, in whichever process the request arrives.
 *
 * Effect and answer are committed together. A repetition gets the stored answer; one that comes
 * while the first is being worked on waits for it. The same key with another request is refused as
 * `key-reused`. A refusal of `work` undoes what it wrote and is not stored: with nothing done, trying
 * again is right.
 */
export async function answerOnce(
  request: RepeatableRequest,
  work: (tx: ShopTransaction) => Promise<Result<object>>,
): Promise<Result<object>> {
  const { shopId, customerId, idempotencyKey } = request;
  const requestHash = createHash('sha256')
    .update(`${request.path}\n`)
    .update(request.body)
    .digest('hex');
  const key = { customerId, idempotencyKey };
  try {
    return await forShop(shopId).$transaction(
      async (tx): Promise<Result<object>> => {
        const { count } = await tx.proxyAnswer.createMany({
          data: [{ shopId, ...key, requestHash, body: {} }],
          skipDuplicates: true,
        });
        if (count === 0) {
          const stored = await tx.proxyAnswer.findFirstOrThrow({ where: key });
          if (stored.requestHash !== requestHash) return refuse('key-reused');
          return ok(stored.body as object);
        }
        const result = await work(tx);
        if (!result.ok) throw new Refused(result);
        const body = result.value as Prisma.InputJsonObject;
        await tx.proxyAnswer.updateMany({ where: key, data: { body } });
        return result;
      },
      { timeout: TRANSACTION_TIMEOUT_MS, maxWait: TRANSACTION_TIMEOUT_MS },
    );
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** Rolls the transaction back. */
class Refused extends Error {
  override name = 'Refused';
  readonly refusal: Refusal<string>;

  constructor(refusal: Refusal<string>) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}
