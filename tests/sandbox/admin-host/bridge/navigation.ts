import { onHostEvent, tell } from './channel.ts';

const EMBED_PARAMS = [
  ...['embedded', 'hmac', 'host', 'id_token', 'locale', 'session', 'shop', 'timestamp'],
  'protocol',
];
let appListensForNavigate = false;

/** Asks the admin to open an address outside the frame: `shopify://admin/…`, or any https page. */
export function openInHost(url: string, newTab: boolean): void {
  tell('navigate', { url, newTab });
}

/**
 * Keeps the admin's address in step with the frame, sends `shopify://` and `_top` navigation to
 * the admin, and turns a press in the admin's menu into a `shopify:navigate` event.
 */
export function patchNavigation(): void {
  noteNavigateListeners();
  patchOpen();
  document.addEventListener('click', catchAdminLink);
  for (const method of ['pushState', 'replaceState'] as const) {
    const plain = history[method].bind(history);
    history[method] = (...args: Parameters<History['pushState']>) => {
      plain(...args);
      announceLocation();
    };
  }
  window.addEventListener('popstate', announceLocation);
  onHostEvent('nav.go', ({ href }) => followMenu(href));
  announceLocation();
}

function announceLocation(): void {
  const search = new URLSearchParams(location.search);
  if (search.has('shopify-reload')) return;
  for (const name of EMBED_PARAMS) search.delete(name);
  const query = search.toString();
  tell('location', { path: `${location.pathname}${query ? `?${query}` : ''}${location.hash}` });
}

// An app that routes in the browser listens for `shopify:navigate`; for one that does not, the
// press has to load the page. Only the registration tells the two apart.
function noteNavigateListeners(): void {
  const plain = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (
    this: EventTarget,
    type: string,
    ...rest: [never, never?]
  ) {
    if (type === 'shopify:navigate') appListensForNavigate = true;
    plain.call(this ?? window, type, ...rest);
  };
}

function patchOpen(): void {
  const plain = window.open.bind(window);
  window.open = (url?: string | URL, target?: string, features?: string) => {
    const address = url === undefined ? '' : String(url);
    if (address.startsWith('shopify:') || target === '_top' || target === '_parent') {
      const resolved = address.startsWith('shopify:')
        ? address
        : new URL(address, location.href).href;
      openInHost(resolved, target === '_blank' || target === undefined);
      return null;
    }
    return plain(url, target, features);
  };
}

function catchAdminLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  const anchor = (event.target as Element | null)?.closest?.('a[href]');
  const href = anchor?.getAttribute('href');
  const target = anchor?.getAttribute('target');
  if (!href) return;
  if (href.startsWith('shopify:') || target === '_top' || target === '_parent') {
    event.preventDefault();
    openInHost(
      href.startsWith('shopify:') ? href : new URL(href, location.href).href,
      target === '_blank' || event.ctrlKey || event.metaKey,
    );
  }
}

function followMenu(href: string): void {
  const links = document.querySelectorAll('ui-nav-menu a[href], s-app-nav [href]');
  const link = [...links].find((candidate) => candidate.getAttribute('href') === href);
  const event = new Event('shopify:navigate', { bubbles: true, cancelable: true });
  const handled = !(link ?? document.body).dispatchEvent(event);
  if (!handled && !(appListensForNavigate && link)) location.assign(href);
}
