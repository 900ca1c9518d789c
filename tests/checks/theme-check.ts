/** Runs Shopify's theme check over the theme app extension: `node tests/checks/theme-check.ts`. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { themeCheckRun } from '@shopify/theme-check-node';

export const extensionFolder = fileURLToPath(
  new URL('../../extensions/storefront-widgets', import.meta.url),
);

const SEVERITIES = ['error', 'warning', 'info'] as const;

/** What theme check saw: lines 'severity check file:line message', and how much it looked at. */
export async function checkTheme(folder = extensionFolder) {
  const { offenses, theme, config } = await themeCheckRun(folder);
  return {
    files: theme.length,
    checks: config.checks.length,
    context: config.context,
    offenses: offenses.map(
      (offense) =>
        `${SEVERITIES[offense.severity]} ${offense.check} ` +
        `${path.relative(folder, fileURLToPath(offense.uri))}:${offense.start.line + 1} ${offense.message}`,
    ),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { files, checks, offenses } = await checkTheme();
  for (const offense of offenses) console.log(offense);
  console.log(`${files} files, ${checks} checks, ${offenses.length} offenses`);
  process.exitCode = offenses.length > 0 ? 1 : 0;
}
