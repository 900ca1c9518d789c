/** What a preview's page is made of. */
export interface PreviewPage {
  /** Markup of the block, as the server rendered it. */
  html: string;
  /** Address of the block's built script and text of its style; null where it has none. */
  scriptUrl: string | null;
  styles: string | null;
  /** Address of the preview's own script, which runs before the block's; null goes without. */
  frameScriptUrl: string | null;
  /** When the page is opened, Unix time in milliseconds; null is now. Takes the preview's script. */
  openedAtMs: number | null;
  language: string;
  title: string;
}

/** Looks of a plain theme: what the block inherits. */
const THEME = `
  :root { color-scheme: light }
  body { margin: 0; padding: 20px; color: #202223; background: #fff;
    font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif }
  .page { max-width: 30em }
`;

/**
 * A whole HTML document around a block, for an iframe's `srcdoc`.
 *
 * It inherits the content policy of the page around it, which lets scripts of the app's own origin
 * run and no others: the block's built file does, whatever stands in the markup does not. Links
 * ask for a new tab, which the sandbox refuses, so nothing leads away from the preview.
 */
export function previewDocument(page: PreviewPage): string {
  const { html, scriptUrl, styles, frameScriptUrl, openedAtMs, language, title } = page;
  const rightToLeft = /^(ar|fa|he|ur)\b/.test(language);
  const openedAt = openedAtMs === null ? '' : ` data-opened-at="${openedAtMs}"`;
  return [
    `<!doctype html><html lang="${escape(language)}" dir="${rightToLeft ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><base target="_blank">',
    `<title>${escape(title)}</title><style>${THEME}${styles ?? ''}</style>`,
    frameScriptUrl === null ? '' : `<script src="${escape(frameScriptUrl)}"${openedAt}></script>`,
    scriptUrl === null ? '' : `<script src="${escape(scriptUrl)}" async></script>`,
    `</head><body><div class="page">${html}</div></body></html>`,
  ].join('');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
