import { fetchAdminSchema } from '../sandbox/schema/fetch-schema.ts';
import { Refusal, machineSentence } from './refusal.ts';
import { runTool } from './run-tool.ts';
import { unlessFresh } from './stamp.ts';

const LOCK = 'package-lock.json';

/** Generates the Prisma client when the schema has changed. */
export async function generateClient(): Promise<void> {
  await unlessFresh(
    {
      name: 'prisma-client',
      sources: ['prisma/schema.prisma', 'prisma.config.ts', LOCK],
      results: ['app/db/generated/client.ts'],
    },
    () =>
      step('Generating the database client', 'prisma', ['generate'], {
        // Only its presence is checked; nothing connects.
        DATABASE_URL: 'postgresql://unused@127.0.0.1:1/unused',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      }),
  );
}

/** Brings in Shopify's Admin schema, once. */
export async function fetchSchema(): Promise<void> {
  await fetchAdminSchema().catch((error: unknown) => {
    throw new Refusal(machineSentence(error) ?? (error as Error).message);
  });
}

/** Builds the app's server and browser bundles when a source has changed. */
export async function buildApp(): Promise<void> {
  await unlessFresh(
    {
      name: 'app-build',
      sources: [
        'app/**/*',
        // Previews in the admin run the widgets' built files.
        'extensions/storefront-widgets/{assets,locales}/*',
        'public/**/*',
        'vite.config.ts',
        'tsconfig.json',
        LOCK,
      ],
      excluded: (file) => /\.test\.tsx?$|\.md$/.test(file),
      results: ['build/server/index.js', 'build/client/assets'],
    },
    () => step('Building the app', 'remix', ['vite:build'], { NODE_ENV: 'production' }),
  );
}

async function step(
  title: string,
  tool: string,
  args: string[],
  env: Record<string, string>,
): Promise<void> {
  process.stderr.write(`${title} …\n`);
  const { ok, output } = await runTool(tool, args, { env });
  if (ok) return;
  if (/ENOSPC|no space left/i.test(output)) {
    throw new Refusal('The disk is full: free at least 1 GB and run this again.');
  }
  throw new Refusal(`${title} failed:\n${output.trim().split('\n').slice(-30).join('\n')}`);
}
