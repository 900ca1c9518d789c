import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { checkDatabaseUser } from './database-user.ts';
import { buildApp, fetchSchema, generateClient } from './prepare.ts';
import { Refusal } from './refusal.ts';
import { runTests } from './run-tests.ts';
import { stopTools } from './run-tool.ts';
import { projectRoot } from './stamp.ts';

let program: ChildProcess | null = null;

/** Goes on from bootstrap.mjs under the project's own Node: prepares what a task needs, runs it. */
async function main(task: string, args: string[]): Promise<number> {
  if (task !== 'setup') checkDatabaseUser();
  await generateClient();
  await fetchSchema();
  if (task === 'test') return runTests(args);
  await buildApp();
  if (task === 'demo') return runProgram('tests/sandbox/demo/main.ts', args);
  if (task === 'bench') return runProgram('tests/bench/main.ts', args);
  if (task === 'chaos') return runProgram('tests/chaos/main.ts', args);
  return 0;
}

/** Runs one of our programs and gives its exit code. */
function runProgram(file: string, args: string[]): Promise<number> {
  const child = spawn(
    process.execPath,
    [...process.execArgv, path.join(projectRoot, file), ...args],
    { cwd: projectRoot, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
  );
  program = child;
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

/** Passes the wish to end on; a program ends in its own order, and this process after it. */
function end(): void {
  stopTools();
  if (program) program.kill('SIGTERM');
  else process.exit(1);
}

// Ctrl-C reaches the program by itself.
process.on('SIGINT', () => (program ? undefined : end()));
process.on('SIGTERM', end);
process.on('SIGHUP', end);
process.on('disconnect', end);

try {
  const [task = '', ...args] = process.argv.slice(2);
  process.exit(await main(task, args));
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
}
