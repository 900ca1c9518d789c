import { BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { NamedMatrix } from '../payments-page.server.ts';
import { usePoints } from './use-matrix-cells.ts';
import { useWayName } from './use-way-name.ts';

const WAYS_COMPARED = 8;

/** What moved the number of the whole shop, and methods compared at one mix of markets. */
export function ChangeCard({ matrix }: { matrix: NamedMatrix }) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const points = usePoints();
  const { change, count, of } = matrix.overall;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t('change.title')}
          </Text>
          {change === null ? (
            <Text as="p" tone="subdued">
              {of > 0
                ? t('change.none', { now: format.percent(count / of, 1) })
                : t('matrix.noComparison')}
            </Text>
          ) : (
            <>
              <Text as="p">
                {t(`change.verdict.${change.verdict}`, {
                  before: format.percent(change.before, 1),
                  after: format.percent(change.after, 1),
                })}
              </Text>
              <dl className="portolan-facts">
                <dt>{t('change.rate')}</dt>
                <dd>
                  {points(change.rateEffect)}{' '}
                  <Text as="span" tone="subdued">
                    {t('change.range', {
                      low: points(change.rateLow),
                      high: points(change.rateHigh),
                    })}
                  </Text>
                </dd>
                <dt>{t('change.mix')}</dt>
                <dd>{points(change.mixEffect)}</dd>
                {change.odds === null ? null : (
                  <>
                    <dt>{t('change.odds')}</dt>
                    <dd>
                      {t('change.oddsValue', {
                        ratio: decimal(change.odds.ratio, format.locale),
                        low: decimal(change.odds.low, format.locale),
                        high: decimal(change.odds.high, format.locale),
                      })}
                    </dd>
                  </>
                )}
              </dl>
            </>
          )}
        </BlockStack>
        <SameMix matrix={matrix} />
      </BlockStack>
    </Card>
  );
}

function SameMix({ matrix }: { matrix: NamedMatrix }) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const wayName = useWayName();
  const ways = matrix.ways
    .filter(({ id }) => matrix.standardized[id] !== undefined)
    .slice(0, WAYS_COMPARED);
  if (ways.length < 2) return null;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t('change.sameMix')}
      </Text>
      <Text as="p" tone="subdued">
        {t('change.sameMixAbout')}
      </Text>
      <dl className="portolan-facts">
        {ways.map((way) => (
          <div key={way.id} style={{ display: 'contents' }}>
            <dt>{wayName(way)}</dt>
            <dd>{format.percent(matrix.standardized[way.id] ?? null, 1)}</dd>
          </div>
        ))}
      </dl>
    </BlockStack>
  );
}

const decimal = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
