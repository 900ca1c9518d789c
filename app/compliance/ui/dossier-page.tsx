import { useNavigate, useSearchParams } from '@remix-run/react';
import { BlockStack, Card, Select, Text, TextField } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { withParams } from '../../ui/sorting-in-address.ts';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { upcomingOf } from '../dossiers/list-dossiers.ts';
import { DOSSIER_SECTIONS } from '../dossiers/model.ts';
import { findsAll, searchedWords } from '../dossiers/search-dossier.ts';
import { type EntryView, textsOf } from '../dossiers/word-dossier.ts';
import { DossierEntryRow } from './dossier-entry.tsx';
import { FactWords, useEntryName, useTopicName, ValueText } from './dossier-words.tsx';

interface DossierPageProps {
  country: string;
  countries: readonly string[];
  entries: readonly EntryView[];
  asOn: string;
}

/** What the law of a market says, section by section, each figure with where it is from. */
export function DossierPage(props: DossierPageProps) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const [search] = useSearchParams();
  const { country, asOn } = props;
  const placesOf = (entry: EntryView) =>
    entry.of === 'EU' ? t('dossier.ofEu') : format.country(entry.of);
  const nameOf = useEntryName();
  const asked = { text: search.get('q') ?? '', section: search.get('section') ?? '' };
  const shown = filterEntries(props.entries, asked, (entry) => [nameOf(entry), placesOf(entry)]);
  const isWhole = asked.text === '' && asked.section === '';
  return (
    <AppPage
      title={format.country(country)}
      subtitle={t('dossier.about', { date: format.date(asOn) })}
      back={{ label: t('dossier.all'), url: '/app/compliance/markets' }}
      secondaryActions={[
        { content: t('dossier.threshold'), url: `/app/compliance?country=${country}&state=all` },
      ]}
    >
      <Card padding="0">
        <DossierFilters {...props} />
        {isWhole ? <Glance entries={props.entries} /> : null}
      </Card>
      {isWhole ? <Upcoming entries={props.entries} /> : null}
      {shown.length === 0 ? (
        <Nothing {...props} />
      ) : (
        DOSSIER_SECTIONS.map((section) => (
          <Section
            key={section}
            title={t(`dossier.section.${section}`)}
            entries={shown.filter((entry) => entry.section === section)}
            isSearched={asked.text !== ''}
          />
        ))
      )}
      <div className="portolan-page-row">
        <Text as="p" tone="subdued">
          {t('notAdvice')}
        </Text>
      </div>
    </AppPage>
  );
}

/** Entries of a section in which every searched word is found, in what is shown of them. */
export function filterEntries(
  entries: readonly EntryView[],
  asked: { text: string; section: string },
  namesOf: (entry: EntryView) => readonly string[],
): EntryView[] {
  const wanted = searchedWords(asked.text);
  return entries.filter(
    (entry) =>
      (asked.section === '' || asked.section === entry.section) &&
      findsAll(wanted, [...namesOf(entry), ...textsOf(entry)]),
  );
}

function DossierFilters({ country, countries }: DossierPageProps) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const { compare } = new Intl.Collator(format.locale);
  const options = countries
    .map((value) => ({ value, label: format.country(value) }))
    .sort((a, b) => compare(a.label, b.label));
  const change = (changes: Record<string, string | null>) =>
    setSearch(withParams(search, changes), { replace: true, preventScrollReset: true });
  return (
    <div className="portolan-filters">
      <TextField
        label={t('dossier.search')}
        labelHidden
        placeholder={t('dossier.search')}
        autoComplete="off"
        value={search.get('q') ?? ''}
        onChange={(value) => change({ q: value })}
        clearButton
        onClearButtonClick={() => change({ q: null })}
      />
      <Select
        label={t('dossier.sections')}
        labelHidden
        options={[
          { value: '', label: t('dossier.sections') },
          ...DOSSIER_SECTIONS.map((value) => ({ value, label: t(`dossier.section.${value}`) })),
        ]}
        value={search.get('section') ?? ''}
        onChange={(value) => change({ section: value })}
      />
      <Select
        label={t('dossier.country')}
        labelHidden
        options={options}
        value={country}
        onChange={(value) => navigate(`/app/compliance/markets/${value}${withParams(search, {})}`)}
      />
    </div>
  );
}

const LEADING = ['standard-rate', 'nonresident-threshold', 'duty-de-minimis', 'tax-de-minimis'];

/** The figures that most questions are about. */
function Glance({ entries }: { entries: readonly EntryView[] }) {
  const topicName = useTopicName();
  const facts = LEADING.flatMap((topic) =>
    entries.flatMap((entry) =>
      entry.kind === 'fact' &&
      entry.fact.topic === topic &&
      !entry.isUpcoming &&
      ['rates', 'amount'].includes(entry.fact.value.type)
        ? [entry.fact]
        : [],
    ),
  );
  if (facts.length < 2) return null;
  return (
    <dl className="portolan-dossier-glance">
      {facts.map(({ topic, value }) => (
        <div key={topic}>
          <dt>
            <Text as="span" variant="bodySm" tone="subdued">
              {topicName(topic)}
            </Text>
          </dt>
          <dd>
            <Text as="span" variant="headingMd">
              <ValueText topic={topic} value={value} />
            </Text>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Changes that are shown at once; the others open by a press. */
const CHANGES_SHOWN = 5;

function Upcoming({ entries }: { entries: readonly EntryView[] }) {
  const { t } = useTranslation('compliance');
  const changes = upcomingOf(entries);
  if (changes.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('dossier.changes')}
        </Text>
        <Changes changes={changes.slice(0, CHANGES_SHOWN)} />
        {changes.length <= CHANGES_SHOWN ? null : (
          <details className="portolan-dossier-note">
            <summary>
              {t('dossier.laterChanges', { count: changes.length - CHANGES_SHOWN })}
            </summary>
            <Changes changes={changes.slice(CHANGES_SHOWN)} />
          </details>
        )}
      </BlockStack>
    </Card>
  );
}

function Changes({ changes }: { changes: ReturnType<typeof upcomingOf> }) {
  const format = useFormat();
  const topicName = useTopicName();
  return (
    <dl className="portolan-dossier-changes">
      {changes.map(({ on, regime, topic }) => (
        <div key={`${on}${topic ?? regime?.words}`}>
          <dt>{format.date(on)}</dt>
          <dd>{regime === null ? topicName(topic ?? '') : <FactWords text={regime} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function Section(props: { title: string; entries: readonly EntryView[]; isSearched: boolean }) {
  const { title, entries, isSearched } = props;
  const { t } = useTranslation('compliance');
  const nameOf = useEntryName();
  if (entries.length === 0) return null;
  const gaps = entries.filter(isGap);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <dl className="portolan-dossier">
          {entries
            .filter((entry) => !isGap(entry))
            .map((entry) => (
              <DossierEntryRow key={keyOf(entry)} entry={entry} isSearched={isSearched} />
            ))}
        </dl>
        {gaps.length === 0 ? null : (
          <Text as="p" variant="bodySm" tone="subdued">
            {t('dossier.gaps', { topics: gaps.map(nameOf).join(t('dossier.and')) })}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

/** Nobody has looked it up, and there is nothing to say of it but that. */
function isGap(entry: EntryView): boolean {
  if (entry.kind === 'rule') return false;
  const { value, note } = entry.fact;
  return value.type === 'unknown' && value.text === null && note === null;
}

function keyOf(entry: EntryView): string {
  return entry.kind === 'rule' ? entry.rule.id : `${entry.of}.${entry.fact.topic}`;
}

function Nothing({ country, entries }: DossierPageProps) {
  const { t } = useTranslation('compliance');
  const url = `/app/compliance/markets/${country}`;
  return (
    <Card>
      {entries.length === 0 ? (
        <EmptyNote
          title={t('dossier.none')}
          action={{ label: t('dossier.all'), url: '/app/compliance/markets' }}
        >
          {t('dossier.noneNext')}
        </EmptyNote>
      ) : (
        <EmptyNote title={t('dossier.noMatch')} action={{ label: t('dossier.clear'), url }}>
          {t('dossier.noMatchNext')}
        </EmptyNote>
      )}
    </Card>
  );
}
