import { createHash } from 'node:crypto';

export interface MetafieldRecord {
  id: string;
  /** GID of the resource it hangs on. */
  ownerId: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  compareDigest: string;
  createdAt: string;
  updatedAt: string;
}

/** Digest that changes with the value, for optimistic locking. */
export function metafieldDigest(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}

/** All metafields of one shop, found by owner, namespace and key. */
export class MetafieldShelf {
  readonly #byOwner = new Map<string, Map<string, MetafieldRecord>>();

  get(ownerId: string, namespace: string, key: string): MetafieldRecord | undefined {
    return this.#byOwner.get(ownerId)?.get(`${namespace}\u0000${key}`);
  }

  of(ownerId: string): MetafieldRecord[] {
    return [...(this.#byOwner.get(ownerId)?.values() ?? [])];
  }

  byId(id: string): MetafieldRecord | undefined {
    for (const records of this.#byOwner.values()) {
      for (const record of records.values()) if (record.id === id) return record;
    }
    return undefined;
  }

  set(record: MetafieldRecord): void {
    let records = this.#byOwner.get(record.ownerId);
    if (!records) this.#byOwner.set(record.ownerId, (records = new Map()));
    records.set(`${record.namespace}\u0000${record.key}`, record);
  }

  delete(ownerId: string, namespace: string, key: string): boolean {
    return this.#byOwner.get(ownerId)?.delete(`${namespace}\u0000${key}`) ?? false;
  }

  deleteOwner(ownerId: string): void {
    this.#byOwner.delete(ownerId);
  }
}
