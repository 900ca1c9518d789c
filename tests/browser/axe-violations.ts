import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** Fewer elements than any page of the app has: axe has looked at the host alone. */
const FEWEST_NODES = 20;

/**
 * What keeps people from using the page in the app's frame, by rule and element.
 *
 * Axe leaves out a frame that is too busy to answer; so it is asked until it has seen the frame.
 * `best-practice` false keeps to WCAG 2.1 A and AA.
 */
export async function axeViolations(
  page: Page,
  { bestPractice = true }: { bestPractice?: boolean } = {},
): Promise<[string, string[]][]> {
  const axe = new AxeBuilder({ page })
    .include('iframe[name="app-iframe"]')
    .withTags(bestPractice ? TAGS : TAGS.filter((tag) => tag !== 'best-practice'));
  let found: Awaited<ReturnType<typeof axe.analyze>> | undefined;
  await expect
    .poll(async () => nodesInFrame((found = await axe.analyze()).passes))
    .toBeGreaterThan(FEWEST_NODES);
  return (found?.violations ?? []).map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
}

/** Elements inside the app's frame that axe has looked at: each is named by frame and selector. */
function nodesInFrame(passes: readonly { nodes: readonly { target: readonly unknown[] }[] }[]) {
  return passes.flatMap(({ nodes }) => nodes).filter(({ target }) => target.length > 1).length;
}
