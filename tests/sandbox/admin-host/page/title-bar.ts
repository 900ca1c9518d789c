import type { BarButton, TitleBarState } from '../protocol.ts';
import { element } from './element.ts';
import type { Host } from './frame.ts';

/** The bar over the frame: back button, title and the page's actions. */
export function showTitleBar(host: Host, state: TitleBarState | null): void {
  const bar = document.querySelector<HTMLElement>('.title-bar');
  if (!bar) return;
  const heading = element('h1', {}, state?.title || host.boot.appName);
  document.title = `${state?.title ? `${state.title} · ` : ''}${host.boot.appName}`;
  const nodes: Node[] = [heading];
  if (state?.breadcrumb) nodes.unshift(back(host, state.breadcrumb));
  const groups = state?.groups ?? [];
  for (const button of state?.secondary ?? []) nodes.push(action(host, button, ''));
  for (const group of groups) nodes.push(...groupNodes(host, group));
  if (state?.primary) nodes.push(action(host, state.primary, 'primary'));
  bar.replaceChildren(...nodes);
}

function back(host: Host, button: BarButton): HTMLButtonElement {
  const node = action(host, button, '');
  node.textContent = `← ${button.label}`;
  node.setAttribute('aria-label', `${host.boot.words.back}: ${button.label}`);
  return node;
}

function action(host: Host, button: BarButton, variant: string): HTMLButtonElement {
  return element(
    'button',
    {
      type: 'button',
      className: button.critical ? 'critical' : variant,
      disabled: button.disabled || button.loading,
      onclick: () => host.emit('titleBar.press', { index: button.index }),
    },
    button.label,
  );
}

function groupNodes(host: Host, group: TitleBarState['groups'][number]): Node[] {
  const menu = element('details', { className: 'row' });
  menu.append(
    element('summary', { className: 'button' }, group.label || host.boot.words.moreActions),
    ...group.buttons.map((button) => action(host, button, '')),
  );
  return [menu];
}
