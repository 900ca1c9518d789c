import { registerShop } from '../db/index.server.ts';

/** What happens after a token was obtained; safe to run many times, also at once. */
export async function afterAuthentication(domain: string): Promise<void> {
  await registerShop(domain, new Date());
}
