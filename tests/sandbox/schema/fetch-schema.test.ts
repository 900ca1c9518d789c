import { copyFile, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { adminSchemaFile, fetchAdminSchema } from './fetch-schema.ts';
import { loadAdminSchema } from './admin-schema.ts';
import { readTarEntry } from './tar-entry.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'schema-test-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** A port where nothing listens, so that npm is refused at once. */
async function deadRegistry(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/`;
}

async function cutTheNetwork(): Promise<void> {
  vi.stubEnv('npm_config_registry', await deadRegistry());
  vi.stubEnv('npm_config_fetch_retries', '0');
  vi.stubEnv('npm_config_cache', path.join(folder, 'npm-cache'));
}

describe('fetchAdminSchema', () => {
  it('leaves a genuine file as it is, without the network', async () => {
    await cutTheNetwork();
    const file = path.join(folder, 'schema.json.gz');
    await copyFile(adminSchemaFile, file);
    const before = await stat(file);
    expect(await fetchAdminSchema(file)).toBe(file);
    expect((await stat(file)).mtimeMs).toBe(before.mtimeMs);
  });

  it('says in one sentence that it needs the network, and leaves a damaged file as it was', async () => {
    await cutTheNetwork();
    const file = path.join(folder, 'schema.json.gz');
    await writeFile(file, 'half a fi');
    await expect(fetchAdminSchema(file)).rejects.toThrow(
      /connect to the network and run this again/,
    );
    expect(await readFile(file, 'utf8')).toBe('half a fi');
    expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});

describe('readTarEntry', () => {
  const header = (name: string, size: number, prefix = ''): Buffer => {
    const block = Buffer.alloc(512);
    block.write(name, 0);
    block.write(size.toString(8).padStart(11, '0'), 124);
    block.write(prefix, 345);
    return block;
  };
  const padded = (content: string): Buffer =>
    Buffer.concat([Buffer.from(content)], Math.ceil(content.length / 512) * 512);
  const long = 'x'.repeat(700);
  const archive = Buffer.concat([
    header('a.txt', 5),
    padded('first'),
    header('b.txt', long.length, 'deep/folder'),
    padded(long),
    Buffer.alloc(1024),
  ]);

  it('finds a file by name or prefix and name', () => {
    expect(readTarEntry(archive, 'a.txt')?.toString()).toBe('first');
    expect(readTarEntry(archive, 'deep/folder/b.txt')?.toString()).toBe(long);
  });

  it('gives undefined for a file that is not there', () => {
    expect(readTarEntry(archive, 'b.txt')).toBeUndefined();
    expect(readTarEntry(Buffer.alloc(0), 'a.txt')).toBeUndefined();
  });
});

describe('loadAdminSchema', () => {
  it('knows the 2026-10 schema and what its types and fields need', () => {
    const { schema, typeScopes, fieldScopes } = loadAdminSchema();
    expect(schema.getQueryType()?.name).toBe('QueryRoot');
    expect(typeScopes.get('Customer')?.requirement).toEqual([['read_customers']]);
    expect(typeScopes.get('Market')?.requirement).toEqual([['read_markets']]);
    expect(fieldScopes.get('Mutation.translationsRegister')?.requirement).toEqual([
      ['write_translations'],
    ]);
  });
});
