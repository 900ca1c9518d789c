import { describe, expect, it } from 'vitest';

import { changeViews } from './change-views.ts';
import { type OrderView, VIEWS_MAX } from './order-views.ts';
import { ViewChangeInput } from './view-input.ts';

const VIEWS: OrderView[] = [
  { viewId: 'a', name: 'Japan', query: 'country=JP' },
  { viewId: 'b', name: 'Big', query: 'sort=-total' },
];
const full = Array.from({ length: VIEWS_MAX }, (_, index) => ({
  viewId: `${index}`,
  name: `View ${index}`,
  query: '',
}));

describe('views', () => {
  it('are made, renamed, given other filters and deleted', () => {
    expect(changeViews(VIEWS, { intent: 'create', name: 'New', query: 'q=1' }, 'c')).toEqual({
      ok: true,
      value: [...VIEWS, { viewId: 'c', name: 'New', query: 'q=1' }],
    });
    expect(changeViews(VIEWS, { intent: 'rename', viewId: 'a', name: 'japan' }, 'c')).toEqual({
      ok: true,
      value: [{ ...VIEWS[0], name: 'japan' }, VIEWS[1]],
    });
    expect(changeViews(VIEWS, { intent: 'update', viewId: 'b', query: 'q=2' }, 'c')).toEqual({
      ok: true,
      value: [VIEWS[0], { ...VIEWS[1], query: 'q=2' }],
    });
    expect(changeViews(VIEWS, { intent: 'delete', viewId: 'a' }, 'c')).toEqual({
      ok: true,
      value: [VIEWS[1]],
    });
  });

  it.each([
    ['name-taken', VIEWS, { intent: 'create', name: 'JAPAN', query: '' }],
    ['name-taken', VIEWS, { intent: 'rename', viewId: 'b', name: 'japan' }],
    ['view-gone', VIEWS, { intent: 'rename', viewId: 'z', name: 'Other' }],
    ['view-gone', VIEWS, { intent: 'update', viewId: 'z', query: '' }],
    ['too-many', full, { intent: 'create', name: 'One more', query: '' }],
  ] as const)('are refused: %s', (reason, views, change) => {
    expect(changeViews(views, change, 'c')).toMatchObject({ ok: false, reason });
  });

  it('that are gone already are deleted without a word', () => {
    const gone = changeViews(VIEWS, { intent: 'delete', viewId: 'z' }, 'c');
    expect(gone).toEqual({ ok: true, value: VIEWS });
  });
});

describe('what a page sends', () => {
  it('keeps of a query only what filters and sorts', () => {
    const sent = { intent: 'create', name: ' Late ', query: 'after=1.2&x=y&parcel=late&sort=date' };
    expect(ViewChangeInput.parse(sent)).toEqual({
      intent: 'create',
      name: 'Late',
      query: 'parcel=late&sort=date',
    });
  });

  it.each(['', '   ', 'x'.repeat(41), 'a\u0000b'])('may not be named %j', (name) => {
    expect(ViewChangeInput.safeParse({ intent: 'rename', viewId: 'a', name }).success).toBe(false);
  });
});
