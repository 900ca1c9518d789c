import { forShop } from '../../db/index.server.ts';
import type { StorefrontProjection } from '../define-published-settings.server.ts';
import { toWanted, WantedDocument } from '../model.ts';
import type { StorefrontBlock } from '../storefront-blocks.server.ts';
import { renderAppBlock } from './app-block.server.ts';
import { OPENED_AT } from './liquid-engine.server.ts';
import {
  type PageObjects,
  type PreviewShop,
  type Shopper,
  shopperPage,
  withObjects,
} from './shopper-page.ts';
import { type WidgetExtension, widgetExtension } from './widget-extension.server.ts';

/** A block as a shopper sees it, or why there is nothing to see. */
export type BlockPreview =
  | {
      state: 'shown';
      /** Markup of the block; scripts in it must not run outside a sandbox. */
      html: string;
      /** Names in the extension's assets. */
      javascript: string | null;
      stylesheet: string | null;
      /** When the page is opened, by every clock in it; null is now. Unix time in milliseconds. */
      openedAtMs: number | null;
      /** `proposal`: settings that nobody has saved, so shoppers see nothing yet. */
      of: 'wanted' | 'proposal' | 'draft';
    }
  /** `not-set-up`: no document; `off`: taken out by the settings; `nothing`: not for this shopper. */
  | { state: 'hidden'; reason: 'not-set-up' | 'off' | 'nothing' | 'failed' };

/** Documents by key, with where they come from. */
export type PreviewDocuments = ReadonlyMap<
  string,
  WantedDocument & { of: 'wanted' | 'proposal' | 'draft' }
>;

/**
 * The documents that the storefront should have; for a domain without any, the one that its
 * proposal would make.
 */
export async function readPreviewDocuments(
  shopId: number,
  projections: readonly StorefrontProjection[],
  now: Date,
): Promise<PreviewDocuments> {
  const rows = await forShop(shopId).publication.findMany({
    select: { documentKey: true, wanted: true },
  });
  const documents = new Map<string, WantedDocument & { of: 'wanted' | 'proposal' | 'draft' }>();
  for (const { documentKey, wanted } of rows) {
    documents.set(documentKey, { ...WantedDocument.parse(wanted), of: 'wanted' });
  }
  for (const { documentKey, compose } of projections) {
    if (compose === undefined || documents.has(documentKey)) continue;
    documents.set(documentKey, { ...toWanted(await compose(shopId, now)), of: 'proposal' });
  }
  return documents;
}

/**
 * Renders blocks by their real files for one shopper, each on a page on which it can be placed.
 * A block that cannot be rendered is said to have failed, and the others are shown.
 */
export async function previewBlocks(
  shopId: number,
  input: {
    blocks: readonly StorefrontBlock[];
    documents: PreviewDocuments;
    projections: readonly StorefrontProjection[];
    shopper: Shopper;
    /** When the shopper opens the page; now unless given. */
    at?: Date | undefined;
    /** Price of the product in minor units of the shopper's currency; the shop's own unless given. */
    priceMinor?: number | undefined;
  },
  extension: WidgetExtension | null = widgetExtension(),
): Promise<Map<string, BlockPreview>> {
  const previews = new Map<string, BlockPreview>();
  if (extension === null) return previews;
  const { at, priceMinor } = input;
  const shop = await readPreviewShop(shopId, input.shopper.currency);
  const more = await moreObjects(shopId, input.projections, input.shopper);
  for (const block of input.blocks) {
    const page = shopperPage({
      shop,
      priceMinor,
      shopper: input.shopper,
      pageType: pageTypeOf(block),
      documents: input.documents,
    });
    previews.set(
      block.handle,
      await previewBlock(extension, block, {
        page: more.reduce(withObjects, page),
        documents: input.documents,
        at,
      }),
    );
  }
  return previews;
}

async function previewBlock(
  extension: WidgetExtension,
  { handle, documentKey }: StorefrontBlock,
  { page, documents, at }: { page: PageObjects; documents: PreviewDocuments; at: Date | undefined },
): Promise<BlockPreview> {
  const wanted = documentKey === null ? undefined : documents.get(documentKey);
  if (documentKey !== null && wanted === undefined)
    return { state: 'hidden', reason: 'not-set-up' };
  if (wanted?.ready === false) return { state: 'hidden', reason: 'off' };
  try {
    const { folder: extensionFolder, engine } = extension;
    const scope = at === undefined ? page : { ...page, [OPENED_AT]: at };
    const rendered = await renderAppBlock(engine, { extensionFolder, handle, scope });
    if (rendered.isEmpty) return { state: 'hidden', reason: 'nothing' };
    const { html, javascript, stylesheet } = rendered;
    return {
      ...{ state: 'shown', html, javascript, stylesheet },
      ...{ openedAtMs: at?.getTime() ?? null, of: wanted?.of ?? 'wanted' },
    };
  } catch {
    return { state: 'hidden', reason: 'failed' };
  }
}

function pageTypeOf({ pages }: StorefrontBlock): string {
  return pages.length === 0 || pages.includes('product') ? 'product' : (pages[0] ?? 'product');
}

async function moreObjects(
  shopId: number,
  projections: readonly StorefrontProjection[],
  shopper: Shopper,
): Promise<PageObjects[]> {
  return Promise.all(
    projections.map(async ({ pageObjects }) => pageObjects?.(shopId, shopper) ?? {}),
  );
}

async function readPreviewShop(shopId: number, currency: string): Promise<PreviewShop> {
  const db = forShop(shopId);
  const [shop, product] = await Promise.all([
    db.shop.findFirstOrThrow(),
    db.product.findFirst({ where: { status: 'ACTIVE' }, orderBy: { productId: 'asc' } }),
  ]);
  const variant =
    product &&
    (await db.productVariant.findFirst({
      where: { productId: product.productId },
      orderBy: { variantId: 'asc' },
    }));
  // A price in another currency than the shop's is not known here: a made-up one stands for it.
  const known = product !== null && variant !== null && currency === shop.currency;
  return {
    name: shop.name,
    domain: shop.domain,
    currency: shop.currency,
    product: known ? { ...product, priceMinor: Number(variant.priceMinor) } : null,
  };
}
