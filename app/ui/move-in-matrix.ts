/** A place in a matrix: row and column, from 0. */
export interface MatrixPlace {
  row: number;
  column: number;
}

/**
 * Where a key leads in a matrix, or null for a key that leads nowhere: arrows one cell, Home and End
 * the ends of the row, with Ctrl the first and the last cell, Page Up and Page Down the ends of the
 * column (the grid pattern of the ARIA Authoring Practices). At an edge the place stays what it is.
 * @example moveInMatrix({ row: 0, column: 0 }, { key: 'ArrowDown', ctrl: false }, { rows: 2, columns: 2 })
 *   // { row: 1, column: 0 }
 */
export function moveInMatrix(
  at: MatrixPlace,
  pressed: { key: string; ctrl: boolean },
  size: { rows: number; columns: number },
): MatrixPlace | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  switch (pressed.key) {
    case 'ArrowUp':
      return { ...at, row: Math.max(0, at.row - 1) };
    case 'ArrowDown':
      return { ...at, row: Math.min(lastRow, at.row + 1) };
    case 'ArrowLeft':
      return { ...at, column: Math.max(0, at.column - 1) };
    case 'ArrowRight':
      return { ...at, column: Math.min(lastColumn, at.column + 1) };
    case 'Home':
      return pressed.ctrl ? { row: 0, column: 0 } : { ...at, column: 0 };
    case 'End':
      return pressed.ctrl ? { row: lastRow, column: lastColumn } : { ...at, column: lastColumn };
    case 'PageUp':
      return { ...at, row: 0 };
    case 'PageDown':
      return { ...at, row: lastRow };
    default:
      return null;
  }
}
