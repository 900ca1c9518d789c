import type { FrameLocator } from 'playwright-core';

/**
 * Waits until React has taken over everything that can be pressed or filled in: before that a
 * press waits and what is typed is lost. Quiet on the network says nothing of it, and a page that
 * looks for news is never quiet.
 */
export async function hydrated(frame: FrameLocator, timeout = 60_000): Promise<void> {
  const root = frame.locator('html');
  await root.waitFor({ timeout });
  const handle = await root.elementHandle({ timeout });
  const content = await handle?.ownerFrame();
  await content?.waitForFunction(
    () => {
      const controls = [...document.querySelectorAll('button, input, select, textarea')];
      const isOwned = (element: Element) =>
        Object.keys(element).some((key) => key.startsWith('__reactProps$'));
      return document.readyState === 'complete' && controls.every(isOwned);
    },
    undefined,
    { timeout },
  );
}
