import { ok, refuse, type Result } from '../../kernel/result.ts';
import { type OrderView, VIEWS_MAX, type ViewChange, type ViewRefusal } from './order-views.ts';

/**
 * A shop's views after a change; `newId` is the id of a view that it creates. Deleting a view that
 * is gone already is no refusal: it is what was wanted.
 */
export function changeViews(
  views: readonly OrderView[],
  change: ViewChange,
  newId: string,
): Result<OrderView[], ViewRefusal> {
  if (change.intent === 'delete') return ok(views.filter(({ viewId }) => viewId !== change.viewId));
  const viewId = change.intent === 'create' ? newId : change.viewId;
  const others = views.filter((view) => view.viewId !== viewId);
  if ('name' in change && others.some(({ name }) => sameName(name, change.name))) {
    return refuse('name-taken');
  }
  if (change.intent === 'create') {
    if (views.length >= VIEWS_MAX) return refuse('too-many', { maximum: VIEWS_MAX });
    return ok([...views, { viewId, name: change.name, query: change.query }]);
  }
  if (others.length === views.length) return refuse('view-gone');
  const { intent: _intent, ...changed } = change;
  return ok(views.map((view) => (view.viewId === viewId ? { ...view, ...changed } : view)));
}

function sameName(a: string, b: string): boolean {
  return a.toLocaleLowerCase() === b.toLocaleLowerCase();
}
