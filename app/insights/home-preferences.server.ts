import { z } from 'zod';

import { forShop } from '../db/index.server.ts';

const DOMAIN = 'home';

const HomePreferences = z.object({ guideDismissedAt: z.string().nullable() });

/** True once the merchant has put the setup guide away. */
export async function isSetupGuideDismissed(shopId: number): Promise<boolean> {
  const row = await forShop(shopId).settingsDocument.findFirst({ where: { domain: DOMAIN } });
  const read = HomePreferences.safeParse(row?.value);
  return read.success && read.data.guideDismissedAt !== null;
}

/** Puts the setup guide away for everybody in the shop; doing it twice changes nothing. */
export async function dismissSetupGuide(shopId: number, now: Date): Promise<void> {
  const value: z.infer<typeof HomePreferences> = { guideDismissedAt: now.toISOString() };
  await forShop(shopId).settingsDocument.upsert({
    where: { shopId_domain: { shopId, domain: DOMAIN } },
    create: { shopId, domain: DOMAIN, value },
    update: { value },
  });
}
