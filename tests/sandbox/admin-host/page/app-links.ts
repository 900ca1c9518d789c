import type { NavLink } from '../protocol.ts';
import { element } from './element.ts';
import type { Host } from './frame.ts';

let currentPath = '';

/** The app's own links under its name in the side menu. */
export function showAppLinks(host: Host, links: NavLink[], mayLeave: () => Promise<boolean>): void {
  const list = document.getElementById('app-links');
  list?.replaceChildren(
    ...links.map((link) => {
      const anchor = element('a', { href: host.boot.appPath + pathOf(link.href) }, link.label);
      anchor.dataset['path'] = pathOf(link.href);
      anchor.addEventListener('click', (event) => {
        if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        document.body.classList.remove('menu-open');
        void mayLeave().then((yes) => yes && host.emit('nav.go', { href: link.href }));
      });
      return anchor;
    }),
  );
  markCurrentLink(currentPath);
}

/** Marks the link of the page the frame shows: the one with the longest fitting path. */
export function markCurrentLink(path: string): void {
  currentPath = path;
  const shown = pathOf(path);
  let best: HTMLElement | null = null;
  for (const link of document.querySelectorAll<HTMLElement>('#app-links a')) {
    link.removeAttribute('aria-current');
    const own = link.dataset['path'] ?? '';
    const fits = shown === own || shown.startsWith(`${own}/`);
    if (fits && own.length > (best?.dataset['path']?.length ?? -1)) best = link;
  }
  best?.setAttribute('aria-current', 'page');
}

function pathOf(href: string): string {
  return new URL(href, location.origin).pathname.replace(/\/$/, '') || '/';
}
