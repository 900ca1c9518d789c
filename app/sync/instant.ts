const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** The text itself, once it is known to be an instant with its offset. @throws RangeError */
export function instant(text: string): string {
  if (!INSTANT.test(text)) throw new RangeError(`"${text}" is not an instant`);
  return text;
}

/** The same for a value that may be missing. @throws RangeError */
export function instantOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : instant(text);
}
