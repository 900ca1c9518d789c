import { useLoaderData } from '@remix-run/react';

import { localeOfRequest } from '../i18n/locale.ts';
import { wordSaying } from '../i18n/word-saying.ts';
import { wordingOf } from '../i18n/wording.server.ts';
import { NOT_PUBLISHED, readPublications } from '../publishing/index.server.ts';
import { settingsPillars } from '../settings-pages.server.ts';
import { type SettingsGroup, SettingsIndexPage } from '../ui/settings-index-page.tsx';
import { adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop, request }) => {
  const publications = await readPublications(shop.shopId);
  const wording = wordingOf(localeOfRequest(request), shop.zone);
  const groups: SettingsGroup[] = settingsPillars.map(({ namespace, nameKey, pages }) => {
    const word = (key: string) => wordSaying({ key: `${namespace}:${key}`, values: {} }, wording);
    return {
      name: word(nameKey ?? 'pillar'),
      pages: pages.map(({ path, titleKey, aboutKey, projection }) => ({
        path,
        title: word(titleKey),
        about: word(aboutKey),
        publication:
          projection === null ? null : (publications.get(projection.documentKey) ?? NOT_PUBLISHED),
      })),
    };
  });
  return { groups };
});

export default function SettingsIndexRoute() {
  return <SettingsIndexPage groups={useLoaderData<typeof loader>().groups} />;
}
