import { ask } from './channel.ts';

interface ResourcePickerOptions {
  type: 'product' | 'variant' | 'collection';
  action?: 'add' | 'select';
  filter?: { draft?: boolean; archived?: boolean; query?: string };
  multiple?: boolean | number;
  query?: string;
  selectionIds?: { id: string }[];
}

interface PickerOptions {
  heading: string;
  multiple?: boolean | number;
  items: {
    id: string;
    heading: string;
    data?: (string | number | undefined)[];
    disabled?: boolean;
    selected?: boolean;
  }[];
}

const MAX_ROWS = 250;

/** Lets the merchant choose products; undefined when they close the picker. */
export async function openResourcePicker(options: ResourcePickerOptions): Promise<unknown> {
  const chosen = await ask('resourcePicker', {
    type: options.type,
    action: options.action ?? 'add',
    limit: limitOf(options.multiple),
    query: options.query ?? options.filter?.query ?? '',
    includeDrafts: options.filter?.draft ?? true,
    selectedIds: (options.selectionIds ?? []).map(({ id }) => id),
  });
  if (!chosen) return undefined;
  return Object.assign(chosen, { selection: chosen });
}

/** Lets the merchant choose among the app's own rows. */
export async function openPicker(
  options: PickerOptions,
): Promise<{ selected: Promise<string[] | undefined> }> {
  const selected = ask('picker', {
    heading: options.heading,
    limit: limitOf(options.multiple),
    rows: options.items.slice(0, MAX_ROWS).map((item) => ({
      id: item.id,
      heading: item.heading,
      details: (item.data ?? []).map((value) => String(value ?? '')),
      disabled: item.disabled ?? false,
      selected: item.selected ?? false,
    })),
  });
  return { selected: selected.then((ids) => ids ?? undefined) };
}

function limitOf(multiple: boolean | number | undefined): number {
  if (typeof multiple === 'number') return multiple;
  return multiple ? MAX_ROWS : 1;
}
