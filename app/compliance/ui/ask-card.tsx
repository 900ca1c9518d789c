import { Badge, BlockStack, Card, Checkbox, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { FactText } from '../facts/fact-words.ts';
import type { NoticeField, NoticeItem, NoticeRule, NoticeState } from '../index.ts';
import { useComplianceForm } from './compliance-form.ts';
import { FieldEditor, type Reductions } from './field-editors.tsx';

const TONES = {
  said: 'success',
  missing: 'attention',
  depends: 'info',
  'own-choice': undefined,
  'left-out': undefined,
  unverified: 'warning',
} as const;

/** The worst that stands first decides what a card is marked with. */
const ORDER: readonly NoticeState[] = [
  'missing',
  'left-out',
  'said',
  'depends',
  'own-choice',
  'unverified',
];

/** One thing that a market asks for: how it stands, why, by which rules, and the fields for it. */
export function AskCard(props: {
  field: NoticeField;
  country: string;
  items: readonly NoticeItem[];
  reductions: Reductions;
  regimes: Readonly<Record<string, FactText>>;
}) {
  const { t } = useTranslation('compliance');
  const { draft, change } = useComplianceForm();
  const { field, items } = props;
  const state = ORDER.find((each) => items.some((item) => item.state === each)) ?? 'said';
  // Prices have to be watched for 30 days before one can be said.
  const collecting = field === 'lowest-price' && state === 'said' && props.reductions.known === 0;
  const tone = collecting ? 'info' : TONES[state];
  const used = !draft.without.includes(field);
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t(`field.${field}`)}
            </Text>
            <Badge {...(tone === undefined ? {} : { tone })}>
              {t(collecting ? 'state.collecting' : `state.${state}`)}
            </Badge>
          </InlineStack>
          <Text as="p">{t(`why.${field}`)}</Text>
        </BlockStack>
        <FieldEditor {...props} rules={items.map(({ rule }) => rule)} />
        <Checkbox
          label={t('use')}
          checked={used}
          onChange={(checked) =>
            change({
              without: checked
                ? draft.without.filter((each) => each !== field)
                : [...draft.without, field],
            })
          }
        />
        <BlockStack gap="100">
          {distinctRules(items).map((rule) => (
            <RuleLine key={rule.id} rule={rule} regime={props.regimes[rule.regime]} />
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

/** Several numbers may be asked for by one and the same rule, read in one place. */
function distinctRules(items: readonly NoticeItem[]): NoticeRule[] {
  const rules = new Map(
    items.map(({ rule }) => [`${rule.regime} ${rule.source} ${rule.confidence}`, rule]),
  );
  return [...rules.values()];
}

function RuleLine({ rule, regime }: { rule: NoticeRule; regime: FactText | undefined }) {
  const { t } = useTranslation('compliance');
  const format = useFormat();
  const isPage = rule.source.startsWith('http');
  const since =
    rule.effectiveFrom === null
      ? t('rule.sinceUnknown')
      : t('rule.since', { date: format.date(rule.effectiveFrom) });
  const parts = [regime?.words ?? rule.regime, since];
  if (rule.onlyFor !== undefined) parts.push(t(`only.${rule.onlyFor}`));
  return (
    <Text as="p" tone="subdued">
      {`${parts.join(' · ')} · `}
      {t('rule.source', {
        source: isPage ? new URL(rule.source).hostname : t('rule.general'),
        date: format.date(rule.lastVerifiedOn),
        confidence: t(`confidence.${rule.confidence}`),
      })}
      {isPage ? (
        <>
          {' '}
          <Link url={rule.source} target="_blank">
            {t('rule.read')}
          </Link>
        </>
      ) : null}
      {rule.confidence === 'unverified' ? ` ${t('rule.unverified')}` : null}
    </Text>
  );
}
