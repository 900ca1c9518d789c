import type { OrderFileReport } from '../order-files/index.ts';

const SHOWN_COUNTRIES = 10;

/** The report of an order file in plain lines: what was read, what it became, what was left out. */
export function describeOrderFile(report: OrderFileReport): string {
  const number = new Intl.NumberFormat('en');
  const money = (minor: number): string =>
    report.currency
      ? new Intl.NumberFormat('en', { style: 'currency', currency: report.currency }).format(
          minor / 10 ** fractionDigits(report.currency),
        )
      : number.format(minor);
  const classes = Object.entries(report.classes).map(
    ([name, { lines, amountMinor }]) =>
      `  ${name}: ${number.format(lines)} lines, ${money(amountMinor)}`,
  );
  const unknown = Object.entries(report.unknownCountries)
    .slice(0, SHOWN_COUNTRIES)
    .map(([name, lines]) => `${name} (${number.format(lines)} lines)`);
  return [
    `${report.file}: ${number.format(report.linesRead)} lines of ${report.layout ?? 'an unknown layout'}, ${report.firstOn} to ${report.lastOn}, read in ${report.seconds.toFixed(1)} s`,
    ...classes,
    `  became ${number.format(report.orders)} orders, ${number.format(report.refunds)} refunds, ${number.format(report.products)} products and ${number.format(report.customers)} customers`,
    `  orders total ${money(report.totalMinor)}, refunded ${money(report.refundedMinor)}`,
    ...(unknown.length > 0 ? [`  no known country: ${unknown.join(', ')}`] : []),
    ...(report.linesRejected > 0
      ? [`  ${number.format(report.linesRejected)} lines rejected, kept in ${report.rejectsPath}`]
      : []),
    ...report.notes.map((note) => `  ${note}`),
  ].join('\n');
}

function fractionDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
      .maximumFractionDigits ?? 2
  );
}
