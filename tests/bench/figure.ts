/** One measured value against its reach (what shared targets ask for). */
export interface Figure {
  area: string;
  name: string;
  value: number;
  unit: string;
  /** Null where the figure is told but nothing was promised. */
  reach: number | null;
  ok: boolean;
}

/** A figure that should be at least `reach`. */
export function atLeast(
  area: string,
  name: string,
  value: number,
  unit: string,
  reach: number,
): Figure {
  return { area, name, value: rounded(value), unit, reach, ok: value >= reach };
}

/** A figure that should be at most `reach`. */
export function atMost(
  area: string,
  name: string,
  value: number,
  unit: string,
  reach: number,
): Figure {
  return { area, name, value: rounded(value), unit, reach, ok: value <= reach };
}

/** A figure that is only told. */
export function told(area: string, name: string, value: number, unit: string): Figure {
  return { area, name, value: rounded(value), unit, reach: null, ok: true };
}

/** The value below which a share of the samples lies, by nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
