import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { Refusal } from './refusal.ts';
import { projectRoot } from './stamp.ts';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Path of a Chromium: from CHROMIUM, from its usual places, or Playwright's own; null when this
 * machine has none.
 * @throws Refusal when CHROMIUM names a file that is not there.
 */
export function findBrowser(): string | null {
  const named = process.env['CHROMIUM'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Refusal(`CHROMIUM names ${named}, but there is no such file.`);
  }
  return [...USUAL_PLACES, chromium.executablePath()].find((place) => existsSync(place)) ?? null;
}

/**
 * Path of a Chromium, installed when there is none: from the system's packages where we may (root
 * on Debian or Ubuntu), else Playwright's own.
 * @throws Refusal when neither works.
 */
export function requireBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  process.stderr.write('Installing a browser …\n');
  if (mayUseApt()) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  if (!findBrowser()) {
    const cli = path.join(projectRoot, 'node_modules/playwright-core/cli.js');
    spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore' });
  }
  const installed = findBrowser();
  if (installed) return installed;
  throw new Refusal(
    'No Chromium was found and none could be installed: install Chromium or Chrome, or set CHROMIUM to its path.',
  );
}

function mayUseApt(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^(ID|ID_LIKE)=.*(debian|ubuntu)/m.test(release);
}

/** Arguments under which Chromium runs everywhere: no sandbox as root, no shared memory trouble. */
export function browserArguments(): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-dev-shm-usage',
    '--disable-gpu',
  ];
}
