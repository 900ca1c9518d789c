import type { StorefrontProjection } from './define-published-settings.server.ts';
import type { DocumentKey } from './model.ts';
import { type WidgetExtension, widgetExtension } from './preview/widget-extension.server.ts';

/** A block of the theme app extension and what stands behind it. */
export interface StorefrontBlock {
  /** File name: what themes and deep links call it. */
  handle: string;
  /** As the theme editor calls it, in the admin's language. */
  name: string;
  /** `section` blocks are placed on a page, the others are switched on for the whole theme. */
  target: 'section' | 'head' | 'compliance_head' | 'body';
  /** Templates on which it can be placed; empty: on every page. */
  pages: string[];
  /** The document that makes it available; null: it is always. */
  documentKey: DocumentKey | null;
  /** Every document that its file reads. */
  documentKeys: readonly DocumentKey[];
  /** Page of the admin on which it is set up; null where there is none. */
  settingsPath: string | null;
}

/** A `{{ app.metafields.portolan.<key>_ready }}` names the document whose flag it is. */
const READY_FLAG = /app\.metafields\.portolan\.([a-z_]+)_ready\b/;

/**
 * Every block of the extension, joined with the projection that publishes its document. Empty
 * where the extension was not deployed with the app.
 */
export function storefrontBlocks(
  projections: readonly StorefrontProjection[],
  adminLocale: string,
  extension: WidgetExtension | null = widgetExtension(),
): StorefrontBlock[] {
  if (extension === null) return [];
  return [...extension.schemas].map(([handle, schema]) => {
    const documentKey = READY_FLAG.exec(schema.available_if ?? '')?.[1] ?? null;
    const projection = projections.find((each) => each.documentKey === documentKey);
    return {
      handle,
      name: extension.nameOf(handle, adminLocale),
      target: schema.target,
      pages: schema.enabled_on?.templates ?? [],
      documentKey,
      documentKeys: extension.documentsOf.get(handle) ?? [],
      settingsPath: projection?.settingsPath ?? null,
    };
  });
}
