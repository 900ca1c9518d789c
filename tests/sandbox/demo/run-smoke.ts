import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { browserArguments, requireBrowser } from '../../setup/find-browser.ts';
import { Refusal } from '../../setup/refusal.ts';
import { projectRoot } from '../../setup/stamp.ts';
import type { OrderFileReport } from '../order-files/index.ts';
import type { DemoOptions } from './options.ts';
import { describeOrderFile } from './order-file-words.ts';
import { tail } from './child.ts';
import { walkMainJob } from './smoke-walk.ts';
import type { WalkFigures } from './smoke-walk.ts';
import { startDemo } from './start-demo.ts';
import type { RunningDemo } from './start-demo.ts';

const SMOKE_SHOP = 'nordlicht-living';
const MAX_WALK_MS = 6 * 60_000;
const EVIDENCE = path.join(projectRoot, '.data/smoke');

/** The line of figures that `--smoke` prints. */
export interface SmokeLine extends Partial<WalkFigures> {
  ok: boolean;
  shop: string;
  /** Lines of the order file that were not imported. */
  rejected: number;
  startSeconds: number;
  totalSeconds: number;
  /** Highest memory of the app process and of the local Shopify. */
  peakMemoryMb: number | null;
  sandboxPeakMemoryMb: number | null;
  failure?: string;
}

/**
 * Starts everything on free ports with data of its own, walks the main job in a headless browser
 * and prints one JSON line of figures. Returns 0, or 1 with screenshots and logs in .data/smoke.
 */
export async function runSmoke(options: DemoOptions, stopAsked: Promise<void>): Promise<number> {
  const startedAt = performance.now();
  const executablePath = requireBrowser();
  rmSync(EVIDENCE, { recursive: true, force: true });
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-smoke-'));
  // PostgreSQL runs as a user of its own where we are root.
  await chmod(folder, 0o755);
  let report: OrderFileReport | null = null;
  let demo: RunningDemo | null = null;
  let browser: Browser | null = null;
  const logDir = path.join(folder, 'logs');
  try {
    demo = await startDemo({
      port: 0,
      shops: options.orderFile
        ? []
        : [options.shops.length === 1 ? (options.shops[0] ?? SMOKE_SHOP) : SMOKE_SHOP],
      orderFile: options.orderFile,
      keep: false,
      dataDir: path.join(folder, 'data'),
      logDir,
      onStep: (name, seconds) => note(`${name} is up (${seconds.toFixed(1)} s)`),
      onOrderFile: (read) => {
        report = read;
        note(describeOrderFile(read));
      },
    });
    const startSeconds = seconds(startedAt);
    browser = await chromium.launch({ executablePath, args: browserArguments() });
    const outcome = await bounded(browser, demo, report, stopAsked);
    const line: SmokeLine = {
      ok: outcome.failure === undefined,
      shop: demo.shops[0] ?? '',
      rejected: (report as OrderFileReport | null)?.linesRejected ?? 0,
      ...outcome.figures,
      startSeconds,
      totalSeconds: seconds(startedAt),
      peakMemoryMb: demo.app.peakMemoryMb(),
      sandboxPeakMemoryMb: demo.sandbox.peakMemoryMb(),
      ...(outcome.failure === undefined ? {} : { failure: outcome.failure }),
    };
    if (!line.ok) {
      await keepEvidence(browser, logDir);
      note(`The walk failed: ${line.failure}`);
      note(`Screenshots and logs are in ${path.relative(process.cwd(), EVIDENCE)}.`);
    }
    console.log(JSON.stringify(line));
    return line.ok ? 0 : 1;
  } finally {
    await browser?.close().catch(() => undefined);
    await demo?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Outcome {
  figures: Partial<WalkFigures>;
  failure: string | undefined;
}

/** Walks until the end, the first failure, a process's death, the deadline, or a wish to stop. */
async function bounded(
  browser: Browser,
  demo: RunningDemo,
  report: OrderFileReport | null,
  stopAsked: Promise<void>,
): Promise<Outcome> {
  const figures: Partial<WalkFigures> = {};
  let timer: NodeJS.Timeout | undefined;
  const walk = walkMainJob({ browser, demo, report, figures, note });
  try {
    await Promise.race([
      walk,
      demo.died.then((child) => {
        throw new Error(`The ${child.name} died. ${tail(child)}`);
      }),
      stopAsked.then(() => {
        throw new Refusal('Stopped before the walk was done.');
      }),
      new Promise((_, reject) => {
        const text = `The walk took longer than ${MAX_WALK_MS / 60_000} minutes.`;
        timer = setTimeout(() => reject(new Error(text)), MAX_WALK_MS);
      }),
    ]);
    return { figures, failure: undefined };
  } catch (error) {
    // The walk may still fail once its browser is gone; it has been told already.
    walk.catch(() => undefined);
    return { figures, failure: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

async function keepEvidence(browser: Browser, logDir: string): Promise<void> {
  mkdirSync(EVIDENCE, { recursive: true });
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [index, page] of pages.entries()) {
    const file = path.join(EVIDENCE, `page-${index + 1}.png`);
    await page.screenshot({ path: file, fullPage: true }).catch(() => undefined);
  }
  if (existsSync(logDir)) cpSync(logDir, EVIDENCE, { recursive: true });
}

function note(text: string): void {
  console.error(text);
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 10) / 100;
}
