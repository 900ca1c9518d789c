/** A DOM element with properties and children. Example: `element('button', { type: 'button' }, 'Save')` */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

/** A modal dialog that resolves with what `close` was called with, or null when dismissed. */
export function openDialog<T>(
  title: string,
  fill: (close: (value: T | null) => void) => { body: Node[]; footer: Node[] },
): Promise<T | null> {
  return new Promise((resolve) => {
    let result: T | null = null;
    const dialog = element('dialog');
    const close = (value: T | null): void => {
      result = value;
      dialog.close();
    };
    const { body, footer } = fill(close);
    const heading = element('header', { id: 'dialog-title' }, title);
    dialog.setAttribute('aria-labelledby', 'dialog-title');
    dialog.append(heading, ...body, element('footer', {}, ...footer));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Asks one question; true when the merchant takes the offered way. */
export async function confirmDialog(texts: {
  title: string;
  text: string;
  yes: string;
  no: string;
  critical: boolean;
}): Promise<boolean> {
  const answer = await openDialog<true>(texts.title, (close) => ({
    body: [element('div', { className: 'body' }, texts.text)],
    footer: [
      element('button', { type: 'button', onclick: () => close(null) }, texts.no),
      element(
        'button',
        {
          type: 'button',
          className: texts.critical ? 'critical' : 'primary',
          onclick: () => close(true),
        },
        texts.yes,
      ),
    ],
  }));
  return answer === true;
}
