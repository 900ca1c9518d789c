import { useNavigate, useSearchParams } from '@remix-run/react';
import { Badge, BlockStack, Card, List, Select, Text, TextField } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { withParams } from '../../ui/sorting-in-address.ts';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { type Format, useFormat } from '../../ui/use-format.ts';
import {
  DOSSIER_SECTIONS,
  type DossierEntry,
  type FactValue,
  type MarketFact,
  type MarketRule,
} from '../dossiers/model.ts';
import { SourceText, Subdued } from './threshold-words.tsx';

interface DossierPageProps {
  country: string;
  countries: readonly string[];
  entries: readonly DossierEntry[];
  asOn: string;
}

/** What the law of a market says, section by section, each figure with where it is from. */
export function DossierPage(props: DossierPageProps) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const [search] = useSearchParams();
  const { country, asOn } = props;
  const wordsOf = useTopicWords();
  const shown = filterEntries(props.entries, search.get('q') ?? '', wordsOf);
  return (
    <AppPage
      title={format.country(country)}
      subtitle={t('dossier.about', { country: format.country(country), date: format.date(asOn) })}
      back={{ label: t('threshold.title'), url: '/app/compliance' }}
      secondaryActions={[
        { content: t('dossier.threshold'), url: `/app/compliance?country=${country}&state=all` },
      ]}
    >
      <Card padding="0">
        <DossierFilters {...props} />
      </Card>
      {shown.length === 0 ? (
        <Card>
          <EmptyNote
            title={t(props.entries.length === 0 ? 'dossier.none' : 'dossier.noMatch')}
            {...(props.entries.length === 0
              ? {}
              : {
                  action: {
                    label: t('dossier.clear'),
                    url: `/app/compliance/markets/${country}${withParams(search, { q: null })}`,
                  },
                })}
          >
            {t('dossier.english')}
          </EmptyNote>
        </Card>
      ) : (
        DOSSIER_SECTIONS.map((section) => {
          const entries = shown.filter((entry) => entry.section === section);
          if (entries.length === 0) return null;
          return (
            <Card key={section}>
              <BlockStack gap="300">
                <Text as="h2" variant="headingMd">
                  {t(`dossier.section.${section}`)}
                </Text>
                <dl className="portolan-facts">
                  {entries.map((entry) =>
                    entry.kind === 'fact' ? (
                      <Fact
                        key={`${entry.of}${entry.fact.topic}`}
                        entry={entry}
                        fact={entry.fact}
                        label={wordsOf(entry)}
                      />
                    ) : (
                      <Rule key={entry.rule.id} entry={entry} rule={entry.rule} />
                    ),
                  )}
                </dl>
              </BlockStack>
            </Card>
          );
        })
      )}
      <div className="portolan-page-row">
        <Text as="p" tone="subdued">
          {t('dossier.english')} {t('notAdvice')}
        </Text>
      </div>
    </AppPage>
  );
}

/** Entries in which every searched word is found, in what is shown of them. */
export function filterEntries(
  entries: readonly DossierEntry[],
  text: string,
  wordsOf: (entry: DossierEntry) => string,
): DossierEntry[] {
  const wanted = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const content = JSON.stringify(entry.kind === 'fact' ? entry.fact : entry.rule);
    const all = `${wordsOf(entry)} ${content}`.toLocaleLowerCase();
    return wanted.every((word) => all.includes(word));
  });
}

function useTopicWords() {
  const { t } = useTranslation('compliance');
  return (entry: DossierEntry) =>
    entry.kind === 'rule'
      ? entry.rule.regime
      : t(`dossier.topic.${entry.fact.topic}` as 'dossier.topic.filing');
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
  return (
    <div className="portolan-filters">
      <TextField
        label={t('dossier.search')}
        labelHidden
        placeholder={t('dossier.search')}
        autoComplete="off"
        value={search.get('q') ?? ''}
        onChange={(value) =>
          setSearch(withParams(search, { q: value }), { replace: true, preventScrollReset: true })
        }
        clearButton
        onClearButtonClick={() => setSearch(withParams(search, { q: null }), { replace: true })}
      />
      <Select
        label={t('dossier.country')}
        labelHidden
        options={options}
        value={country}
        onChange={(value) => navigate(`/app/compliance/markets/${value}`)}
      />
    </div>
  );
}

function Fact(props: { entry: DossierEntry; fact: MarketFact; label: string }) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const { fact } = props;
  return (
    <>
      <dt>
        <Label {...props} />
      </dt>
      <dd>
        <BlockStack gap="050">
          <span>{valueText(fact.value, format, t('dossier.unknown'), t)}</span>
          <Extra value={fact.value} />
          {fact.note === undefined ? null : <English>{fact.note}</English>}
          <Sourced {...fact} />
        </BlockStack>
      </dd>
    </>
  );
}

function Label({ entry, label }: { entry: DossierEntry; label: string }) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const { effectiveFrom } = entry.kind === 'fact' ? entry.fact : entry.rule;
  return (
    <BlockStack gap="050">
      <span lang={entry.kind === 'rule' ? 'en' : undefined}>{label}</span>
      {entry.isUpcoming && effectiveFrom !== null ? (
        <span>
          <Badge tone="attention">
            {t('dossier.upcoming', { date: format.date(effectiveFrom) })}
          </Badge>
        </span>
      ) : null}
      {entry.of === 'EU' ? <Subdued>{t('dossier.ofEu')}</Subdued> : null}
    </BlockStack>
  );
}

function Rule({ entry, rule }: { entry: DossierEntry; rule: MarketRule }) {
  const { t } = useTranslation('compliance');
  return (
    <>
      <dt>
        <Label entry={entry} label={rule.regime} />
      </dt>
      <dd>
        <BlockStack gap="050">
          <English>{t('dossier.asks', { trigger: rule.trigger })}</English>
          <div lang="en">
            <List>
              {rule.needs.map((need) => (
                <List.Item key={need}>{need}</List.Item>
              ))}
            </List>
          </div>
          {rule.exceptions === undefined ? null : (
            <English>{t('dossier.exceptions', { text: rule.exceptions })}</English>
          )}
          {rule.breachNotice === undefined ? null : (
            <English>{t('dossier.breach', { text: rule.breachNotice })}</English>
          )}
          {rule.penalty === undefined ? null : (
            <English>{t('dossier.penalty', { text: rule.penalty })}</English>
          )}
          {rule.note === undefined ? null : <English>{rule.note}</English>}
          <Sourced {...rule} />
        </BlockStack>
      </dd>
    </>
  );
}

function English({ children }: { children: ReactNode }) {
  return <Subdued>{children}</Subdued>;
}

function Sourced(props: {
  source: string;
  lastVerifiedOn: string;
  confidence: 'seen' | 'likely' | 'unverified';
  effectiveFrom: string | null;
  effectiveTo: string | null;
}) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const { effectiveFrom, effectiveTo } = props;
  return (
    <span>
      {props.confidence === 'unverified' ? (
        <Badge tone="attention">{t('dossier.unverified')}</Badge>
      ) : null}{' '}
      <SourceText {...props} />{' '}
      <Subdued>
        {effectiveFrom === null ? '' : t('dossier.since', { date: format.date(effectiveFrom) })}{' '}
        {effectiveTo === null ? '' : t('dossier.until', { date: format.date(effectiveTo) })}
      </Subdued>
    </span>
  );
}

/** A figure in the admin's language; texts as they were taken down. */
function valueText(
  value: FactValue,
  format: Format,
  unknown: string,
  t: (key: 'dossier.yes' | 'dossier.no' | 'dossier.zero') => string,
): ReactNode {
  switch (value.type) {
    case 'rates':
      return value.rates.map((rate) => percentText(rate, format.locale)).join(' · ');
    case 'amount':
      if (value.currency === null) return t('dossier.zero');
      return new Intl.NumberFormat(format.locale, {
        style: 'currency',
        currency: value.currency,
        maximumFractionDigits: 2,
        minimumFractionDigits: 0,
      }).format(value.amount);
    case 'flag':
      return t(value.yes ? 'dossier.yes' : 'dossier.no');
    case 'text':
      return <span lang="en">{value.text}</span>;
    case 'list':
      return <span lang="en">{value.items.join('; ')}</span>;
    case 'unknown':
      return unknown;
  }
}

function percentText(rate: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(rate);
}

function Extra({ value }: { value: FactValue }) {
  if (!('text' in value) || value.type === 'text' || value.text === undefined) return null;
  return <English>{value.text}</English>;
}
