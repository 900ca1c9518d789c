import { useLoaderData } from '@remix-run/react';

import { localeOfRequest } from '../i18n/locale.ts';
import type { WordTree } from '../i18n/namespaces.ts';
import { wordsOf } from '../i18n/words.server.ts';
import { NOT_PUBLISHED, readPublications } from '../publishing/index.server.ts';
import { settingsPillars } from '../settings-pages.server.ts';
import { type SettingsGroup, SettingsIndexPage } from '../ui/settings-index-page.tsx';
import { adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop, request }) => {
  const publications = await readPublications(shop.shopId);
  // Two words of each pillar: all of its words would be most of the document.
  const words = wordsOf(
    localeOfRequest(request),
    settingsPillars.map(({ namespace }) => namespace),
  );
  const groups: SettingsGroup[] = settingsPillars.map(({ namespace, pages }) => {
    const say = (key: string) => wordAt(words[namespace] ?? {}, key);
    return {
      name: say('pillar'),
      pages: pages.map(({ path, titleKey, aboutKey, projection }) => ({
        path,
        title: say(titleKey),
        about: say(aboutKey),
        publication:
          projection === null ? null : (publications.get(projection.documentKey) ?? NOT_PUBLISHED),
      })),
    };
  });
  return { groups };
});

function wordAt(words: WordTree, key: string): string {
  let found: string | WordTree | undefined = words;
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  return typeof found === 'string' ? found : key;
}

export default function SettingsIndexRoute() {
  return <SettingsIndexPage groups={useLoaderData<typeof loader>().groups} />;
}
