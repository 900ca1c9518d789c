import { Text } from '@shopify/polaris';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';

import { previewDocument } from './preview-document.ts';
import frameScriptUrl from './preview-frame.js?url';

/** Addresses of the extension's built scripts, served with the app's own. */
const SCRIPT_URLS = byName(
  import.meta.glob<string>('../../../extensions/storefront-widgets/assets/*.js', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
);

/** The built styles themselves: a frame without an origin could not have them read from a file. */
const STYLES = byName(
  import.meta.glob<string>('../../../extensions/storefront-widgets/assets/*.css', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

function byName(files: Record<string, string>): ReadonlyMap<string, string> {
  return new Map(Object.entries(files).map(([path, it]) => [path.replace(/^.*\//, ''), it]));
}

/** Widths at which a block is looked at. */
export const PREVIEW_WIDTHS = ['phone', 'desktop'] as const;
export type PreviewWidth = (typeof PREVIEW_WIDTHS)[number];

/** A block's markup with the names of the files that belong to it. */
export interface RenderedPreview {
  html: string;
  javascript: string | null;
  stylesheet: string | null;
  /** When the page is opened, Unix time in milliseconds; null is now. */
  openedAtMs: number | null;
}

/**
 * A block as a shopper sees it, in a frame of its own: the theme app extension's real file, style
 * and script. The frame has no origin, so nothing in it reaches the app.
 */
export function BlockPreview(props: {
  /** Names the frame for screen readers. */
  title: string;
  rendered: RenderedPreview;
  language: string;
  width: PreviewWidth;
  /** As high as its page, within limits; else as high as the style says. */
  fits?: boolean | undefined;
}) {
  const { title, rendered, language, width, fits } = props;
  const { frame, heightPx } = useFrameHeight();
  const [running, setRunning] = useState(false);
  useEffect(() => setRunning(true), []);
  const source = useMemo(
    () =>
      previewDocument({
        html: rendered.html,
        scriptUrl: SCRIPT_URLS.get(rendered.javascript ?? '') ?? null,
        frameScriptUrl: fits === true ? frameScriptUrl : null,
        openedAtMs: rendered.openedAtMs,
        styles: STYLES.get(rendered.stylesheet ?? '') ?? null,
        language,
        title,
      }),
    [rendered, language, title, fits],
  );
  return (
    <div
      className={`portolan-block-frame portolan-block-frame-${width}`}
      style={heightPx === null ? undefined : { blockSize: heightPx }}
    >
      {running ? (
        // A new frame for each document: changing `srcdoc` would add to the browser's history.
        <iframe
          ref={frame}
          key={source}
          title={title}
          srcDoc={source}
          sandbox="allow-scripts"
          loading="lazy"
        />
      ) : null}
    </div>
  );
}

const LEAST_HEIGHT_PX = 64;
const MOST_HEIGHT_PX = 640;
const BORDERS_PX = 2;

/** The height that the page in a frame tells of itself; null until it does. */
function useFrameHeight() {
  const frame = useRef<HTMLIFrameElement>(null);
  const [heightPx, setHeightPx] = useState<number | null>(null);
  useEffect(() => {
    const listen = ({ source, data }: MessageEvent<unknown>) => {
      if (source === null || source !== frame.current?.contentWindow) return;
      const told = (data as { previewHeightPx?: unknown } | null)?.previewHeightPx;
      if (typeof told !== 'number' || !Number.isFinite(told)) return;
      setHeightPx(Math.min(Math.max(told, LEAST_HEIGHT_PX), MOST_HEIGHT_PX) + BORDERS_PX);
    };
    addEventListener('message', listen);
    return () => removeEventListener('message', listen);
  }, []);
  return { frame, heightPx };
}

/** In the block's stead: why this shopper sees nothing. */
export function NoPreview(props: { children: ReactNode; width: PreviewWidth }) {
  return (
    <div
      className={`portolan-block-frame portolan-block-frame-empty portolan-block-frame-${props.width}`}
    >
      <Text as="p" tone="subdued" alignment="center">
        {props.children}
      </Text>
    </div>
  );
}
