/**
 * Brings Shopify's Admin schema out of an npm tarball into the ignored cache.
 *
 * The package is packed, not installed: as a dependency it would drag in 390 MB. npm checks the
 * tarball's integrity, this file checks the extracted one's.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { readTarEntry } from './tar-entry.ts';

const run = promisify(execFile);

export const adminApiVersion = '2026-10';
const packageSpec = '@shopify/dev-mcp@1.16.0';
const entry = `package/dist/data/admin_${adminApiVersion}.json.gz`;
const sha256 = 'f3b522f264556925eada700e795e4a002a9cba83444ebcc6c0d724254a0c6593';

const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));

/** Where the schema lies once it has been brought in. */
export const adminSchemaFile = path.join(
  projectRoot,
  '.cache/schema',
  `admin_${adminApiVersion}.json.gz`,
);

function isGenuine(content: Buffer): boolean {
  return createHash('sha256').update(content).digest('hex') === sha256;
}

async function pack(folder: string): Promise<Buffer> {
  const npm = process.env['npm_execpath'];
  const args = ['pack', packageSpec, '--silent', '--ignore-scripts', '--pack-destination', folder];
  const options = { cwd: folder, timeout: 180_000 };
  if (npm?.endsWith('.js')) await run(process.execPath, [npm, ...args], options);
  else await run('npm', args, { ...options, shell: process.platform === 'win32' });
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error('npm pack left no file');
  return promisify(gunzip)(await readFile(path.join(folder, tarball)));
}

/**
 * Makes sure the schema file is there and genuine, and returns its path.
 *
 * Quick when it already is. A kill halfway leaves either no file or a whole one. Throws one clear
 * sentence when npm cannot reach its registry or the file is not the expected one.
 */
export async function fetchAdminSchema(file: string = adminSchemaFile): Promise<string> {
  if (existsSync(file) && isGenuine(await readFile(file))) return file;
  const folder = await mkdtemp(path.join(tmpdir(), 'admin-schema-'));
  try {
    const archive = await pack(folder).catch((error: unknown) => {
      throw new Error(
        `Shopify's Admin schema could not be downloaded from npm (${packageSpec}): connect to the network and run this again; nothing was changed.`,
        { cause: error },
      );
    });
    const content = readTarEntry(archive, entry);
    if (!content || !isGenuine(content)) {
      throw new Error(
        `${packageSpec} does not hold the Admin schema that this project was written for (${entry}, SHA-256 ${sha256.slice(0, 12)}…); nothing was changed.`,
      );
    }
    await mkdir(path.dirname(file), { recursive: true });
    const partial = `${file}.${process.pid}.partial`;
    await writeFile(partial, content);
    await rename(partial, file);
    return file;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  try {
    console.log(`Admin schema: ${path.relative(process.cwd(), await fetchAdminSchema())}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
