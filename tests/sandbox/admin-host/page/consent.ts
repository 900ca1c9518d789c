import type { ScopesDetail } from '../protocol.ts';
import { element, openDialog } from './element.ts';
import type { Host } from './frame.ts';

/** Asks the merchant for optional scopes; grants all of them or none. */
export async function askScopes(
  host: Host,
  scopes: string[],
): Promise<{ result: 'granted-all' | 'declined-all'; detail: ScopesDetail }> {
  const { words, appName } = host.boot;
  const { sentences } = await host.server<{ sentences: string[] }>('scopes/words', { scopes });
  const title = words.scopesTitle.replace('{app}', appName);
  const granted = await openDialog<true>(title, (close) => ({
    body: [
      element(
        'ul',
        { className: 'body' },
        ...sentences.map((sentence) => element('li', {}, sentence)),
      ),
    ],
    footer: [
      element('button', { type: 'button', onclick: () => close(null) }, words.cancel),
      element(
        'button',
        { type: 'button', className: 'primary', onclick: () => close(true) },
        words.allow,
      ),
    ],
  }));
  if (!granted) return { result: 'declined-all', detail: await host.server('scopes') };
  return { result: 'granted-all', detail: await host.server('scopes/grant', { scopes }) };
}
