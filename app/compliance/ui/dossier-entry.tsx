import { Badge, BlockStack, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { EntryView, FactView, RuleView } from '../dossiers/word-dossier.ts';
import type { FactText } from '../facts/fact-words.ts';
import { FactWords, SourceLines, useEntryName, ValueText } from './dossier-words.tsx';
import { Subdued } from './threshold-words.tsx';

/** Requirements of a rule that are no longer than a press on them. */
const NEEDS_UNFOLDED = 2;

/** One entry of a dossier: what it is called, what it says, where that is from. */
export function DossierEntryRow({ entry, isSearched }: { entry: EntryView; isSearched: boolean }) {
  const { isUpcoming } = entry;
  // Rules of goods ask whoever sells such goods: whom they ask is read first, what they ask then.
  const isFolded =
    entry.kind === 'rule' &&
    entry.section === 'product' &&
    entry.rule.needs.length > NEEDS_UNFOLDED &&
    !isSearched;
  return (
    <div className="portolan-dossier-entry">
      <dt>
        <Label entry={entry} />
      </dt>
      <dd>
        <BlockStack gap="100">
          {entry.kind === 'fact' ? (
            <Fact fact={entry.fact} />
          ) : (
            <Rule rule={entry.rule} isFolded={isFolded} />
          )}
        </BlockStack>
      </dd>
      <dd>
        <SourceLines
          {...(entry.kind === 'fact' ? entry.fact : entry.rule)}
          isUpcoming={isUpcoming}
        />
      </dd>
    </div>
  );
}

function Label({ entry }: { entry: EntryView }) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const nameOf = useEntryName();
  const { effectiveFrom } = entry.kind === 'fact' ? entry.fact : entry.rule;
  const region = entry.kind === 'rule' ? entry.rule.region : null;
  return (
    <BlockStack gap="050">
      <Text as="span" fontWeight="medium">
        {entry.kind === 'rule' ? <FactWords text={entry.rule.regime} /> : nameOf(entry)}
      </Text>
      <InlineStack gap="100">
        {entry.isUpcoming && effectiveFrom !== null ? (
          <Badge tone="info" size="small">
            {t('dossier.upcoming', { date: format.date(effectiveFrom) })}
          </Badge>
        ) : null}
        {entry.of === 'EU' ? <Badge size="small">{t('dossier.ofEu')}</Badge> : null}
        {region === null ? null : (
          <Badge size="small">{t(`region.${entry.of}-${region}` as 'region.US-CA')}</Badge>
        )}
      </InlineStack>
    </BlockStack>
  );
}

function Fact({ fact }: { fact: FactView }) {
  const { value } = fact;
  const isFigure = value.type === 'rates' || value.type === 'amount' || value.type === 'flag';
  const extra = value.type === 'rates' || value.type === 'amount' ? value.text : null;
  return (
    <>
      <Text as="span" {...(isFigure ? { fontWeight: 'semibold' as const } : {})}>
        <ValueText topic={fact.topic} value={value} />
      </Text>
      {extra === null ? null : (
        <span>
          <FactWords text={extra} />
        </span>
      )}
      <Note text={fact.note} />
    </>
  );
}

function Rule({ rule, isFolded }: { rule: RuleView; isFolded: boolean }) {
  const { t } = useTranslation('compliance');
  return (
    <>
      <Detail label={t('dossier.asks')} text={rule.trigger} />
      {isFolded ? (
        <details className="portolan-dossier-note">
          <summary>{t('dossier.needs', { count: rule.needs.length })}</summary>
          <Asked rule={rule} />
        </details>
      ) : (
        <Asked rule={rule} />
      )}
    </>
  );
}

/** What a rule asks for, and what comes of not doing it. */
function Asked({ rule }: { rule: RuleView }) {
  const { t } = useTranslation('compliance');
  return (
    <BlockStack gap="100">
      <ul className="portolan-dossier-list">
        {rule.needs.map((need) => (
          <li key={need.words}>
            <FactWords text={need} />
          </li>
        ))}
      </ul>
      <Detail label={t('dossier.exceptions')} text={rule.exceptions} />
      <Detail label={t('dossier.breach')} text={rule.breachNotice} />
      <Detail label={t('dossier.penalty')} text={rule.penalty} />
      <Note text={rule.note} />
    </BlockStack>
  );
}

function Detail({ label, text }: { label: string; text: FactText | null }) {
  const { t } = useTranslation('compliance');
  if (text === null) return null;
  return (
    <span>
      <Text as="span" tone="subdued">
        {t('dossier.detail', { label })}
      </Text>
      <FactWords text={text} />
    </span>
  );
}

/** Characters from which a note is opened by a press; Chinese says as much in half as many. */
const LONG_NOTE = { en: 160, 'zh-CN': 80 } as const;

function Note({ text }: { text: FactText | null }) {
  const { t } = useTranslation('compliance');
  if (text === null) return null;
  const words = (
    <Subdued>
      <FactWords text={text} />
    </Subdued>
  );
  if (text.words.replace(/https?:\/\/\S+/g, '').length <= LONG_NOTE[text.language]) return words;
  return (
    <details className="portolan-dossier-note">
      <summary>{t('dossier.note')}</summary>
      {words}
    </details>
  );
}
