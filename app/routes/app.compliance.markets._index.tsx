import { useLoaderData } from '@remix-run/react';

import { dayOfAddress, readDossierList } from '../compliance/index.server.ts';
import { DossiersPage } from '../compliance/ui/dossiers-page.tsx';
import { localeOfRequest } from '../i18n/locale.ts';
import { adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, ({ shop, request, url }) =>
  readDossierList(shop, {
    now: new Date(),
    locale: localeOfRequest(request),
    search: url.searchParams.get('q') ?? '',
    asOn: dayOfAddress(url.searchParams.get('asAt')),
  }),
);

export default function DossiersRoute() {
  return <DossiersPage {...useLoaderData<typeof loader>()} />;
}
