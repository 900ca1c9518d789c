import type { Host } from './frame.ts';
import { markCurrentLink } from './app-links.ts';

/** Shows the app's place in the admin's address, without a history entry: the frame made one. */
export function rememberLocation(host: Host, path: string): void {
  const { boot } = host;
  const inside = path === boot.homePath || path === '/' ? '' : path;
  history.replaceState(null, '', boot.appPath + inside);
  markCurrentLink(path);
  setLoading(false);
}

export function setLoading(isLoading: boolean): void {
  const bar = document.querySelector<HTMLElement>('.top .loading');
  if (bar) bar.hidden = !isLoading;
}

/** Opens `shopify://admin/…`, the same page written as https, or any other address. */
export function followAdminAddress(host: Host, url: string, newTab: boolean): void {
  const address = adminPath(host, url) ?? url;
  if (!/^(https?:|\/)/.test(address)) return;
  if (newTab) window.open(address, '_blank', 'noopener');
  else location.assign(address);
}

function adminPath(host: Host, url: string): string | null {
  const { shopPath, shopDomain } = host.boot;
  if (url.startsWith('shopify://admin')) return shopPath + url.slice('shopify://admin'.length);
  if (url.startsWith('shopify:admin')) return shopPath + url.slice('shopify:admin'.length);
  const name = shopPath.split('/').pop() ?? '';
  for (const root of [
    `https://${shopDomain}/admin`,
    `https://admin.shopify.com${shopPath}`,
    `https://admin.shopify.com/store/${name}`,
  ]) {
    if (url.startsWith(root)) return shopPath + url.slice(root.length);
  }
  return null;
}
