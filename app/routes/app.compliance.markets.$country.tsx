import { useLoaderData } from '@remix-run/react';

import { dayOfAddress, readDossier } from '../compliance/index.server.ts';
import { DossierPage } from '../compliance/ui/dossier-page.tsx';
import { localeOfRequest } from '../i18n/locale.ts';
import { adminLoader, notFound } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop, params, request, url }) => {
  const country = params['country'] ?? '';
  const asOn = dayOfAddress(url.searchParams.get('asAt'));
  const dossier = readDossier(shop.zone, country, {
    now: new Date(),
    locale: localeOfRequest(request),
    asOn,
  });
  if (dossier === null) throw notFound();
  return dossier;
});

export default function DossierRoute() {
  return <DossierPage {...useLoaderData<typeof loader>()} />;
}
