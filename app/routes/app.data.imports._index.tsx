import { useLoaderData } from '@remix-run/react';

import { readFileImports, readMonthlySpend, UPLOAD_LIMITS } from '../sync/index.server.ts';
import { FileImportsPage } from '../sync/ui/file-import-list.tsx';
import { usePolling } from '../ui/use-polling.ts';
import { adminLoader } from './admin-route.server.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

export const loader = adminLoader({}, async ({ shop }) => {
  const [imports, spend] = await Promise.all([
    readFileImports(shop.shopId),
    readMonthlySpend(shop.shopId),
  ]);
  return { imports, spend, limitMb: UPLOAD_LIMITS.fileBytes / 1024 ** 2 };
});

const POLL_MS = 3000;
const AT_WORK = ['reading', 'checking', 'importing', 'undoing'];

export default function FileImportsRoute() {
  const data = useLoaderData<typeof loader>();
  usePolling(data.imports.some(({ state }) => AT_WORK.includes(state)) ? POLL_MS : null);
  return <FileImportsPage {...data} />;
}
