import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { checkTheme, extensionFolder } from './theme-check.ts';

describe('theme check', () => {
  it('has nothing to say about the extension', async () => {
    const report = await checkTheme();
    expect(report.offenses).toEqual([]);
    expect(report.context).toBe('app');
    // It must have looked: a wrong folder is clean too.
    expect(report.files).toBe(
      globSync('{blocks,snippets,locales}/*.{liquid,json}', { cwd: extensionFolder }).length,
    );
    expect(report.checks).toBeGreaterThan(50);
  });

  it('would notice a missing translation and an unknown filter', async () => {
    const copy = mkdtempSync(path.join(tmpdir(), 'theme-check-'));
    try {
      cpSync(extensionFolder, copy, { recursive: true });
      const block = path.join(copy, 'blocks/delivery-estimate.liquid');
      const source = readFileSync(block, 'utf8');
      writeFileSync(block, `{{ 'no.such_key' | t }}{{ 'x' | no_such_filter }}\n${source}`);
      const found = (await checkTheme(copy)).offenses.map((offense) => offense.split(' ')[1]);
      expect(found).toContain('TranslationKeyExists');
      expect(found).toContain('UnknownFilter');
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});
