import { Banner, BlockStack, Button, ButtonGroup, Card, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import type { FileImportDetail } from '../file-imports/index.server.ts';
import { ExchangeRate } from '../file-imports/model.ts';
import type { FileImportProps } from './file-import-props.ts';

/** What the import would change, the rates that it needs, and the one button that does it. */
export function FileImportSummaryCard(props: FileImportProps) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { detail, onStep, busy } = props;
  const [rates, setRates] = useState<ExchangeRate[]>(() =>
    detail.currenciesToConvert.map((currency) => ({ currency, rate: '', on: '' })),
  );
  const [tried, setTried] = useState(false);
  const { report } = detail;
  if (report === null) return null;
  const { counts } = report;
  const spend = detail.kind?.includes('orders') !== true;
  const count = counts.new + counts.changed;
  const approve = () => {
    setTried(true);
    const clean = rates.map((rate) => ({ ...rate, rate: rate.rate.trim() }));
    if (clean.every((rate) => ExchangeRate.safeParse(rate).success)) {
      onStep({ intent: 'import', rates: clean });
    }
  };
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('files.summary.title')}
        </Text>
        <Facts detail={detail} report={report} />
        <Nothing records={report.records} changes={count} />
        <Garbled {...props} report={report} />
        {rates.length === 0 ? null : (
          <Rates rates={rates} onChange={setRates} tried={tried} to={format.currency} />
        )}
        <BlockStack gap="200">
          <ButtonGroup>
            {report.records === 0 ? null : (
              <Button variant="primary" loading={busy} onClick={approve}>
                {spend
                  ? t('files.import.spend')
                  : t('files.import.action', { count, formatted: format.count(count) })}
              </Button>
            )}
            <Button disabled={busy} onClick={() => onStep({ intent: 'remap' })}>
              {t('files.import.back')}
            </Button>
            <Button
              variant="tertiary"
              disabled={busy}
              onClick={() => onStep({ intent: 'discard' })}
            >
              {t('files.import.discard')}
            </Button>
          </ButtonGroup>
          <Text as="p" tone="subdued">
            {t('files.import.undoable')}
          </Text>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function Nothing({ records, changes }: { records: number; changes: number }) {
  const { t } = useTranslation('sync');
  if (records === 0) return <Banner tone="warning">{t('files.summary.none')}</Banner>;
  return changes === 0 ? <Banner tone="info">{t('files.summary.noneNew')}</Banner> : null;
}

/** Lines that another encoding or meaning of quotation marks may save. */
function Garbled({ report, onStep, busy }: FileImportProps & { report: Report }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { 'undecodable-text': undecodable = 0, 'unclosed-quote': unclosed = 0 } =
    report.rejectedByCode;
  const count = undecodable + unclosed;
  if (count === 0) return null;
  return (
    <Banner
      tone="warning"
      action={{
        content: t('files.garbled.action'),
        onAction: () => !busy && onStep({ intent: 'remap' }),
      }}
    >
      {t('files.garbled.why', { count, formatted: format.count(count) })}
    </Banner>
  );
}

type Report = NonNullable<FileImportDetail['report']>;

function Facts(props: {
  detail: FileImportDetail;
  report: NonNullable<FileImportDetail['report']>;
}) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  const { report } = props;
  const { counts, period } = report;
  const told = (['new', 'changed', 'same', 'older', 'synced'] as const).filter(
    (name) => name === 'new' || name === 'changed' || counts[name] > 0,
  );
  const totals = Object.entries(report.totalsMinor).sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <dl className="portolan-facts">
      <dt>{t('files.recognized.kind')}</dt>
      <dd>{t(`files.kind.${props.detail.kind ?? 'unknown'}`)}</dd>
      {told.map((name) => [
        <dt key={`${name} word`}>{t(`files.summary.${name}`)}</dt>,
        <dd key={name}>{format.count(counts[name])}</dd>,
      ])}
      <dt>{t('files.summary.rejected')}</dt>
      <dd>{format.count(report.rejected)}</dd>
      {period === null ? null : (
        <>
          <dt>{t('files.summary.period')}</dt>
          <dd>{format.dateRange(period.firstOn, period.lastOn)}</dd>
        </>
      )}
      {totals.length === 0 ? null : (
        <>
          <dt>{t('files.summary.total')}</dt>
          <dd>
            {totals.map(([currency, minor]) => (
              <Text as="p" key={currency}>
                {format.money(minor, currency)}
              </Text>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function Rates(props: {
  rates: ExchangeRate[];
  onChange: (rates: ExchangeRate[]) => void;
  tried: boolean;
  to: string;
}) {
  const { t } = useTranslation('sync');
  const { rates, onChange, tried, to } = props;
  const change = (currency: string, part: Partial<ExchangeRate>) =>
    onChange(rates.map((rate) => (rate.currency === currency ? { ...rate, ...part } : rate)));
  const wrong = (rate: ExchangeRate, name: 'rate' | 'on') =>
    tried && !ExchangeRate.shape[name].safeParse(rate[name].trim()).success;
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {t('files.rate.title')}
      </Text>
      <Text as="p" tone="subdued">
        {t('files.rate.why', { currency: to })}
      </Text>
      {rates.map((rate) => (
        <div className="portolan-file-pair" key={rate.currency}>
          <TextField
            label={t('files.rate.label', { from: rate.currency, to })}
            value={rate.rate}
            inputMode="decimal"
            autoComplete="off"
            onChange={(value) => change(rate.currency, { rate: value })}
            {...(wrong(rate, 'rate') ? { error: t('files.rate.wrong') } : {})}
          />
          <TextField
            label={t('files.rate.on')}
            type="date"
            value={rate.on}
            autoComplete="off"
            onChange={(on) => change(rate.currency, { on })}
            {...(wrong(rate, 'on') ? { error: t('files.rate.onWrong') } : {})}
          />
        </div>
      ))}
    </BlockStack>
  );
}
