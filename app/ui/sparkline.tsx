const WIDTH = 96;
const HEIGHT = 32;

/** Shares are drawn over at least so much, or a wobble of a point would look like a storm. */
const LEAST_SHARE_SPAN = 0.2;

/**
 * Points of a line in a box of WIDTH × HEIGHT; null values break it. Amounts are drawn from
 * zero, shares around their middle.
 */
export function sparklinePath(
  values: readonly (number | null)[],
  kind: 'amount' | 'share',
): string {
  const known = values.filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const slack = kind === 'share' ? Math.max(0, LEAST_SHARE_SPAN - (most - least)) / 2 : 0;
  const low = kind === 'share' ? least - slack : Math.min(least, 0);
  const high = most + slack;
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
export function Sparkline(props: { values: readonly (number | null)[]; kind: 'amount' | 'share' }) {
  const { values, kind } = props;
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
      <path d={sparklinePath(values, kind)} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
