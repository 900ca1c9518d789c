import { Badge, Button, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { InsightView } from '../insight-view.ts';

/** What pages do with an insight. */
export interface InsightActions {
  /** Opens the preview of the insight's action. */
  onAct: (insight: InsightView) => void;
}

/**
 * One insight on a card: the sentence, what it is worth with its range, how sure it is, one button,
 * and the way to its evidence.
 */
export function InsightLine(props: {
  insight: InsightView;
  first: boolean;
  actions: InsightActions;
}) {
  const { t } = useTranslation('insights');
  const { insight } = props;
  return (
    <>
      <div>
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {insight.sentence}
          </Text>
          {insight.urgency === 'must' ? <Badge tone="attention">{t('insight.must')}</Badge> : null}
        </InlineStack>
        <Text as="p" tone="subdued">
          <InsightFacts insight={insight} brief />{' '}
          <Link url={`/app/insights/${insight.insightId}`}>{t('insight.why')}</Link>
        </Text>
      </div>
      <NextButton
        insight={insight}
        variant={props.first ? 'primary' : 'secondary'}
        actions={props.actions}
      />
    </>
  );
}

/** Certainty is never told as more than this: no rule of ours is surer. */
const MOST_SURE = 0.99;

/** Money with its range, how sure, since when, in one line; `brief` leaves out what sentences say. */
export function InsightFacts(props: { insight: InsightView; brief?: boolean }) {
  const { insight, brief = false } = props;
  const { t } = useTranslation('insights');
  const format = useFormat();
  const { money } = insight;
  const facts = [
    money === null
      ? null
      : money.low === money.high
        ? t(`insight.money.${money.per}`, { expected: money.expected })
        : t(`insight.range.${money.per}`, money),
    insight.confidence < 1
      ? t('insight.confidence', {
          percent: format.percent(Math.min(insight.confidence, MOST_SURE), 0),
        })
      : null,
    brief || insight.since === null ? null : t('insight.since', { date: insight.since }),
    insight.due === null ? null : t('insight.due', { date: insight.due }),
  ];
  return <>{facts.filter((fact) => fact !== null).join(' · ')}</>;
}

/** The one thing to do about an insight. */
export function NextButton(props: {
  insight: InsightView;
  variant: 'primary' | 'secondary';
  actions: InsightActions;
}) {
  const { insight, variant } = props;
  const { next } = insight;
  if (next.kind === 'open') {
    return (
      <Button variant={variant} url={next.address}>
        {next.label}
      </Button>
    );
  }
  return (
    <Button variant={variant} onClick={() => props.actions.onAct(insight)}>
      {next.label}
    </Button>
  );
}
