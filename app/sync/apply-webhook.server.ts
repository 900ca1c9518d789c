import { z } from 'zod';
import { defineJob } from '../jobs/index.server.ts';

/** Brings what a stored webhook says into the tables. */
export const applyWebhook = defineJob({
  name: 'apply-webhook',
  payload: z.object({ shopId: z.int().positive(), webhookId: z.string() }),
  handle: async () => {
    throw new Error('Webhooks are stored, but not applied yet.');
  },
});
