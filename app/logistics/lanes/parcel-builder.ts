import type { LaneKey, ParcelColumns } from './model.ts';
import { carrierKey } from './tidy-carrier.ts';

/** One parcel as it is read; instants are days since 1970-01-01 UTC, NaN for none. */
export interface ParcelRow {
  originId: string;
  destination: string;
  carrier: string;
  service: string;
  startedDay: number;
  scannedDay: number;
  deliveredDay: number;
}

/** Collects parcels into columns that grow by doubling, and their lanes. */
export class ParcelBuilder {
  readonly keys: LaneKey[] = [];
  #laneOf = new Map<string, number>();
  #count = 0;
  #lane = new Int32Array(1024);
  #started = new Float64Array(1024);
  #scanned = new Float64Array(1024);
  #delivered = new Float64Array(1024);

  add(row: ParcelRow): void {
    if (this.#count === this.#lane.length) this.#grow();
    const at = this.#count++;
    this.#lane[at] = this.#laneFor(row);
    this.#started[at] = row.startedDay;
    this.#scanned[at] = row.scannedDay;
    this.#delivered[at] = row.deliveredDay;
  }

  parcels(): ParcelColumns {
    return {
      count: this.#count,
      lane: this.#lane.subarray(0, this.#count),
      startedDay: this.#started.subarray(0, this.#count),
      scannedDay: this.#scanned.subarray(0, this.#count),
      deliveredDay: this.#delivered.subarray(0, this.#count),
    };
  }

  #laneFor(row: ParcelRow): number {
    // As it is written first: tidying a name costs more than looking it up.
    const written = `${row.originId}\t${row.destination}\t${row.carrier}\t${row.service}`;
    const known = this.#laneOf.get(written);
    if (known !== undefined) return known;
    const tidy = `${row.originId}\n${row.destination}\n${carrierKey(row.carrier)}\n${row.service}`;
    let lane = this.#laneOf.get(tidy);
    if (lane === undefined) {
      lane = this.keys.length;
      this.keys.push({
        origin: row.originId,
        destination: row.destination,
        carrier: this.#carrierName(row.carrier),
        service: row.service,
      });
      this.#laneOf.set(tidy, lane);
    }
    this.#laneOf.set(written, lane);
    return lane;
  }

  #carrierNames = new Map<string, string>();

  #carrierName(written: string): string {
    const key = carrierKey(written);
    const known = this.#carrierNames.get(key) ?? written.trim();
    this.#carrierNames.set(key, known);
    return known;
  }

  #grow(): void {
    const length = this.#lane.length * 2;
    const longer = (column: Float64Array<ArrayBuffer>) => {
      const next = new Float64Array(length);
      next.set(column);
      return next;
    };
    const lanes = new Int32Array(length);
    lanes.set(this.#lane);
    this.#lane = lanes;
    this.#started = longer(this.#started);
    this.#scanned = longer(this.#scanned);
    this.#delivered = longer(this.#delivered);
  }
}
