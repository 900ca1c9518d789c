import { hash } from 'node:crypto';

const FIRST_PLACES = 1024;

/**
 * A set of keys that remembers 64 bits of each: 16 bytes or so a key, where a set of texts takes a
 * hundred. Of two million keys, two are taken for one with a probability of one in ten million;
 * what is taken for known is looked at with more care, not lost.
 */
export class KeySet {
  /** Two numbers a place; both 0 where it is free. */
  #places = new Uint32Array(FIRST_PLACES * 2);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(key: string): boolean {
    const [high, low] = halvesOf(key);
    return this.#places[this.#placeOf(high, low)] !== 0;
  }

  add(key: string): void {
    const [high, low] = halvesOf(key);
    const at = this.#placeOf(high, low);
    if (this.#places[at] !== 0) return;
    this.#places[at] = high;
    this.#places[at + 1] = low;
    this.#size++;
    if (this.#size * 2 > this.#places.length / 2) this.#grow();
  }

  /** Where a key stands, or would stand. */
  #placeOf(high: number, low: number): number {
    const last = this.#places.length / 2 - 1;
    let place = low & last;
    while (this.#places[place * 2] !== 0) {
      if (this.#places[place * 2] === high && this.#places[place * 2 + 1] === low) break;
      place = (place + 1) & last;
    }
    return place * 2;
  }

  #grow(): void {
    const before = this.#places;
    this.#places = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 2) {
      const high = before[at] ?? 0;
      if (high === 0) continue;
      const low = before[at + 1] ?? 0;
      const to = this.#placeOf(high, low);
      this.#places[to] = high;
      this.#places[to + 1] = low;
    }
  }
}

/** Never 0 in the first half: that is a free place. */
function halvesOf(key: string): [high: number, low: number] {
  const digest = hash('sha1', key, 'buffer');
  return [digest.readUInt32LE(0) || 1, digest.readUInt32LE(4)];
}
