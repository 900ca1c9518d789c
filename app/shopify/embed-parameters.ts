const SHOP = /^[a-z0-9][a-z0-9-]{0,62}\.myshopify\.com$/;
const ADMIN_HOST = /^admin\.shopify\.com\/store\/[a-z0-9][a-z0-9-]{0,62}$/;
const LEGACY_HOST = /^[a-z0-9][a-z0-9-]{0,62}\.myshopify\.com\/admin$/;

/** Whether a text is the permanent domain of a shop, e.g. `nordlicht-living.myshopify.com`. */
export function isShopDomain(text: string): boolean {
  return SHOP.test(text);
}

/** Whether a text is the `host` parameter of an embedded page: base64 of the shop's admin address. */
export function isEmbedHost(text: string): boolean {
  if (!/^[0-9A-Za-z+/_-]{8,200}={0,2}$/.test(text)) return false;
  const address = Buffer.from(text, 'base64').toString('utf8');
  return ADMIN_HOST.test(address) || LEGACY_HOST.test(address);
}

/**
 * Names of the parameters that no Shopify admin would send: malformed `shop` or `host`, or either
 * of them twice. The library fails on such a host and reflects such a shop into a header.
 * @example unsoundParameters(new URL('https://a/app?host=9998966025409999999')) // ['host']
 */
export function unsoundParameters(url: URL): string[] {
  const checks = { shop: isShopDomain, host: isEmbedHost };
  return Object.entries(checks)
    .filter(([name, isSound]) => {
      const values = url.searchParams.getAll(name);
      return values.length > 1 || values.some((value) => !isSound(value));
    })
    .map(([name]) => name);
}

/**
 * The language the admin is shown in: the `locale` parameter that Shopify adds, else the
 * browser's first wish, else English. A BCP 47 tag, not necessarily one we have texts for.
 */
export function requestedLocale(request: Request): string {
  const wished = request.headers.get('accept-language')?.split(/[,;]/)[0]?.trim();
  const candidates = [new URL(request.url).searchParams.get('locale'), wished];
  return (
    candidates.find((tag) => tag != null && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) ?? 'en'
  );
}
