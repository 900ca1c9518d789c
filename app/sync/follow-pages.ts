import type { Page } from '../shopify/operations/orders.ts';

/** Nothing yet, and more to come. */
export const BEFORE_FIRST_PAGE: Page<never> = {
  pageInfo: { hasNextPage: true, endCursor: null },
  nodes: [],
};

/**
 * The nodes of a page and of all that follow it; `read` gets the cursor, and null from it ends.
 * @throws RangeError where there are more than `pagesMax` pages.
 */
export async function followPages<Node>(
  first: Page<Node>,
  read: (after: string | null) => Promise<Page<Node> | null | undefined>,
  pagesMax = 100,
): Promise<Node[]> {
  const nodes = [...first.nodes];
  let { pageInfo } = first;
  for (let page = 0; pageInfo.hasNextPage; page++) {
    if (page === pagesMax) throw new RangeError(`A list has more than ${pagesMax} pages.`);
    const next = await read(pageInfo.endCursor);
    if (next === null || next === undefined) break;
    nodes.push(...next.nodes);
    pageInfo = next.pageInfo;
  }
  return nodes;
}
