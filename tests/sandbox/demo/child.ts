import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Refusal } from '../../setup/refusal.ts';
import { projectRoot } from '../../setup/stamp.ts';

const TAIL_LINES = 20;
const STOP_TIMEOUT_MS = 25_000;

export interface ChildOptions {
  /** What people call it: "app", "local Shopify". */
  name: string;
  args: string[];
  env: Record<string, string>;
  logFile: string;
  onLine: (line: string) => void;
}

/** A process of the demo: logged, watched, and stopped in order. */
export class Child {
  readonly name: string;
  readonly logFile: string;
  readonly pid: number;
  /** Resolves with the exit code, or the signal's name, when the process has ended. */
  readonly ended: Promise<number | string>;
  readonly #process: ChildProcess;
  readonly #tail: string[] = [];

  constructor(options: ChildOptions) {
    this.name = options.name;
    this.logFile = options.logFile;
    mkdirSync(path.dirname(options.logFile), { recursive: true });
    const log = createWriteStream(options.logFile);
    log.on('error', () => undefined);
    this.#process = spawn(process.execPath, options.args, {
      cwd: projectRoot,
      // The channel tells the child when we are gone.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, ...options.env },
    });
    this.pid = this.#process.pid ?? 0;
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        log.write(`${line}\n`);
        this.#tail.push(line.slice(0, 500));
        if (this.#tail.length > TAIL_LINES) this.#tail.shift();
        if (stream === this.#process.stdout) options.onLine(line);
      });
    }
    this.ended = new Promise((resolve) => {
      this.#process.once('error', (error) => resolve(error.message));
      this.#process.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
    });
  }

  lastLines(): string[] {
    return [...this.#tail];
  }

  /** Asks the process to end and, when it does not within 25 s, ends it. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill('SIGTERM');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await this.ended;
    clearTimeout(timer);
  }

  /** Highest memory the process has held so far, in MB; null where the system does not tell. */
  peakMemoryMb(): number | null {
    try {
      const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
      const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
      return kilobytes ? Math.round(Number(kilobytes) / 1024) : null;
    } catch {
      return null;
    }
  }
}

/**
 * Waits for a sign of life from a child that starts.
 * @throws Refusal with its last lines when it ends first or takes too long.
 */
export async function orDeath<T>(child: Child, up: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Refusal(`The ${child.name} did not start in ${timeoutMs / 1000} s. ${tail(child)}`),
        ),
      timeoutMs,
    );
  });
  const dead = child.ended.then(async (end) => {
    // What it said last may still be on its way.
    await new Promise((resolve) => setImmediate(resolve));
    throw new Refusal(`The ${child.name} ended while it started (${end}). ${tail(child)}`);
  });
  dead.catch(() => undefined);
  try {
    return await Promise.race([up, dead, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Where the log is and its last lines, for people. */
export function tail(child: Child): string {
  const file = path.relative(projectRoot, child.logFile);
  return `Its last lines (all of them in ${file}):\n${child.lastLines().join('\n')}`;
}

/** A line of JSON as a value; null for any other line. */
export function parseLine(line: string): unknown {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
