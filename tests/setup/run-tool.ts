import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import path from 'node:path';
import { projectRoot } from './stamp.ts';

export interface ToolResult {
  ok: boolean;
  /** Standard output and error as they came. */
  output: string;
  seconds: number;
}

const MAX_OUTPUT_CHARACTERS = 4 * 1024 ** 2;

const running = new Set<ChildProcess>();

/** Ends every tool that still runs; for when we are asked to stop. */
export function stopTools(): void {
  for (const child of running) child.kill('SIGTERM');
}

/** Runs a program of node_modules/.bin (or a path) in the project and waits for its end. */
export function runTool(
  tool: string,
  args: string[],
  options: { env?: Record<string, string> | undefined; echo?: boolean | undefined } = {},
): Promise<ToolResult> {
  const startedAt = performance.now();
  const command = tool.includes('/') ? tool : path.join(projectRoot, 'node_modules/.bin', tool);
  const child = spawn(command, args, {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...options.env },
  });
  running.add(child);
  let output = '';
  const take = (chunk: Buffer): void => {
    if (options.echo) process.stdout.write(chunk);
    output = (output + chunk.toString()).slice(-MAX_OUTPUT_CHARACTERS);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((resolve) => {
    const done = (ok: boolean): void => {
      running.delete(child);
      resolve({ ok, output, seconds: (performance.now() - startedAt) / 1000 });
    };
    child.on('error', (error) => {
      output += error.message;
      done(false);
    });
    child.on('close', (code) => done(code === 0));
  });
}
