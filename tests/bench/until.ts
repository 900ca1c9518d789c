const LOOK_MS = 250;

/** Looks again and again until it is so. @throws Error past the time, which names what was awaited. */
export async function until(
  timeoutMs: number,
  what: string,
  isSo: () => Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) {
      throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
