import { useSearchParams } from '@remix-run/react';
import { Badge, BlockStack, Text, TextField } from '@shopify/polaris';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { type Column, DataTable, type Sorting, sortRows } from '../../ui/data-table.tsx';
import { formatSorting, parseSorting, withParams } from '../../ui/sorting-in-address.ts';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { DossierRow } from '../dossiers/list-dossiers.ts';
import { DOSSIER_SEARCH_MAX } from '../dossiers/search-dossier.ts';
import type { ValueView } from '../dossiers/word-dossier.ts';
import { FactWords, useTopicName, ValueText } from './dossier-words.tsx';
import { Subdued } from './threshold-words.tsx';

interface DossiersPageProps {
  /** The markets that the shop sold most to first. */
  rows: readonly DossierRow[];
  soldTo: readonly string[];
  asOn: string;
}

const BY_SALES: Sorting = { column: 'sales', descending: true };
const BASE = '/app/compliance/markets';

/** The dossiers of all markets: their leading figures, and what changes next. */
export function DossiersPage({ rows, soldTo, asOn }: DossiersPageProps) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const [search] = useSearchParams();
  const columns = useColumns(soldTo);
  const sorting = parseSorting(
    search.get('sort'),
    columns.map(({ id }) => id),
    BY_SALES,
  );
  const query = search.get('q') ?? '';
  return (
    <AppPage
      title={t('dossier.open')}
      subtitle={t('dossier.listAbout', { date: format.date(asOn) })}
      back={{ label: t('threshold.title'), url: '/app/compliance' }}
    >
      <DataTable
        caption={t('dossier.open')}
        columns={columns}
        rows={
          sorting.column === BY_SALES.column
            ? rows
            : sortRows(rows, columns, sorting, format.locale)
        }
        rowKey={({ country }) => country}
        rowUrl={({ country, matches }) =>
          `${BASE}/${country}${matches === null ? '' : withParams(new URLSearchParams(), { q: query })}`
        }
        sorting={sorting}
        sortUrl={(next) => withParams(search, { sort: formatSorting(next) })}
        filters={<SearchField />}
        empty={
          <EmptyNote
            level={2}
            title={t('dossier.noMarket')}
            action={{ label: t('dossier.clear'), url: BASE }}
          >
            {t('dossier.noMarketNext')}
          </EmptyNote>
        }
      />
      <div className="portolan-page-row">
        <Text as="p" tone="subdued">
          {t('notAdvice')}
        </Text>
      </div>
    </AppPage>
  );
}

function useColumns(soldTo: readonly string[]): Column<DossierRow>[] {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const topicName = useTopicName();
  return [
    {
      id: 'country',
      heading: t('dossier.country'),
      cell: ({ country }) => format.country(country),
      sortBy: ({ country }) => format.country(country),
      widthPercent: 18,
    },
    {
      id: 'tax',
      heading: topicName('standard-rate'),
      cell: (row) => <Tax row={row} />,
      sortBy: ({ standardRate }) =>
        standardRate?.type === 'rates' ? (standardRate.rates[0] ?? null) : null,
      largestFirst: true,
      widthPercent: 20,
    },
    {
      id: 'threshold',
      heading: topicName('nonresident-threshold'),
      cell: ({ nonresidentThreshold }) => (
        <Figure topic="nonresident-threshold" value={nonresidentThreshold} />
      ),
      widthPercent: 16,
    },
    {
      id: 'duty',
      heading: topicName('duty-de-minimis'),
      cell: ({ dutyDeMinimis }) => <Figure topic="duty-de-minimis" value={dutyDeMinimis} />,
      widthPercent: 16,
    },
    {
      id: 'change',
      heading: t('dossier.nextChange'),
      cell: ({ nextChange }) =>
        nextChange === null ? null : (
          <BlockStack gap="050">
            <span>{format.date(nextChange.on)}</span>
            <Subdued>
              {nextChange.regime === null ? (
                topicName(nextChange.topic ?? '')
              ) : (
                <FactWords text={nextChange.regime} />
              )}
            </Subdued>
          </BlockStack>
        ),
      sortBy: ({ nextChange }) => nextChange?.on ?? null,
      widthPercent: 18,
    },
    {
      id: 'entries',
      heading: t('dossier.entries'),
      cell: (row) => <Entries row={row} isSoldTo={soldTo.includes(row.country)} />,
      sortBy: ({ entries }) => entries,
      widthPercent: 12,
    },
  ];
}

function Tax({ row: { taxName, standardRate } }: { row: DossierRow }) {
  return (
    <BlockStack gap="050">
      <Figure topic="standard-rate" value={standardRate} />
      {taxName?.type === 'text' ? (
        <Subdued>
          <FactWords text={taxName.text} />
        </Subdued>
      ) : null}
    </BlockStack>
  );
}

/** A figure of the list; what is a sentence stands in the dossier alone. */
function Figure({ topic, value }: { topic: string; value: ValueView | null }) {
  const { t } = useTranslation('compliance');
  if (value === null) return <Subdued>{t('dossier.seeDossier')}</Subdued>;
  if (value.type === 'rates' || value.type === 'amount') {
    return (
      <span>
        <ValueText topic={topic} value={value} />
      </span>
    );
  }
  return (
    <Subdued>{t(value.type === 'unknown' ? 'dossier.unknown' : 'dossier.seeDossier')}</Subdued>
  );
}

function Entries({ row, isSoldTo }: { row: DossierRow; isSoldTo: boolean }) {
  const { t } = useTranslation('compliance');
  return (
    <BlockStack gap="050" inlineAlign="start">
      <span>
        {row.matches === null
          ? t('dossier.count', { count: row.entries })
          : t('dossier.matches', { count: row.matches })}
      </span>
      {row.unverified === 0 ? null : (
        <Subdued>{t('dossier.unverifiedCount', { count: row.unverified })}</Subdued>
      )}
      {isSoldTo ? <Badge size="small">{t('dossier.soldTo')}</Badge> : null}
    </BlockStack>
  );
}

/** Milliseconds without a key press after which a search is sent. */
const SEARCH_AFTER_MS = 300;

/**
 * Dossiers are searched on the server, so a search goes out when typing pauses. What is typed while
 * an answer comes is kept.
 */
function SearchField() {
  const { t } = useTranslation('compliance');
  const [search, setSearch] = useSearchParams();
  const text = search.get('q') ?? '';
  const [state, setState] = useState({ seen: text, typed: text, sent: text });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (state.seen !== text) {
    setState({ seen: text, typed: text === state.sent ? state.typed : text, sent: text });
  }
  const change = (typed: string, waitMs: number) => {
    clearTimeout(timer.current);
    setState((before) => ({ ...before, typed }));
    timer.current = setTimeout(() => {
      setState((before) => ({ ...before, sent: typed }));
      setSearch(withParams(search, { q: typed }), { replace: true, preventScrollReset: true });
    }, waitMs);
  };
  return (
    <div className="portolan-filters portolan-filters-one">
      <TextField
        label={t('dossier.searchAll')}
        labelHidden
        placeholder={t('dossier.searchAll')}
        autoComplete="off"
        maxLength={DOSSIER_SEARCH_MAX}
        value={state.typed}
        onChange={(typed) => change(typed, SEARCH_AFTER_MS)}
        clearButton
        onClearButtonClick={() => change('', 0)}
      />
    </div>
  );
}
