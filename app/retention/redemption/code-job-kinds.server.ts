import { z } from 'zod';
import { defineJob, type JobDefinition } from '../../jobs/index.server.ts';

/*
 * The jobs of codes as they are enqueued; what they do is bound in code-jobs.server.ts, which needs
 * what enqueues them.
 */

const payload = z.object({ shopId: z.int().positive(), redemptionId: z.string().max(64) });
type Payload = z.infer<typeof payload>;

function codeJob(name: string): JobDefinition<Payload> {
  return defineJob({
    name,
    payload,
    singletonKey: ({ shopId, redemptionId }) => `${shopId}:${redemptionId}`,
    expireInSeconds: 120,
    handle: () => Promise.reject(new Error(`${name} was started unbound`)),
  });
}

/** Makes the code of a redemption at Shopify. */
export const makeCodeJob = codeJob('make-loyalty-code');

/** Makes an unused code useless and gives its points back. */
export const closeCodeJob = codeJob('close-loyalty-code');
