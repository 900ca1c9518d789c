import { useSearchParams } from '@remix-run/react';
import { Checkbox, Pagination, Select, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { type Column, DataTable } from '../../ui/data-table.tsx';
import { withParams } from '../../ui/sorting-in-address.ts';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { fieldWord } from '../texts/field-word.ts';
import { GAP_STATES, TEXT_KINDS } from '../texts/model.ts';
import {
  QUEUE_COUNT_MAX,
  QUEUE_PAGE,
  QUEUE_PAGES_MAX,
  type QueuedText,
  type QueueQuery,
  textAddress,
} from '../texts/text-queue.ts';
import type { LanguageNames } from './language-names.ts';
import { useTextTitle } from './text-title.ts';

const SORTING = { column: 'sold', descending: true } as const;

/** What to translate, what touches most money first; a row opens the editor. */
export function QueueTable(props: {
  texts: readonly QueuedText[];
  total: number;
  query: QueueQuery;
  names: LanguageNames;
}) {
  const { t } = useTranslation('localization');
  const format = useFormat();
  const columns = useColumns(props.names);
  const [search] = useSearchParams();
  const { texts, total, query } = props;
  const isFiltered = query.language ?? query.kind ?? query.state ?? (query.sold ? 'sold' : null);
  const pageUrl = (page: number) => withParams(search, { page: page === 1 ? null : String(page) });
  const more = query.page * QUEUE_PAGE < total && query.page < QUEUE_PAGES_MAX;
  return (
    <section aria-label={t('queue.title')}>
      <DataTable
        caption={t('queue.title')}
        columns={columns}
        rows={texts}
        rowKey={(text) => `${text.locale} ${text.resourceId}`}
        rowUrl={(text) => textAddress(text.resourceId, text.locale)}
        sorting={SORTING}
        sortUrl={() => '?'}
        filters={<QueueFilters query={query} names={props.names} />}
        empty={
          <EmptyNote
            title={t('queue.none.title')}
            {...(isFiltered === null
              ? {}
              : { action: { label: t('queue.noMatch'), url: '/app/localization' } })}
          >
            {t('queue.none.next')}
          </EmptyNote>
        }
      />
      {total === 0 ? null : (
        <div className="portolan-page-row">
          <Text as="p" tone="subdued">
            {total > QUEUE_COUNT_MAX
              ? t('queue.many', { formatted: format.count(QUEUE_COUNT_MAX) })
              : t('queue.total', { count: total, formatted: format.count(total) })}
            {' · '}
            {t('queue.about')}
          </Text>
          <Pagination
            accessibilityLabel={t('queue.pages')}
            accessibilityLabels={{ previous: t('queue.previous'), next: t('queue.next') }}
            hasNext={more}
            hasPrevious={query.page > 1}
            {...(more ? { nextURL: pageUrl(query.page + 1) } : {})}
            {...(query.page > 1 ? { previousURL: pageUrl(query.page - 1) } : {})}
          />
        </div>
      )}
    </section>
  );
}

function useColumns(names: LanguageNames): Column<QueuedText>[] {
  const { t } = useTranslation('localization');
  const format = useFormat();
  const titleOf = useTextTitle();
  const fieldNames = (keys: readonly string[]) =>
    keys
      .map((key) => {
        const word = fieldWord(key);
        return word === null ? key : t(word);
      })
      .join(t('separator'));
  return [
    {
      id: 'text',
      heading: t('queue.text'),
      cell: ({ resourceId, title }) => titleOf(resourceId, title),
    },
    { id: 'language', heading: t('queue.language'), cell: ({ locale }) => names[locale] ?? locale },
    { id: 'kind', heading: t('queue.kind'), wide: true, cell: ({ kind }) => t(`textKind.${kind}`) },
    {
      id: 'todo',
      heading: t('queue.todo'),
      cell: (text) =>
        GAP_STATES.filter((state) => text[state].length > 0)
          .map((state) => t(`queue.${state}`, { fields: fieldNames(text[state]) }))
          .join(' · '),
    },
    {
      id: 'characters',
      heading: t('queue.words'),
      numeric: true,
      wide: true,
      cell: ({ characters }) => format.count(characters),
    },
    {
      id: 'sold',
      heading: t('queue.sold'),
      numeric: true,
      cell: ({ soldMinor }) =>
        soldMinor === null ? t('queue.unknown') : format.moneyWhole(soldMinor),
    },
  ];
}

function QueueFilters({ query, names }: { query: QueueQuery; names: LanguageNames }) {
  const { t } = useTranslation('localization');
  const [search, setSearch] = useSearchParams();
  const change = (changes: Record<string, string | null>) =>
    setSearch(withParams(search, { page: null, ...changes }), {
      replace: true,
      preventScrollReset: true,
    });
  const all = (label: string) => ({ value: '', label });
  return (
    <div className="portolan-filters">
      <Select
        label={t('queue.language')}
        labelHidden
        options={[
          all(t('queue.allLanguages')),
          ...Object.entries(names).map(([value, label]) => ({ value, label })),
        ]}
        value={query.language ?? ''}
        onChange={(language) => change({ language })}
      />
      <Select
        label={t('queue.kind')}
        labelHidden
        options={[
          all(t('queue.allKinds')),
          ...TEXT_KINDS.map((value) => ({ value, label: t(`textKind.${value}`) })),
        ]}
        value={query.kind ?? ''}
        onChange={(kind) => change({ kind })}
      />
      <Select
        label={t('queue.state')}
        labelHidden
        options={[
          all(t('queue.allStates')),
          ...GAP_STATES.map((value) => ({ value, label: t(`text.state.${value}`) })),
        ]}
        value={query.state ?? ''}
        onChange={(state) => change({ state })}
      />
      <Checkbox
        label={t('queue.soldOnly')}
        checked={query.sold}
        onChange={(sold) => change({ sold: sold ? 'true' : null })}
      />
    </div>
  );
}
