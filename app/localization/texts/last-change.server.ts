import { forShop } from '../../db/index.server.ts';

/** How the last approval for a text in a language stands; null where there was none lately. */
export interface LastWriting {
  state: 'running' | 'failed' | 'other';
  refusals: Record<string, string>;
  /** What was approved, by field. */
  values: Record<string, string>;
}

/** Approvals that are looked through: an editor's last one is among them. */
const LOOKED_AT = 50;

/** Reads it from the log of activities. */
export async function readLastWriting(
  shopId: number,
  resourceId: string,
  language: string,
): Promise<LastWriting | null> {
  const rows = await forShop(shopId).activity.findMany({
    where: { action: 'localization.write-translations' },
    select: { input: true, state: true, problem: true },
    orderBy: { createdAt: 'desc' },
    take: LOOKED_AT,
  });
  const found = rows.find(({ input }) => {
    const given = input as { resourceId?: unknown; language?: unknown } | null;
    return given?.resourceId === resourceId && given.language === language;
  });
  if (found === undefined) return null;
  const details = (found.problem as { details?: Record<string, string | number> } | null)?.details;
  const refusals = Object.fromEntries(
    Object.entries(details ?? {}).map(([key, text]) => [key, String(text)]),
  );
  const isBusy = found.state === 'running' || found.state === 'undoing';
  const state = isBusy ? 'running' : found.state === 'failed' ? 'failed' : 'other';
  return { state, refusals, values: valuesOf(found.input) };
}

/** What an approval was for; a log of another shape has nothing. */
function valuesOf(input: unknown): Record<string, string> {
  const { values } = (input ?? {}) as { values?: unknown };
  if (!Array.isArray(values)) return {};
  const pairs = values.flatMap((each: { key?: unknown; value?: unknown } | null) =>
    typeof each?.key === 'string' && typeof each.value === 'string'
      ? [[each.key, each.value] as const]
      : [],
  );
  return Object.fromEntries(pairs);
}
