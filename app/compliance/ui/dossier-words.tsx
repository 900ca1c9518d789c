import { Badge } from '@shopify/polaris';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { EntryView, ValueView } from '../dossiers/word-dossier.ts';
import type { FactText } from '../facts/fact-words.ts';

/** Names of entries: of a law its own, of a fact that of its topic. */
export function useEntryName() {
  const topicName = useTopicName();
  return (entry: EntryView) =>
    entry.kind === 'rule' ? entry.rule.regime.words : topicName(entry.fact.topic);
}

export function useTopicName() {
  const { t } = useTranslation('compliance');
  return (topic: string) => t(`dossier.topic.${topic}` as 'dossier.topic.filing');
}

/**
 * A text of a fact, its addresses as links that are named by their host. Where it is not there in
 * the admin's language, it says so, and assistive software reads it as English.
 */
export function FactWords({ text }: { text: FactText }) {
  const { t, i18n } = useTranslation('compliance');
  if (i18n.language === text.language) return <LinkedWords words={text.words} />;
  return (
    <span lang={text.language}>
      <LinkedWords words={text.words} /> <Badge size="small">{t('dossier.inEnglish')}</Badge>
    </span>
  );
}

/** @example splitAddresses('See https://a.example/b.') // ['See ', 'https://a.example/b', '.'] */
export function splitAddresses(words: string): string[] {
  return words.split(/(https?:\/\/[^\s（），、；。]*[^\s（），、；。.,;()])/u);
}

function LinkedWords({ words }: { words: string }): ReactNode {
  return splitAddresses(words).map((part, index) =>
    /^https?:\/\//.test(part) ? (
      <a key={index} href={part} target="_blank" rel="noreferrer">
        {new URL(part).hostname.replace(/^www\./, '')}
      </a>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}

/** A figure in the admin's language. */
export function ValueText({ topic, value }: { topic: string; value: ValueView }) {
  const { t } = useTranslation('compliance');
  const { locale } = useFormat();
  switch (value.type) {
    case 'rates':
      return value.rates.map((rate) => percentText(rate, locale)).join(' · ');
    case 'amount':
      if (value.amount === 0 && topic.includes('de-minimis')) return t('dossier.noRelief');
      return value.currency === null
        ? t('dossier.zero')
        : amountText(value.amount, value.currency, locale);
    case 'flag':
      return t(value.yes ? 'dossier.yes' : 'dossier.no');
    case 'text':
      return <FactWords text={value.text} />;
    case 'list':
      return (
        <ul className="portolan-dossier-list">
          {value.items.map((item) => (
            <li key={item.words}>
              <FactWords text={item} />
            </li>
          ))}
        </ul>
      );
    case 'unknown':
      return value.text === null ? t('dossier.unknown') : <FactWords text={value.text} />;
  }
}

function amountText(amount: number, currency: string, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    maximumFractionDigits: 2,
    minimumFractionDigits: 0,
  }).format(amount);
}

function percentText(rate: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(rate);
}

interface SourceProps {
  source: string;
  lastVerifiedOn: string;
  confidence: 'seen' | 'likely' | 'unverified';
  effectiveFrom: string | null;
  effectiveTo: string | null;
}

/**
 * Where an entry is from, when that was looked at and how sure it is, and since when it holds.
 * What is general knowledge was looked up nowhere, so it has no day on which it was.
 */
export function SourceLines(props: SourceProps & { isUpcoming: boolean }) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const { source, confidence, effectiveFrom, effectiveTo } = props;
  const url = /https:\/\/\S+/.exec(source)?.[0].replace(/[;,)]+$/, '');
  const isGeneral = source.includes('general knowledge');
  const parts = [
    isGeneral
      ? t('rule.general')
      : t('dossier.checked', { date: format.date(props.lastVerifiedOn) }),
    // The badge has said so.
    ...(confidence === 'unverified' ? [] : [t(`confidence.${confidence}`)]),
  ];
  return (
    <div className="portolan-dossier-source">
      {confidence === 'unverified' ? (
        <Badge tone="attention" size="small">
          {t('dossier.unverified')}
        </Badge>
      ) : null}
      {url === undefined ? null : <LinkedWords words={url} />}
      <span>{parts.join(t('dossier.sureAnd'))}</span>
      {effectiveFrom === null || props.isUpcoming ? null : (
        <span>{t('dossier.since', { date: format.date(effectiveFrom) })}</span>
      )}
      {effectiveTo === null ? null : (
        <span>{t('dossier.until', { date: format.date(effectiveTo) })}</span>
      )}
    </div>
  );
}
