/*
 * Runs in the page of a preview, before the block's own script; no storefront ever loads it.
 *
 * Where the merchant chose another moment, it sets the clock to that: it runs on from there. And it
 * tells the page around it how high this one is, whenever that changes; the two share nothing else.
 */
(() => {
  const { openedAt } = document.currentScript.dataset;

  if (openedAt !== undefined) {
    const RealDate = Date;
    const aheadMs = Number(openedAt) - RealDate.now();
    globalThis.Date = class extends RealDate {
      constructor(...parts) {
        if (parts.length === 0) super(RealDate.now() + aheadMs);
        else super(...parts);
      }
      static now() {
        return RealDate.now() + aheadMs;
      }
    };
  }

  addEventListener('DOMContentLoaded', () => {
    const { body } = document;
    const tell = () => parent.postMessage({ previewHeightPx: Math.ceil(body.offsetHeight) }, '*');
    new ResizeObserver(tell).observe(body);
  });
})();
