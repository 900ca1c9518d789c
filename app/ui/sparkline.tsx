const WIDTH = 96;
const HEIGHT = 32;

/** Points of a line in a box of WIDTH × HEIGHT; null values break it. */
export function sparklinePath(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known, 0);
  const high = Math.max(...known);
  const scale = high > low ? (HEIGHT - 4) / (high - low) : 0;
  let pen = 'M';
  return values
    .map((value, index) => {
      if (value === null) {
        pen = 'M';
        return '';
      }
      const x = values.length > 1 ? (index / (values.length - 1)) * (WIDTH - 4) + 2 : WIDTH / 2;
      const y = HEIGHT - 2 - (value - low) * scale;
      const point = `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
      pen = 'L';
      return point;
    })
    .join('');
}

/** The run of a number in small, for the eye only: the words beside it say the same. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  if (values.filter((value) => value !== null).length < 2) {
    return <span className="portolan-sparkline" aria-hidden="true" />;
  }
  return (
    <svg
      className="portolan-sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path d={sparklinePath(values)} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
