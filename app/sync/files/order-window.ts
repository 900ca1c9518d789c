import { KeySet } from './key-set.ts';
import { LIMITS } from './model.ts';

/**
 * Orders whose lines are still awaited. When more than a given number are open, the one that was
 * opened first is closed; closed ones are remembered by key.
 */
export class OrderWindow<T> {
  readonly #open = new Map<string, T>();
  readonly #held = new Map<string, T>();
  readonly #closed = new KeySet();
  readonly #holds: ReadonlySet<string>;
  readonly #size: number;

  constructor(holds: ReadonlySet<string> = new Set(), size: number = LIMITS.openOrders) {
    this.#holds = holds;
    this.#size = size;
  }

  get(key: string): T | undefined {
    return this.#open.get(key) ?? this.#held.get(key);
  }

  isClosed(key: string): boolean {
    return this.#closed.has(key);
  }

  /** Opens an order and gives back the one that had to be closed for it. */
  open(key: string, value: T): T | undefined {
    if (this.#holds.has(key)) {
      this.#held.set(key, value);
      return undefined;
    }
    this.#open.set(key, value);
    if (this.#open.size <= this.#size) return undefined;
    const [oldest, closed] = this.#open.entries().next().value!;
    this.#open.delete(oldest);
    this.#closed.add(oldest);
    return closed;
  }

  /** Everything still open, in the order in which it was opened. */
  *rest(): Generator<T> {
    yield* this.#open.values();
    yield* this.#held.values();
  }
}
