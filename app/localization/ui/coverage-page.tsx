import { Banner, BlockStack, Card, Text } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { usePolling } from '../../ui/use-polling.ts';
import type { Coverage } from '../texts/coverage.server.ts';
import { kindOfType, TEXT_KINDS } from '../texts/model.ts';
import { missingWidgetLanguages } from '../texts/own-texts.ts';
import type { QueuedText, QueueQuery } from '../texts/text-queue.ts';
import { CoverageMatrix } from './coverage-matrix.tsx';
import { LanguageCards } from './language-cards.tsx';
import { useLanguageNames } from './language-names.ts';
import { QueueTable } from './queue-table.tsx';

/** How complete every language is, and what to translate next. */
export function CoveragePage(props: {
  coverage: Coverage;
  queue: { texts: QueuedText[]; total: number };
  query: QueueQuery;
  checking: boolean;
  onCheck: () => void;
}) {
  const { t } = useTranslation('localization');
  const { coverage } = props;
  const names = useLanguageNames(coverage.languages.map(({ locale }) => locale));
  const { reading } = coverage;
  const isReading = reading.state === 'reading';
  usePolling(isReading ? 3000 : null);
  return (
    <AppPage
      title={t('coverage.title')}
      subtitle={t('coverage.about')}
      primaryAction={{
        content: t('coverage.again'),
        onAction: props.onCheck,
        loading: props.checking || isReading,
        disabled: coverage.languages.length === 0,
      }}
      secondaryActions={[{ content: t('title'), url: '/app/settings/support' }]}
    >
      <BlockStack gap="400">
        <ReadingNote coverage={coverage} />
        <SourceNote source={coverage.source} />
        {coverage.languages.length === 0 ? (
          <Card>
            <EmptyNote
              title={t('coverage.noLanguages.title')}
              action={{
                label: t('coverage.noLanguages.action'),
                url: 'shopify://admin/settings/languages',
              }}
            >
              {t('coverage.noLanguages.next')}
            </EmptyNote>
          </Card>
        ) : (
          <>
            <LanguageCards languages={coverage.languages} names={names} />
            <CoverageMatrix languages={coverage.languages} names={names} />
            <QueueTable {...props.queue} query={props.query} names={names} />
          </>
        )}
      </BlockStack>
    </AppPage>
  );
}

/** When texts were checked, and what of them can't be. */
function ReadingNote({ coverage: { reading } }: { coverage: Coverage }) {
  const { t } = useTranslation('localization');
  const format = useFormat();
  const kinds = TEXT_KINDS.filter((kind) =>
    reading.denied.some((type) => kindOfType(type) === kind),
  );
  if (reading.denied.includes('PRODUCT') && reading.textsRead === 0) {
    return (
      <Banner tone="warning" title={t('coverage.deniedAll.title')}>
        <p>{t('coverage.deniedAll.next')}</p>
      </Banner>
    );
  }
  return (
    <>
      {kinds.length === 0 ? null : (
        <Banner tone="info">
          <p>
            {t('coverage.denied', {
              types: kinds.map((kind) => t(`textKind.${kind}`)).join(t('separator')),
            })}
          </p>
        </Banner>
      )}
      <div className="portolan-page-row">
        <Text as="p" tone="subdued">
          {reading.state === 'reading'
            ? t('coverage.reading', { formatted: format.count(reading.textsRead) })
            : reading.finishedAt === null
              ? t('coverage.never')
              : t('coverage.checked', { at: format.instant(reading.finishedAt) })}
        </Text>
      </div>
    </>
  );
}

/** Where the blocks lack the shop's own language, which has no row in the queue. */
function SourceNote({ source }: { source: string | null }) {
  const { t } = useTranslation('localization');
  const names = useLanguageNames(source === null ? [] : [source]);
  if (source === null || missingWidgetLanguages([source]).length === 0) return null;
  const language = names[source] ?? source;
  return (
    <Banner tone="info" title={t('own.sourceLacks.title', { language })}>
      <p>{t('own.sourceLacks.text')}</p>
    </Banner>
  );
}
