import { connectionPool, unguardedPrisma } from './client.server.ts';
import type { Shop } from './generated/client.ts';
import { inBatches } from './in-batches.ts';

export type { Shop };

/** Columns by field, so that a field that is added to the schema cannot be forgotten here. */
const COLUMNS = {
  shopId: 'shop_id',
  domain: 'domain',
  state: 'state',
  name: 'name',
  currency: 'currency',
  zone: 'zone',
  country: 'country',
  planName: 'plan_name',
  appInstallationId: 'app_installation_id',
  installedAt: 'installed_at',
  uninstalledAt: 'uninstalled_at',
  profileSyncedAt: 'profile_synced_at',
} satisfies Record<keyof Shop, string>;

const BY_DOMAIN = `SELECT ${Object.entries(COLUMNS)
  .map(([field, column]) => `${column} AS "${field}"`)
  .join(', ')} FROM shop WHERE domain = ANY($1)`;

// Asked for with every webhook: a prepared statement of the driver spares a third of the cost.
const findByDomain = inBatches({ most: 100 }, async (domains: string[]) => {
  const { rows } = await connectionPool().query<Shop>({
    name: 'shops-by-domain',
    text: BY_DOMAIN,
    values: [domains],
  });
  const byDomain = new Map(rows.map((shop) => [shop.domain, shop]));
  return domains.map((domain) => byDomain.get(domain) ?? null);
});

/**
 * The shop of a `*.myshopify.com` domain, or null. The way from a verified request to a tenant.
 * Hundreds of webhooks a second ask for theirs, so those that come at once ask together.
 */
export function findShopByDomain(domain: string): Promise<Shop | null> {
  return findByDomain(domain);
}

/** The shop of an id, or null: for jobs, whose payload names a shop by its id. */
export async function findShopById(shopId: number): Promise<Shop | null> {
  return unguardedPrisma().shop.findUnique({ where: { shopId } });
}

/**
 * Makes sure that a shop has a row, and that it is active; safe to call many times at once.
 * A shop that had been uninstalled is installed again as of `installedAt`.
 */
export async function registerShop(domain: string, installedAt: Date): Promise<Shop> {
  const prisma = unguardedPrisma();
  await prisma.$executeRaw`
    INSERT INTO shop (domain, installed_at) VALUES (${domain}, ${installedAt})
    ON CONFLICT (domain) DO UPDATE
      SET state = 'active', uninstalled_at = NULL,
          installed_at = CASE WHEN shop.state = 'uninstalled'
                              THEN excluded.installed_at ELSE shop.installed_at END`;
  return prisma.shop.findUniqueOrThrow({ where: { domain } });
}

/** Ids of all shops that can be worked for: for scheduled jobs that fan out per shop. */
export async function listActiveShopIds(): Promise<number[]> {
  const shops = await unguardedPrisma().shop.findMany({
    where: { state: 'active' },
    select: { shopId: true },
    orderBy: { shopId: 'asc' },
  });
  return shops.map((shop) => shop.shopId);
}

/** The session row of a session id, with its shop: ids are unique over all shops. */
export async function findSession(sessionId: string) {
  return unguardedPrisma().session.findUnique({ where: { sessionId } });
}
