import type { WeekReport } from './simulate-week.ts';

/** Tells how the week went; true where nothing differs at its end and nothing gave up. */
export function printReport(report: WeekReport, print: (line: string) => void): boolean {
  print('\nWhat happened in the shop');
  printCounts(report.events, print);
  print('\nWhat went wrong');
  printCounts(report.faults, print);
  print('\nWebhook deliveries');
  printCounts(report.webhooks, print);
  const differing = (tables: WeekReport['after']) =>
    tables.reduce((total, { missing, surplus }) => total + missing + surplus, 0);
  print(`\nThe nights found ${report.foundByNights} records that webhooks had missed.`);
  print(`Rows that differed before the last night: ${differing(report.before)}`);
  print('\nTable                     rows   missing   surplus');
  for (const { table, rows, missing, surplus, example } of report.after) {
    print(
      `${table.padEnd(22)}${[rows, missing, surplus].map((n) => String(n).padStart(8)).join('  ')}`,
    );
    if (example !== null) print(`    ${example}`);
  }
  if (report.failedJobs.length > 0) {
    print(`\nJobs that gave up and wait for a person: ${report.failedJobs.join(', ')}`);
  }
  return differing(report.after) === 0;
}

function printCounts(counts: ReadonlyMap<string, number>, print: (line: string) => void): void {
  for (const [name, times] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    print(`${String(times).padStart(6)}  ${name}`);
  }
}
