import { Button, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ProgressPanel, type ProgressStep } from '../../ui/progress-panel.tsx';
import { useFormat } from '../../ui/use-format.ts';
import {
  foregroundParts,
  fractionOfPart,
  type ImportPartView,
  type ImportView,
  isMissing,
  isUnderway,
  recordsOf,
} from './import-view.ts';

/**
 * The import while it runs: what is read, how fast, how long it takes, what comes next. It stays,
 * as a result, until the merchant hides it, so that the page does not jump when it is done.
 */
export function ImportProgress({ view }: { view: ImportView }) {
  const { t } = useTranslation('sync');
  const words = useImportWords(view);
  const [seenRunning, setSeenRunning] = useState(isUnderway(view));
  if (isUnderway(view) && !seenRunning) setSeenRunning(true);
  if (!seenRunning || view.state === 'failed' || view.state === 'none') return null;
  const done = view.state === 'completed';
  return (
    <ProgressPanel
      title={t(done ? 'import.finishedTitle' : 'import.title')}
      summary={words.summary}
      announcement={words.announcement}
      steps={words.steps}
    >
      {words.missing === null ? null : (
        <Text as="p" tone="subdued">
          {words.missing}
        </Text>
      )}
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="p" tone="subdued">
          {words.pace}
        </Text>
        {done ? <Button onClick={() => setSeenRunning(false)}>{t('import.dismiss')}</Button> : null}
      </InlineStack>
    </ProgressPanel>
  );
}

/** The import in words, for every page that shows it. */
export function useImportWords(view: ImportView) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  // What is read afterwards, in the background, is told on the data page.
  const foreground = foregroundParts(view);
  const fractions = foreground.map((part) => fractionOfPart(part) ?? 0);
  const quarter =
    Math.floor(
      (fractions.reduce((sum, part) => sum + part, 0) / Math.max(fractions.length, 1)) * 4,
    ) / 4;
  const steps: ProgressStep[] = foreground.map((part) => ({
    id: part.part,
    label: t(`import.part.${part.part}`),
    fraction: fractionOfPart(part),
    detail: isMissing(view, part) ? t('import.detail.missing') : partDetail(part, format.count, t),
    done: part.state === 'completed',
  }));
  const done = view.state === 'completed';
  const orders = recordsOf(view, 'orders');
  const summary = done
    ? t('import.finished', {
        count: orders,
        formatted: format.count(orders),
        duration: format.duration(secondsTaken(view)),
      })
    : t(view.state === 'queued' ? 'import.queued' : 'import.running');
  return {
    steps,
    summary,
    missing:
      view.missing.length === 0
        ? null
        : t('import.missing', {
            parts: view.missing
              .map(({ part }) => t(`page.missing.part.${part}.name`))
              .join(t('import.join')),
          }),
    announcement: done
      ? t('import.announce.finished')
      : t('import.announce.running', { percent: format.percent(quarter, 0) }),
    pace: done ? '' : paceOf(view, format, t),
  };
}

type Translate = ReturnType<typeof useTranslation<'sync'>>['t'];

function paceOf(view: ImportView, format: ReturnType<typeof useFormat>, t: Translate): string {
  const parts: string[] = [];
  // Products are few and come first: their rate says nothing about the orders.
  if (recordsOf(view, 'orders') > 0) {
    if (view.recordsPerSecond !== null && view.recordsPerSecond >= 1) {
      parts.push(t('import.rate', { formatted: format.count(view.recordsPerSecond) }));
    }
    if (view.secondsLeft !== null) {
      parts.push(t('import.left', { duration: format.duration(view.secondsLeft) }));
    }
  }
  return [...parts, t('import.next')].join(format.locale === 'zh-CN' ? '' : ' ');
}

/** How far a part is, in words and counts. */
export function partDetail(
  part: ImportPartView,
  count: (n: number) => string,
  t: Translate,
): string {
  const { state, recordsTotal } = part;
  // What is read of these is not counted.
  if (part.part === 'extras') return t(`import.still.${state}`);
  if (state === 'waiting') return t('import.detail.waiting');
  const done = count(state === 'exporting' ? part.recordsExported : part.recordsLoaded);
  if ((state === 'exporting' || state === 'loading') && recordsTotal !== null) {
    return t(`import.detail.${state}Of`, { done, total: count(recordsTotal) });
  }
  return t(`import.detail.${state}`, { done });
}

function secondsTaken({ startedAt, finishedAt }: ImportView): number {
  if (startedAt === null || finishedAt === null) return 0;
  return (finishedAt.getTime() - startedAt.getTime()) / 1000;
}
