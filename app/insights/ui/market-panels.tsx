import { Badge, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { NextView } from '../insight-view.ts';
import type { MarketPanelView } from '../market-panel-view.ts';

const BADGE = {
  good: 'success',
  attention: 'attention',
  critical: 'critical',
  neutral: 'enabled',
} as const;

/** All pillars of one market on one screen: number, trend, standing, next action. */
export function MarketPanels(props: {
  panels: readonly MarketPanelView[];
  onAct: (next: Extract<NextView, { kind: 'act' }>) => void;
}) {
  if (props.panels.length === 0) return null;
  return (
    <div className="portolan-panels">
      {props.panels.map((panel) => (
        <Card key={panel.pillar}>
          <Panel panel={panel} onAct={props.onAct} />
        </Card>
      ))}
    </div>
  );
}

function Panel(props: {
  panel: MarketPanelView;
  onAct: (next: Extract<NextView, { kind: 'act' }>) => void;
}) {
  const { t } = useTranslation('insights');
  const { panel } = props;
  const { figure, trend, next } = panel;
  return (
    <section className="portolan-panel" aria-label={panel.title}>
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h2" variant="headingSm">
          {panel.title}
        </Text>
        {panel.tone === 'neutral' ? null : (
          <Badge tone={BADGE[panel.tone]}>{t(`panel.tone.${panel.tone}`)}</Badge>
        )}
      </InlineStack>
      {figure === null ? null : (
        <div>
          <Text as="p" tone="subdued">
            {figure.label}
          </Text>
          <InlineStack gap="200" blockAlign="baseline">
            <Text as="p" variant="headingLg" numeric>
              {figure.value}
            </Text>
            {trend === null ? null : (
              <Text as="span" tone={trend.good ? 'success' : 'critical'}>
                {t(`panel.trend.${trend.direction}`, { change: trend.change })}
                <Text as="span" tone="subdued">
                  {` ${trend.period}`}
                </Text>
              </Text>
            )}
          </InlineStack>
        </div>
      )}
      <Text as="p">{panel.standing}</Text>
      {next === null ? null : (
        <div className="portolan-panel-next">
          {next.kind === 'open' ? (
            <Button url={next.address}>{next.label}</Button>
          ) : (
            <Button onClick={() => props.onAct(next)}>{next.label}</Button>
          )}
        </div>
      )}
    </section>
  );
}
