export { openActionDesk, type ActionDesk, type Approval } from './action-desk.server.ts';
export { readActivity, readActivityEntry, type ActivityPage } from './read-activity.server.ts';
export { recordActivity, type DoneActivity } from './record-activity.server.ts';
export { viewActivity, viewPreview } from './view-activity.server.ts';
export type { PreviewView } from './view.ts';
