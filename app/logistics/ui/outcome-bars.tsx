import { Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { Outcomes } from '../lanes-page.server.ts';

const PARTS = ['early', 'kept', 'broken'] as const;

/** Early, kept and broken as parts of a bar, with their numbers in words beside it. */
export function OutcomeBar({ outcomes }: { outcomes: Outcomes }) {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const total = outcomes.early + outcomes.kept + outcomes.broken;
  if (total === 0) {
    return (
      <Text as="span" tone="subdued">
        {t('outcome.none')}
      </Text>
    );
  }
  const texts = PARTS.map((part) =>
    t(`outcome.count.${part}`, {
      formatted: format.count(outcomes[part]),
      share: format.percent(outcomes[part] / total, 0),
    }),
  );
  return (
    <span className="portolan-outcomes">
      <span className="portolan-outcome-bar" aria-hidden="true">
        {PARTS.map((part) => (
          <span
            key={part}
            className={`portolan-outcome-${part}`}
            style={{ inlineSize: `${(100 * outcomes[part]) / total}%` }}
          />
        ))}
      </span>
      <Text as="span" variant="bodySm">
        {texts.join(t('rule.separator'))}
      </Text>
    </span>
  );
}
