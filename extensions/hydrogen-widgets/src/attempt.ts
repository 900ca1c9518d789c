/** What a function gives; null where it throws: data from outside never take the page down. */
export function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}
