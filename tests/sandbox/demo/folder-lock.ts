import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../setup/refusal.ts';

/**
 * Marks a data folder as in use and returns the way to give it back. A mark whose process is gone
 * does not count: a killed demo leaves one behind.
 * @throws Refusal when a demo runs on the folder: starting another would wipe its data.
 */
export function takeFolder(folder: string): () => void {
  const file = path.join(folder, 'demo.pid');
  const holder = Number(readText(file));
  if (isDemo(holder)) {
    throw new Refusal(
      `The demo already runs from this folder (process ${holder}): stop it first, or start this one from another clone.`,
    );
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function isDemo(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // Where the system tells, a number that another program got since is told apart.
  const command = readText(`/proc/${pid}/cmdline`);
  return command === '' || command.includes('demo/main.ts');
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
