export type { ActivityEntry, ActivityState, Actor, DeskRefusal, UndoRefusal } from './model.ts';
export type { ActivityView, ChangeView, PreviewView } from './view.ts';
