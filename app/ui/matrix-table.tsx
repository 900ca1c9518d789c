import { Link } from '@remix-run/react';
import { Button, Text } from '@shopify/polaris';
import type { TFunction } from 'i18next';
import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';

import { NO_VALUE } from '../i18n/format.ts';
import { type MatrixPlace, moveInMatrix } from './move-in-matrix.ts';

/** A row or column by its name. */
export interface MatrixAxisItem {
  id: string;
  label: string;
  /** Opens what the whole row or column stands for. */
  url?: string | undefined;
}

/** What a cell says. Leave a cell out where there is nothing at all. */
export interface MatrixCell {
  row: string;
  column: string;
  /** The number as it is read, e.g. "92.4%"; null says "cannot judge". */
  text: string | null;
  /**
   * Place on the scale of colors: 0…1 from low to high, or −1…1 around no change where the scale is
   * diverging. null leaves the cell without color.
   */
  heat: number | null;
  /** What the number was counted from, e.g. "240 purchases, 90% sure of 88–95%": on hover and focus. */
  note: string;
  /** Hatched: the number rests on little data. */
  thin?: boolean | undefined;
  /** A word for a cell that needs a look, e.g. "Failing": marked in its corner. */
  alert?: string | undefined;
  /** Opens the evidence. */
  url?: string | undefined;
}

export interface MatrixScale {
  /** `diverging` for changes: one color for less, another for more. */
  kind: 'sequential' | 'diverging';
  low: string;
  high: string;
}

interface MatrixProps {
  title: string;
  /** What rows and columns are, e.g. "Market" and "Method". */
  rowHeading: string;
  columnHeading: string;
  valueHeading: string;
  rows: readonly MatrixAxisItem[];
  columns: readonly MatrixAxisItem[];
  cells: readonly MatrixCell[];
  scale: MatrixScale;
  /** What hatching says; "little data" where left out. */
  thinLabel?: string | undefined;
  /** Below the title: what is shown of when. */
  subtitle?: ReactNode;
}

/**
 * A heat table: rows × columns, each cell a number on a color that survives color blindness and
 * print. Its sample size stands below the table while a cell is pointed at or has the focus. Arrow
 * keys move, Enter opens. One button shows the same as a plain table; on a phone each row becomes a
 * short list, so that nothing scrolls sideways.
 */
export function MatrixTable(props: MatrixProps) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const headingId = useId();
  return (
    <section className="portolan-matrix" aria-labelledby={headingId}>
      <div className="portolan-card-head">
        <div>
          <Text as="h2" variant="headingMd" id={headingId}>
            {props.title}
          </Text>
          {props.subtitle}
        </div>
        <Button variant="plain" onClick={() => setAsTable(!asTable)} pressed={asTable}>
          {t(asTable ? 'matrix.showMatrix' : 'matrix.showTable')}
        </Button>
      </div>
      {asTable ? <CellList {...props} /> : <Grid {...props} headingId={headingId} />}
    </section>
  );
}

function Grid(props: MatrixProps & { headingId: string }) {
  const { t } = useTranslation();
  const { rows, columns, scale } = props;
  const thinLabel = props.thinLabel ?? t('matrix.thin');
  const byPlace = cellsByPlace(props.cells);
  const body = useRef<HTMLTableSectionElement>(null);
  const [at, setAt] = useState<MatrixPlace>({ row: 0, column: 0 });
  const [shown, setShown] = useState<MatrixPlace | null>(null);
  const cellAt = (place: MatrixPlace) =>
    byPlace.get(keyOf(rows[place.row]?.id ?? '', columns[place.column]?.id ?? ''));

  const move = (event: KeyboardEvent) => {
    const pressed = { key: event.key, ctrl: event.ctrlKey || event.metaKey };
    const next = moveInMatrix(at, pressed, { rows: rows.length, columns: columns.length });
    if (next === null) return;
    event.preventDefault();
    const cell = body.current?.rows[next.row]?.cells[next.column + 1];
    (cell?.querySelector<HTMLElement>('a') ?? cell)?.focus();
  };
  const reach = (event: FocusEvent | MouseEvent) => {
    const place = placeOf(event.target as HTMLElement);
    if (place === null) return;
    setShown(place);
    if (event.type === 'focus') setAt(place);
  };
  // The places of another set of rows may be gone.
  const first = at.row < rows.length && at.column < columns.length ? at : { row: 0, column: 0 };
  return (
    <>
      <div className="portolan-matrix-scroll">
        <table role="grid" aria-labelledby={props.headingId} className="portolan-matrix-grid">
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {props.rowHeading}
              </th>
              {columns.map((column) => (
                <th key={column.id} scope="col" role="columnheader">
                  <AxisName item={column} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody
            ref={body}
            role="rowgroup"
            onKeyDown={move}
            onFocus={reach}
            onMouseOver={reach}
            onMouseLeave={() => setShown(null)}
          >
            {rows.map((row, rowIndex) => (
              <tr key={row.id} role="row">
                <th scope="row" role="rowheader">
                  <AxisName item={row} />
                </th>
                {columns.map((column, columnIndex) => (
                  <GridCell
                    key={column.id}
                    cell={byPlace.get(keyOf(row.id, column.id))}
                    column={column.label}
                    scale={scale}
                    thinLabel={thinLabel}
                    focusable={first.row === rowIndex && first.column === columnIndex}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="portolan-matrix-foot">
        <Legend scale={scale} thinLabel={thinLabel} />
        <Spoken
          cell={shown === null ? undefined : cellAt(shown)}
          thinLabel={thinLabel}
          row={shown === null ? undefined : rows[shown.row]?.label}
          column={shown === null ? undefined : columns[shown.column]?.label}
        />
      </div>
    </>
  );
}

function AxisName({ item }: { item: MatrixAxisItem }) {
  if (item.url === undefined) return item.label;
  return (
    <Link className="portolan-row-link" to={item.url} prefetch="intent">
      {item.label}
    </Link>
  );
}

function GridCell(props: {
  cell: MatrixCell | undefined;
  column: string;
  scale: MatrixScale;
  thinLabel: string;
  focusable: boolean;
}) {
  const { t } = useTranslation();
  const { cell, column } = props;
  const tabIndex = props.focusable ? 0 : -1;
  if (cell === undefined) {
    return (
      <td role="gridcell" tabIndex={tabIndex} className="portolan-matrix-none">
        <span aria-hidden="true">{NO_VALUE}</span>
        <span className="portolan-hidden">{t('matrix.nothing')}</span>
      </td>
    );
  }
  const content = (
    <>
      <span aria-hidden={cell.text === null}>{cell.text ?? '?'}</span>
      <span className="portolan-hidden">{spokenNote(cell, props.thinLabel, t)}</span>
    </>
  );
  const classes = [
    'portolan-matrix-cell',
    ...(cell.thin === true || cell.text === null ? ['portolan-matrix-thin'] : []),
    ...(cell.alert === undefined ? [] : ['portolan-matrix-alert']),
  ].join(' ');
  return (
    <td
      role="gridcell"
      data-heading={column}
      className={classes}
      style={heatStyle(cell.heat, props.scale)}
      tabIndex={cell.url === undefined ? tabIndex : undefined}
    >
      {cell.url === undefined ? (
        content
      ) : (
        <Link to={cell.url} tabIndex={tabIndex} prefetch="intent">
          {content}
        </Link>
      )}
    </td>
  );
}

/** What a screen reader says after the number: the same as the line below the table. */
function spokenNote(cell: MatrixCell, thinLabel: string, t: TFunction): string {
  return [
    ...(cell.text === null ? [t('matrix.cannotJudge')] : []),
    ...(cell.alert === undefined ? [] : [cell.alert]),
    ...(cell.thin === true ? [thinLabel] : []),
    cell.note,
  ]
    .map((part) => ` · ${part}`)
    .join('');
}

/** The line below the table: which cell it is, its number and what that was counted from. */
function Spoken(props: {
  cell: MatrixCell | undefined;
  thinLabel: string;
  row: string | undefined;
  column: string | undefined;
}) {
  const { t } = useTranslation();
  const { cell } = props;
  return (
    <p className="portolan-matrix-spoken" aria-hidden="true">
      {props.row === undefined ? (
        t('matrix.hint')
      ) : (
        <>
          <strong>
            {props.row} · {props.column}
          </strong>{' '}
          {cell === undefined
            ? t('matrix.nothing')
            : `${cell.text ?? ''}${spokenNote(cell, props.thinLabel, t)}`}
        </>
      )}
    </p>
  );
}

function Legend({ scale, thinLabel }: { scale: MatrixScale; thinLabel: string }) {
  const steps = scale.kind === 'diverging' ? [-1, -0.5, 0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
  return (
    <p className="portolan-matrix-legend">
      <span>{scale.low}</span>
      <span className="portolan-matrix-ramp" aria-hidden="true">
        {steps.map((step) => (
          <span key={step} style={heatStyle(step, scale)} />
        ))}
      </span>
      <span>{scale.high}</span>
      <span className="portolan-matrix-key">
        <span className="portolan-matrix-swatch portolan-matrix-thin" aria-hidden="true" />
        {thinLabel}
      </span>
    </p>
  );
}

/** Every cell as a row, for reading and copying. */
function CellList(props: MatrixProps) {
  const { t } = useTranslation();
  const byPlace = cellsByPlace(props.cells);
  return (
    <div className="portolan-matrix-list" tabIndex={0} role="group" aria-label={props.title}>
      <table className="portolan-table">
        <thead>
          <tr>
            <th scope="col">{props.rowHeading}</th>
            <th scope="col">{props.columnHeading}</th>
            <th scope="col" className="portolan-number">
              {props.valueHeading}
            </th>
            <th scope="col">{t('matrix.note')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.flatMap((row) =>
            props.columns.flatMap((column) => {
              const cell = byPlace.get(keyOf(row.id, column.id));
              if (cell === undefined) return [];
              return [
                <tr key={keyOf(row.id, column.id)}>
                  <th scope="row">
                    {cell.url === undefined ? (
                      row.label
                    ) : (
                      <Link className="portolan-row-link" to={cell.url}>
                        {row.label}
                      </Link>
                    )}
                  </th>
                  <td data-heading={props.columnHeading}>{column.label}</td>
                  <td className="portolan-number" data-heading={props.valueHeading}>
                    {cell.text ?? t('matrix.cannotJudge')}
                  </td>
                  <td data-heading={t('matrix.note')}>
                    {[...(cell.alert === undefined ? [] : [cell.alert]), cell.note].join(' · ')}
                  </td>
                </tr>,
              ];
            }),
          )}
        </tbody>
      </table>
    </div>
  );
}

function cellsByPlace(cells: readonly MatrixCell[]): Map<string, MatrixCell> {
  return new Map(cells.map((cell) => [keyOf(cell.row, cell.column), cell]));
}

const keyOf = (row: string, column: string): string => `${row}\n${column}`;

function placeOf(element: HTMLElement): MatrixPlace | null {
  const cell = element.closest<HTMLTableCellElement>('td');
  const row = cell?.closest<HTMLTableRowElement>('tr');
  if (cell == null || row == null) return null;
  return { row: row.sectionRowIndex, column: cell.cellIndex - 1 };
}

/** Strongest share of the color: text in the usual dark stays readable on it (WCAG 1.4.3). */
const STRONGEST_PERCENT = 62;
/** The low end of one hue is not white: a low number is not the same as none. */
const FAINTEST_PERCENT = 8;

/** One hue that grows darker, or two that color-blind people tell apart (blue and orange). */
function heatStyle(heat: number | null, scale: MatrixScale): CSSProperties | undefined {
  if (heat === null || !Number.isFinite(heat)) return undefined;
  const low = scale.kind === 'diverging' ? -1 : 0;
  const at = Math.min(1, Math.max(low, heat));
  const color = at < 0 ? 'var(--portolan-heat-less)' : 'var(--portolan-heat-more)';
  const faintest = scale.kind === 'diverging' ? 0 : FAINTEST_PERCENT;
  const percent = (faintest + Math.abs(at) * (STRONGEST_PERCENT - faintest)).toFixed(1);
  return {
    backgroundColor: `color-mix(in oklab, ${color} ${percent}%, var(--p-color-bg-surface))`,
  };
}
