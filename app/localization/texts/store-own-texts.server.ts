import { forShop, inTransaction } from '../../db/index.server.ts';
import { dateInZone } from '../../kernel/calendar.ts';
import type { JudgedText } from './judge-node.ts';
import { judgeOwnText, OWN_TYPE, type OwnText } from './own-texts.ts';
import { readShopLanguages } from './shop-languages.server.ts';
import { storeTexts, summarize, weighGaps } from './store-texts.server.ts';

/**
 * Keeps texts of our own in the queue beside those of Shopify; writes only where something of them has
 * changed. Before the shop's languages are known it does nothing.
 */
export async function storeOwnTexts(
  shopId: number,
  own: readonly OwnText[],
  now: Date,
): Promise<void> {
  const { source, targets } = await readShopLanguages(shopId);
  if (source === null) return;
  const published = targets.filter((language) => language.published).map(({ locale }) => locale);
  const wanted = own.map((text) => judgeOwnText(text, published));
  const stored = await readStored(shopId);
  if (factsOf(wanted) === factsOf(stored)) return;
  const ids = [...new Set([...wanted, ...stored].map(({ resourceId }) => resourceId))];
  const { zone } = await forShop(shopId).shop.findFirstOrThrow();
  await inTransaction(async (client) => {
    await storeTexts(client, shopId, { ids, texts: wanted, readAt: now });
    await weighGaps(client, shopId, targets, ids);
    const locales = targets.map(({ locale }) => locale);
    await summarize(client, shopId, locales, dateInZone(zone, now.getTime()));
  });
}

async function readStored(shopId: number): Promise<JudgedText[]> {
  const db = forShop(shopId);
  const texts = await db.translatableText.findMany({ where: { resourceType: OWN_TYPE } });
  const resourceId = { in: texts.map((text) => text.resourceId) };
  const gaps = await db.translationGap.findMany({ where: { resourceId } });
  return texts.map((text) => ({
    ...{ resourceId: text.resourceId, resourceType: OWN_TYPE, kind: 'widgets', title: text.title },
    ...{ fields: text.fields, characters: text.characters },
    gaps: gaps
      .filter((gap) => gap.resourceId === text.resourceId)
      .map(({ locale, missing, outdated, same, characters }) => ({
        locale,
        gap: { missing, outdated, same, characters },
      })),
  }));
}

/** What is compared: in one order, whatever order it was read in. */
function factsOf(texts: readonly JudgedText[]): string {
  const facts = texts.map(({ gaps, ...text }) => [
    ...[text.resourceId, text.title, text.fields, text.characters],
    gaps.map(({ locale, gap }) => [locale, gap.missing, gap.characters]).sort(byText),
  ]);
  return JSON.stringify(facts.sort(byText));
}

const byText = (a: readonly unknown[], b: readonly unknown[]): number =>
  String(a[0]) < String(b[0]) ? -1 : 1;
