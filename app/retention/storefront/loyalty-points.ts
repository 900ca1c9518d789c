/**
 * Shows what the chosen variant earns, as the page has worded it for each variant. Themes tell of a
 * choice by a change of the field `id` in the product's form, and newer ones by `variant:update`.
 */
class LoyaltyPointsElement extends HTMLElement {
  connectedCallback() {
    document.addEventListener('change', this);
    document.addEventListener('variant:update', this);
  }

  disconnectedCallback() {
    document.removeEventListener('change', this);
    document.removeEventListener('variant:update', this);
  }

  handleEvent(event: Event) {
    const line = this.querySelector('[data-line]');
    const { lines, variants = '' } = this.dataset;
    const id = variantOf(event) ?? this.#chosenVariant();
    if (!line || !lines || !id) return;
    const points = ` ${variants} `.split(` ${id}:`)[1]?.split(' ')[0];
    // A variant that the page does not know is not guessed at; the room of the line stays.
    line.textContent = (points && (JSON.parse(lines) as Record<string, string>)[points]) || '';
  }

  #chosenVariant(): string | undefined {
    const around = this.closest('.shopify-section, section, main') ?? document;
    return around.querySelector<HTMLInputElement>('form[action*="/cart/add"] [name="id"]')?.value;
  }
}

function variantOf(event: Event): string | undefined {
  const { detail } = event as CustomEvent<{ resource?: { id?: number | string } } | null>;
  const id = detail?.resource?.id;
  return id === undefined ? undefined : `${id}`;
}

if (!customElements.get('portolan-loyalty-points')) {
  customElements.define('portolan-loyalty-points', LoyaltyPointsElement);
}
