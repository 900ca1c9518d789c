/** Successes of trials at a crossing of a row and a column, by their positions. */
export interface CrossedCell {
  row: number;
  column: number;
  successes: number;
  trials: number;
}

/** Variances of the effects on the logit scale; 0 takes the effects of an axis out. */
export interface EffectVariances {
  row: number;
  column: number;
  /** Correlation of trials within a cell beyond the effects: 1 / (1 + precision) of its beta. */
  withinCell: number;
}

/** What the effects say of a cell, on the logit scale. */
export interface CellEffect {
  logit: number;
  /** Variance of `logit`, the cell's own trials having helped. */
  variance: number;
  /** Weight of the cell's own trials, and the value that they alone would ask for. */
  weight: number;
  response: number;
}

export interface CrossedEffects {
  cells: CellEffect[];
  /** For rows and columns without own trials. */
  mean: number;
  meanVariance: number;
  rows: Float64Array;
  columns: Float64Array;
  rowVariances: Float64Array;
  columnVariances: Float64Array;
}

/** Keeps the mean finite where every trial ends the same way. */
const MEAN_PRECISION = 0.05;
const FIRST_STEPS = 5;
/** From a solution for nearly the same variances. */
const NEXT_STEPS = 1;
const STEP_MOST = 3;

/**
 * Mean, row effects and column effects of crossed success rates on the logit scale, each effect drawn
 * toward zero by its variance: penalized logistic regression by Newton's method.
 *
 * Solved by blocks (columns are diagonal given the rows), so that 60 countries × 30 methods take a
 * millisecond. Give the shorter axis as rows. Starts from `from` where a solution is known nearby.
 */
export function solveCrossedEffects(
  cells: readonly CrossedCell[],
  size: { rows: number; columns: number },
  variances: EffectVariances,
  from: CrossedEffects | null = null,
): CrossedEffects {
  const state = from ?? emptyEffects(cells, size);
  const steps = from === null ? FIRST_STEPS : NEXT_STEPS;
  for (let step = 0; step < steps; step++) newtonStep(cells, size, variances, state);
  return state;
}

function emptyEffects(
  cells: readonly CrossedCell[],
  { rows, columns }: { rows: number; columns: number },
): CrossedEffects {
  const successes = cells.reduce((sum, cell) => sum + cell.successes, 0);
  const trials = cells.reduce((sum, cell) => sum + cell.trials, 0);
  const share = (successes + 0.5) / (trials + 1);
  return {
    cells: [],
    mean: Math.log(share / (1 - share)),
    meanVariance: 0,
    rows: new Float64Array(rows),
    columns: new Float64Array(columns),
    rowVariances: new Float64Array(rows),
    columnVariances: new Float64Array(columns),
  };
}

function newtonStep(
  cells: readonly CrossedCell[],
  size: { rows: number; columns: number },
  variances: EffectVariances,
  state: CrossedEffects,
): void {
  const hasRows = variances.row > 0;
  const hasColumns = variances.column > 0;
  const width = 1 + (hasRows ? size.rows : 0);
  const columns = hasColumns ? size.columns : 0;
  const dense = new Float64Array(width * width);
  const cross = new Float64Array(width * columns);
  const diagonal = new Float64Array(columns).fill(hasColumns ? 1 / variances.column : 1);
  const gradient = new Float64Array(width);
  const columnGradient = new Float64Array(columns);
  dense[0] = MEAN_PRECISION;
  gradient[0] = -MEAN_PRECISION * state.mean;
  for (let row = 1; row < width; row++) {
    dense[row * width + row] = 1 / variances.row;
    gradient[row] = -state.rows[row - 1]! / variances.row;
  }
  for (let column = 0; column < columns; column++) {
    columnGradient[column] = -state.columns[column]! / variances.column;
  }
  const weights = cells.map((cell) => {
    const logit = logitOf(cell, state);
    const share = 1 / (1 + Math.exp(-logit));
    const spread = 1 + (cell.trials - 1) * variances.withinCell;
    const weight = Math.max((cell.trials * share * (1 - share)) / spread, 1e-9);
    const score = (cell.successes - cell.trials * share) / spread;
    const at = hasRows ? 1 + cell.row : 0;
    dense[0] = dense[0]! + weight;
    gradient[0] = gradient[0]! + score;
    if (hasRows) {
      dense[at * width + at] = dense[at * width + at]! + weight;
      dense[at] = dense[at]! + weight;
      dense[at * width] = dense[at * width]! + weight;
      gradient[at] = gradient[at]! + score;
    }
    if (hasColumns) {
      diagonal[cell.column] = diagonal[cell.column]! + weight;
      columnGradient[cell.column] = columnGradient[cell.column]! + score;
      cross[cell.column] = cross[cell.column]! + weight;
      if (hasRows) cross[at * columns + cell.column] = cross[at * columns + cell.column]! + weight;
    }
    return { logit, weight, response: logit + score / weight };
  });
  // Schur complement: what is left for the rows when the columns are solved for.
  const scaled = cross.map((value, index) => value / diagonal[index % columns]!);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let column = 0; column < columns; column++) {
        sum += scaled[a * columns + column]! * cross[b * columns + column]!;
      }
      dense[a * width + b] = dense[a * width + b]! - sum;
      dense[b * width + a] = dense[a * width + b]!;
    }
    for (let column = 0; column < columns; column++) {
      gradient[a] = gradient[a]! - scaled[a * columns + column]! * columnGradient[column]!;
    }
  }
  const inverse = invertPositive(dense, width);
  const step = multiply(inverse, gradient, width);
  const limit = Math.min(1, STEP_MOST / Math.max(...step.map(Math.abs), 1e-12));
  state.mean += limit * step[0]!;
  for (let row = 1; row < width; row++) {
    state.rows[row - 1] = state.rows[row - 1]! + limit * step[row]!;
  }
  for (let column = 0; column < columns; column++) {
    let change = columnGradient[column]! / diagonal[column]!;
    for (let a = 0; a < width; a++) change -= scaled[a * columns + column]! * step[a]!;
    state.columns[column] = state.columns[column]! + limit * change;
  }
  noteVariances(cells, state, { inverse, scaled, diagonal, width, columns }, weights);
}

interface Solved {
  inverse: Float64Array;
  scaled: Float64Array;
  diagonal: Float64Array;
  width: number;
  columns: number;
}

function noteVariances(
  cells: readonly CrossedCell[],
  state: CrossedEffects,
  { inverse, scaled, diagonal, width, columns }: Solved,
  weights: { weight: number; response: number }[],
): void {
  // Covariance of rows with columns: −inverse × scaled.
  const mixed = new Float64Array(width * columns);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < width; b++) {
      const factor = inverse[a * width + b]!;
      for (let column = 0; column < columns; column++) {
        mixed[a * columns + column] =
          mixed[a * columns + column]! - factor * scaled[b * columns + column]!;
      }
    }
  }
  for (let column = 0; column < columns; column++) {
    let variance = 1 / diagonal[column]!;
    for (let a = 0; a < width; a++) {
      variance -= scaled[a * columns + column]! * mixed[a * columns + column]!;
    }
    state.columnVariances[column] = variance;
  }
  for (let row = 1; row < width; row++) state.rowVariances[row - 1] = inverse[row * width + row]!;
  state.meanVariance = inverse[0]!;
  state.cells = cells.map((cell, index) => {
    const parts = width > 1 ? [0, 1 + cell.row] : [0];
    let variance = columns > 0 ? state.columnVariances[cell.column]! : 0;
    for (const a of parts) {
      for (const b of parts) variance += inverse[a * width + b]!;
      if (columns > 0) variance += 2 * mixed[a * columns + cell.column]!;
    }
    return { logit: logitOf(cell, state), variance, ...weights[index]! };
  });
}

function logitOf(cell: CrossedCell, state: CrossedEffects): number {
  return state.mean + state.rows[cell.row]! + state.columns[cell.column]!;
}

/** Inverse of a symmetric positive definite matrix, by Cholesky. */
function invertPositive(matrix: Float64Array, width: number): Float64Array {
  const lower = new Float64Array(width * width);
  for (let a = 0; a < width; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = matrix[a * width + b]!;
      for (let k = 0; k < b; k++) sum -= lower[a * width + k]! * lower[b * width + k]!;
      lower[a * width + b] =
        a === b ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[b * width + b]!;
    }
  }
  const inverse = new Float64Array(width * width);
  for (let column = 0; column < width; column++) {
    const solved = new Float64Array(width);
    for (let a = column; a < width; a++) {
      let sum = a === column ? 1 : 0;
      for (let k = column; k < a; k++) sum -= lower[a * width + k]! * solved[k]!;
      solved[a] = sum / lower[a * width + a]!;
    }
    for (let a = width - 1; a >= 0; a--) {
      let sum = solved[a]!;
      for (let k = a + 1; k < width; k++)
        sum -= lower[k * width + a]! * inverse[k * width + column]!;
      inverse[a * width + column] = sum / lower[a * width + a]!;
    }
  }
  return inverse;
}

function multiply(matrix: Float64Array, vector: Float64Array, width: number): Float64Array {
  return vector.map((_value, a) => {
    let sum = 0;
    for (let b = 0; b < width; b++) sum += matrix[a * width + b]! * vector[b]!;
    return sum;
  });
}
