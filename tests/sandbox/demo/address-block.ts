import type { RunningDemo } from './start-demo.ts';

/** What people need to go on, printed once when everything is up. */
export function addressBlock(demo: Pick<RunningDemo, 'url' | 'shops'>): string {
  const rows = demo.shops.map((domain) => {
    const name = domain.replace('.myshopify.com', '');
    return [
      `  ${name}`,
      `    admin       ${demo.url}/store/${name}/apps/portolan`,
      `    storefront  ${demo.url}/storefront/${name}/`,
    ].join('\n');
  });
  return [
    '',
    `Open ${demo.url}`,
    '',
    ...rows,
    '',
    'Logs are in .data/logs. Ctrl-C stops everything.',
    '',
  ].join('\n');
}
