/*
 * Sets the clock of a preview's page to the moment that the merchant chose; it runs on from there.
 * A plain script: it has to be done before the block's own runs. No storefront ever loads it.
 */
(() => {
  const RealDate = Date;
  const aheadMs = Number(document.currentScript.dataset.openedAt) - RealDate.now();
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      if (parts.length === 0) super(RealDate.now() + aheadMs);
      else super(...parts);
    }
    static now() {
      return RealDate.now() + aheadMs;
    }
  };
})();
