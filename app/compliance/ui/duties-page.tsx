import { useSearchParams } from '@remix-run/react';
import { Card, Select, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { MatrixTable, type MatrixCell } from '../../ui/matrix-table.tsx';
import { withParams } from '../../ui/sorting-in-address.ts';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { DUTIES, type DutyCell, type DutyState } from '../duties/model.ts';
import type { ThresholdRow } from '../thresholds/view-thresholds.ts';
import { useGroundWords } from './duty-words.ts';

export interface DutiesPageProps {
  asOn: string;
  reviewedAt: string;
  countries: readonly string[];
  /** Markets beyond those that are shown. */
  hidden: number;
  cells: readonly DutyCell[];
  /** The rules that cells name. */
  thresholds: readonly ThresholdRow[];
}

/** Market × duty: what each market asks of the shop, how that stands, and what settles it. */
export function DutiesPage(props: DutiesPageProps) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const [search] = useSearchParams();
  const cellOf = useMatrixCell(props.thresholds);
  const isOpenOnly = search.get('show') === 'open';
  const countries = isOpenOnly ? withOpen(props) : props.countries;
  const shown = props.cells.filter(({ country }) => countries.includes(country));
  const columns = DUTIES.filter((duty) => shown.some((cell) => cell.duty === duty));
  return (
    <AppPage
      title={t('duties.title')}
      subtitle={t('duties.asAt', { date: format.date(props.asOn) })}
      back={{ label: t('threshold.title'), url: '/app/compliance' }}
      secondaryActions={[
        { content: t('dossier.open'), url: '/app/compliance/markets' },
        { content: t('duties.settings'), url: '/app/settings/compliance' },
      ]}
    >
      <Card padding="0">
        <Filter />
        {props.countries.length === 0 ? (
          <EmptyNote level={2} title={t('duties.empty.title')}>
            {t('duties.empty.next')}
          </EmptyNote>
        ) : countries.length === 0 ? (
          <EmptyNote
            level={2}
            title={t('duties.noneOpen.title')}
            action={{ label: t('duties.show.all'), url: '/app/compliance/duties' }}
          >
            {t('duties.noneOpen.next')}
          </EmptyNote>
        ) : (
          <MatrixTable
            title={t('duties.caption')}
            subtitle={
              <Text as="p" tone="subdued" variant="bodySm">
                {t('duties.about')}
              </Text>
            }
            rowHeading={t('duties.market')}
            columnHeading={t('duties.duty')}
            valueHeading={t('duties.stands')}
            rows={countries.map((country) => ({
              id: country,
              label: format.country(country),
              url: `/app/compliance/markets/${country}`,
            }))}
            columns={columns.map((duty) => ({ id: duty, label: t(`duties.column.${duty}`) }))}
            cells={shown.map(cellOf)}
            scale={{
              kind: 'diverging',
              low: t('duties.state.needed'),
              high: t('duties.state.done'),
            }}
            thinLabel={t('duties.state.cannot-judge')}
          />
        )}
        {props.hidden === 0 ? null : (
          <div className="portolan-file-note">
            <Text as="p" tone="subdued" variant="bodySm">
              {t('duties.hidden', {
                count: props.hidden,
                formatted: format.count(props.hidden),
              })}
            </Text>
          </div>
        )}
      </Card>
      <div className="portolan-page-row">
        <Text as="p" tone="subdued">
          {t('duties.notes', { at: format.instant(props.reviewedAt) })}
        </Text>
        <Text as="p" tone="subdued">
          {t('notAdvice')}
        </Text>
      </div>
    </AppPage>
  );
}

const OPEN: ReadonlySet<DutyState> = new Set(['needed', 'approaching', 'cannot-judge']);

function withOpen({ countries, cells }: DutiesPageProps): string[] {
  const open = new Set(cells.filter(({ state }) => OPEN.has(state)).map(({ country }) => country));
  return countries.filter((country) => open.has(country));
}

function Filter() {
  const { t } = useTranslation('compliance');
  const [search, setSearch] = useSearchParams();
  return (
    <div className="portolan-filters">
      <Select
        label={t('duties.show.label')}
        labelHidden
        options={[
          { value: '', label: t('duties.show.all') },
          { value: 'open', label: t('duties.show.open') },
        ]}
        value={search.get('show') ?? ''}
        onChange={(show) =>
          setSearch(withParams(search, { show: show === '' ? null : show }), {
            replace: true,
            preventScrollReset: true,
          })
        }
      />
    </div>
  );
}

/** Orange for what is to do, blue for what is done; what is neither has no color. */
const HEAT: Readonly<Record<DutyState, number | null>> = {
  needed: -1,
  approaching: -0.5,
  'cannot-judge': null,
  'not-yet': 0.3,
  done: 1,
  optional: null,
  'not-applicable': null,
};

function useMatrixCell(thresholds: readonly ThresholdRow[]): (cell: DutyCell) => MatrixCell {
  const { t } = useTranslation('compliance');
  const words = useGroundWords(thresholds);
  return (cell) => ({
    row: cell.country,
    column: cell.duty,
    text: cell.state === 'cannot-judge' ? null : t(`duties.state.${cell.state}`),
    heat: HEAT[cell.state],
    note: words(cell),
    alert: cell.state === 'needed' ? t('duties.toDo') : undefined,
    url: addressOf(cell),
  });
}

/** The rule's page, the rules of a country with several, or the setting that settles it. */
function addressOf({ country, duty, grounds }: DutyCell): string {
  const [first] = grounds;
  if (first?.kind === 'notice') return `/app/settings/compliance?market=${country}`;
  const rules = grounds.filter(({ kind }) => kind === 'threshold');
  if (duty === 'registration' && rules.length > 3) {
    return `/app/compliance?country=${country}&state=all`;
  }
  return `/app/compliance/thresholds/${first?.ruleId ?? ''}`;
}
