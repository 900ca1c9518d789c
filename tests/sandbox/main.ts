/**
 * The process of the local Shopify: `node tests/sandbox/main.ts '<SandboxConfig as JSON>'`.
 *
 * It tells its parent what happens as JSON lines on standard output (`SandboxMessage`), logs to
 * standard error, and ends when its parent does.
 */
import { machineSentence } from '../setup/refusal.ts';
import type { OrderFileReport } from './order-files/index.ts';
import { startSandbox } from './start-sandbox.ts';
import type { RunningSandbox, SandboxConfig } from './start-sandbox.ts';

export type SandboxMessage =
  | { event: 'order-file'; report: OrderFileReport }
  | { event: 'refused'; sentences: string[]; report: OrderFileReport | null }
  | { event: 'ready'; url: string; appUrl: string; shops: string[] };

function tell(message: SandboxMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

let running: RunningSandbox | null = null;
let ending = false;

function end(code: number): void {
  if (ending) return;
  ending = true;
  const close = running?.close() ?? Promise.resolve();
  void close.finally(() => process.exit(code));
}

process.on('SIGTERM', () => end(0));
// Ctrl-C reaches the whole group; the parent ends us in its own order.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => end(0));

try {
  const config = JSON.parse(process.argv[2] ?? '{}') as SandboxConfig;
  const started = await startSandbox(config, (report) => tell({ event: 'order-file', report }));
  if ('sentences' in started) {
    tell({ event: 'refused', ...started });
    process.exit(1);
  }
  running = started;
  tell({ event: 'ready', url: started.url, appUrl: started.appUrl, shops: started.shops });
} catch (error) {
  const sentence = machineSentence(error);
  if (!sentence) throw error;
  tell({ event: 'refused', sentences: [sentence], report: null });
  process.exit(1);
}
