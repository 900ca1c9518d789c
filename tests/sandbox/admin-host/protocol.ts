/**
 * What the framed app and the admin host say to each other over postMessage.
 *
 * The frame asks (`FrameRequest`), the host answers (`HostReply`) and tells it of presses in
 * its own chrome (`HostEvent`). Nothing else crosses the frame's border.
 */

export const CHANNEL = 'sandbox-app-bridge';

export interface BarButton {
  /** Index of the app's own button, sent back when the host's copy is pressed. */
  index: number;
  label: string;
  disabled: boolean;
  loading: boolean;
  critical: boolean;
}

export interface SaveBarState {
  id: string;
  save: BarButton | null;
  discard: BarButton | null;
  discardConfirmation: boolean;
}

export interface TitleBarState {
  title: string;
  breadcrumb: BarButton | null;
  primary: BarButton | null;
  secondary: BarButton[];
  groups: { label: string; buttons: BarButton[] }[];
}

export interface NavLink {
  label: string;
  href: string;
}

export interface ToastState {
  id: string;
  message: string;
  isError: boolean;
  durationMs: number;
  action: string | null;
}

export interface PickerRow {
  id: string;
  heading: string;
  details: string[];
  disabled: boolean;
  selected: boolean;
}

export interface PickerRequest {
  heading: string;
  rows: PickerRow[];
  /** Largest number of rows that may be chosen. */
  limit: number;
}

export interface ResourcePickerRequest {
  type: 'product' | 'variant' | 'collection';
  action: 'add' | 'select';
  limit: number;
  query: string;
  includeDrafts: boolean;
  selectedIds: string[];
}

export interface ScopesDetail {
  granted: string[];
  required: string[];
  optional: string[];
}

export interface ShopUser {
  id: number;
  name: string;
  accountAccess: string;
}

/** Requests of the frame by name: what it sends and what comes back. */
export interface FrameRequests {
  location: { send: { path: string }; reply: null };
  idToken: { send: null; reply: string };
  user: { send: null; reply: ShopUser };
  loading: { send: { isLoading: boolean }; reply: null };
  navigate: { send: { url: string; newTab: boolean }; reply: null };
  'toast.show': { send: ToastState; reply: null };
  'toast.hide': { send: { id: string }; reply: null };
  'saveBar.set': { send: SaveBarState | null; reply: null };
  'saveBar.leaveConfirmation': { send: null; reply: boolean };
  'titleBar.set': { send: TitleBarState | null; reply: null };
  'nav.set': { send: NavLink[]; reply: null };
  picker: { send: PickerRequest; reply: string[] | null };
  resourcePicker: { send: ResourcePickerRequest; reply: Record<string, unknown>[] | null };
  'scopes.query': { send: null; reply: ScopesDetail };
  'scopes.request': {
    send: { scopes: string[] };
    reply: { result: 'granted-all' | 'declined-all'; detail: ScopesDetail };
  };
  'scopes.revoke': { send: { scopes: string[] }; reply: { detail: ScopesDetail } };
  extensions: { send: null; reply: unknown[] };
  intent: { send: { name: string }; reply: null };
}

export type FrameMethod = keyof FrameRequests;

/** Presses in the host's chrome that the frame acts on. */
export interface HostEvents {
  'toast.action': { id: string };
  'toast.dismiss': { id: string };
  'saveBar.press': { id: string; button: 'save' | 'discard' };
  'titleBar.press': { index: number };
  'nav.go': { href: string };
}

export type HostEventName = keyof HostEvents;

export interface FrameRequest<M extends FrameMethod = FrameMethod> {
  channel: typeof CHANNEL;
  id: number;
  method: M;
  payload: FrameRequests[M]['send'];
}

export interface HostReply {
  channel: typeof CHANNEL;
  replyTo: number;
  ok: boolean;
  payload: unknown;
}

export interface HostEvent<E extends HostEventName = HostEventName> {
  channel: typeof CHANNEL;
  event: E;
  payload: HostEvents[E];
}
