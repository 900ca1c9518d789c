/** What a preview's page is made of. */
export interface PreviewPage {
  /** Markup of the block, as the server rendered it. */
  html: string;
  /** Address of the block's built script and text of its style; null where it has none. */
  scriptUrl: string | null;
  styles: string | null;
  /**
   * When the page is opened, and the script that sets its clock to that; null leaves the clock of
   * whoever looks at it.
   */
  clock: { openedAtMs: number; scriptUrl: string } | null;
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
  const { html, scriptUrl, styles, clock, language, title } = page;
  const rightToLeft = /^(ar|fa|he|ur)\b/.test(language);
  return [
    `<!doctype html><html lang="${escape(language)}" dir="${rightToLeft ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><base target="_blank">',
    `<title>${escape(title)}</title><style>${THEME}${styles ?? ''}</style>`,
    clock === null
      ? ''
      : `<script src="${escape(clock.scriptUrl)}" data-opened-at="${clock.openedAtMs}"></script>`,
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
