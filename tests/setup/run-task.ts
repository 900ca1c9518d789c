import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildApp, fetchSchema, generateClient } from './prepare.ts';
import { Refusal } from './refusal.ts';
import { runTests } from './run-tests.ts';
import { projectRoot } from './stamp.ts';

/** Goes on from bootstrap.mjs under the project's own Node: prepares what a task needs, runs it. */
async function main(task: string, args: string[]): Promise<number> {
  await generateClient();
  await fetchSchema();
  switch (task) {
    case 'setup':
      await buildApp();
      return 0;
    case 'demo':
      await buildApp();
      return runNode('tests/sandbox/demo/main.ts', args);
    case 'bench':
      await buildApp();
      return runNode('tests/bench/main.ts', args);
    default:
      return runTests(args);
  }
}

/** Runs one of our programs and gives its exit code; it gets our signals and ends with us. */
function runNode(file: string, args: string[]): Promise<number> {
  const child = spawn(
    process.execPath,
    [...process.execArgv, path.join(projectRoot, file), ...args],
    {
      cwd: projectRoot,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    },
  );
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  process.on('disconnect', () => child.kill('SIGTERM'));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

try {
  const [task = '', ...args] = process.argv.slice(2);
  process.exit(await main(task, args));
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
}
