import path from 'node:path';
import { createRequire } from 'node:module';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const root = path.join(import.meta.dirname, '../..');
const FOLDERS = ['app', 'extensions'];

export interface Crossing {
  rule: string;
  from: string;
  to: string;
}

export interface BoundaryReport {
  modules: number;
  dependencies: number;
  crossings: Crossing[];
}

/** Follows every import of app/ and extensions/ and lists those that cross a boundary. */
export async function checkBoundaries(): Promise<BoundaryReport> {
  const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as IConfiguration;
  const { options = {}, ...ruleSet } = config;
  const before = process.cwd();
  process.chdir(root);
  try {
    const { output } = await cruise(
      FOLDERS,
      { ...options, ruleSet, validate: true },
      options.enhancedResolveOptions as never,
      { tsConfig: extractTSConfig('tsconfig.json') },
    );
    const { summary } = output as ICruiseResult;
    return {
      modules: summary.totalCruised,
      dependencies: summary.totalDependenciesCruised ?? 0,
      crossings: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    };
  } finally {
    process.chdir(before);
  }
}

if (process.argv[1] === import.meta.filename) {
  const { modules, dependencies, crossings } = await checkBoundaries();
  for (const { rule, from, to } of crossings) process.stdout.write(`${rule}: ${from} → ${to}\n`);
  process.stdout.write(
    `${modules} files, ${dependencies} imports, ${crossings.length} crossings\n`,
  );
  // A tool that reads nothing finds nothing: that is a failure too.
  process.exitCode = crossings.length > 0 || modules < 50 ? 1 : 0;
}
