import type { PickerRequest, PickerRow, ResourcePickerRequest } from '../protocol.ts';
import { element, openDialog } from './element.ts';
import type { Host } from './frame.ts';

/** A list with check boxes (radio buttons when one may be chosen); ids chosen, or null. */
export function choose(host: Host, request: PickerRequest): Promise<string[] | null> {
  const { words } = host.boot;
  const chosen = new Set(request.rows.filter((row) => row.selected).map((row) => row.id));
  return openDialog<string[]>(request.heading, (close) => {
    const list = element('div', { className: 'list' });
    const show = (filter: string): void => {
      const rows = request.rows.filter((row) => matches(row, filter));
      list.replaceChildren(
        ...(rows.length > 0
          ? rows.map((row) => rowNode(row, chosen, request.limit))
          : [element('p', { className: 'body quiet' }, words.noProducts)]),
      );
    };
    const search = element('input', { type: 'search', placeholder: words.searchProducts });
    search.setAttribute('aria-label', words.searchProducts);
    search.addEventListener('input', () => show(search.value));
    show('');
    return {
      body: [element('div', { className: 'body' }, search), list],
      footer: [
        element('button', { type: 'button', onclick: () => close(null) }, words.cancel),
        element(
          'button',
          { type: 'button', className: 'primary', onclick: () => close([...chosen]) },
          words.select,
        ),
      ],
    };
  });
}

/** Products or variants of the shop as Shopify's picker returns them. */
export async function chooseResources(
  host: Host,
  request: ResourcePickerRequest,
): Promise<Record<string, unknown>[] | null> {
  const { rows, resources } = await host.server<{
    rows: PickerRow[];
    resources: Record<string, Record<string, unknown>>;
  }>('resources', request);
  const { words } = host.boot;
  const heading = request.action === 'select' ? words.select : words.add;
  const ids = await choose(host, { heading, rows, limit: request.limit });
  return (
    ids?.flatMap((id): Record<string, unknown>[] => (resources[id] ? [resources[id]] : [])) ?? null
  );
}

function matches(row: PickerRow, filter: string): boolean {
  return [row.heading, ...row.details].join(' ').toLowerCase().includes(filter.toLowerCase());
}

function rowNode(row: PickerRow, chosen: Set<string>, limit: number): HTMLLabelElement {
  const input = element('input', {
    type: limit === 1 ? 'radio' : 'checkbox',
    name: 'picker-row',
    checked: chosen.has(row.id),
    disabled: row.disabled,
  });
  input.addEventListener('change', () => {
    if (limit === 1) chosen.clear();
    if (!input.checked) chosen.delete(row.id);
    else if (chosen.size < limit) chosen.add(row.id);
    else input.checked = false;
  });
  return element(
    'label',
    {},
    input,
    element('span', {}, row.heading),
    ...row.details.map((detail) => element('span', { className: 'quiet' }, detail)),
  );
}
