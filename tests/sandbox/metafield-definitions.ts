/** What a metafield is and who may read it, apart from the app that owns it. */
export interface MetafieldDefinitionRecord {
  id: string;
  /** As the Admin API names it: `SHOP`, `PRODUCT` … */
  ownerType: string;
  namespace: string;
  key: string;
  name: string;
  type: string;
  storefront: 'NONE' | 'PUBLIC_READ';
}

/** All metafield definitions of one shop, found by owner type, namespace and key. */
export class MetafieldDefinitions {
  readonly #records = new Map<string, MetafieldDefinitionRecord>();

  get(ownerType: string, namespace: string, key: string): MetafieldDefinitionRecord | undefined {
    return this.#records.get(`${ownerType}\u0000${namespace}\u0000${key}`);
  }

  byId(id: string): MetafieldDefinitionRecord | undefined {
    return this.all().find((record) => record.id === id);
  }

  all(): MetafieldDefinitionRecord[] {
    return [...this.#records.values()];
  }

  set(record: MetafieldDefinitionRecord): void {
    const { ownerType, namespace, key } = record;
    this.#records.set(`${ownerType}\u0000${namespace}\u0000${key}`, record);
  }

  delete({ ownerType, namespace, key }: MetafieldDefinitionRecord): void {
    this.#records.delete(`${ownerType}\u0000${namespace}\u0000${key}`);
  }
}
