/** Where a block goes in the theme editor. */
export interface EditorPlace {
  apiKey: string;
  handle: string;
  target: 'section' | 'head' | 'compliance_head' | 'body';
  /** Template to open, for a block that is placed on a page. */
  page: string;
}

/**
 * Address of the theme editor with a block about to be added, or an embed about to be switched on.
 *
 * On a product page the block joins the product's own section; elsewhere it gets a section for
 * apps, which every theme has room for. The block is named by app and file, the only form that
 * Shopify still documents.
 * @example
 *   themeEditorLink({ apiKey: 'k', handle: 'delivery-estimate', target: 'section', page: 'product' })
 *   // 'shopify://admin/themes/current/editor?template=product&addAppBlockId=k%2Fdelivery-estimate&target=mainSection'
 */
export function themeEditorLink({ apiKey, handle, target, page }: EditorPlace): string {
  const block = `${apiKey}/${handle}`;
  const search = new URLSearchParams(
    target === 'section'
      ? {
          template: page,
          addAppBlockId: block,
          target: page === 'product' ? 'mainSection' : 'newAppsSection',
        }
      : { context: 'apps', template: page, activateAppId: block },
  );
  return `shopify://admin/themes/current/editor?${search.toString()}`;
}
