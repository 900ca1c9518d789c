import { stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { problem, type OrderFileProblem } from './model.ts';

export interface Reject {
  line: number;
  raw: string;
  problem: OrderFileProblem;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/**
 * Writes the lines that were not imported as a CSV of line number, reason and the line as it stood.
 *
 * @returns the path written: `target`, `FILE.rejects.csv` in it when it is a folder, or beside the
 * order file when it is not given; a problem when nothing can be written there.
 */
export async function writeRejects(
  orderFile: string,
  target: string | undefined,
  header: string,
  rejects: readonly Reject[],
): Promise<string | OrderFileProblem> {
  const name = `${basename(orderFile)}.rejects.csv`;
  let path = target ?? `${orderFile}.rejects.csv`;
  if (target !== undefined && (await isFolder(target))) path = join(target, name);
  const rows = rejects.map(({ line, raw, problem: { sentence } }) =>
    [line, quoted(sentence), quoted(raw)].join(','),
  );
  try {
    await writeFile(path, [`line,reason,${quoted(header)}`, ...rows, ''].join('\n'));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return problem(null, null, 'a place to write the rejected lines', `${path} (${code})`);
  }
  return path;
}
