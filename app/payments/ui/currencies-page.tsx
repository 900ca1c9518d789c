import { Banner, BlockStack, Button, Card, Link, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { NO_VALUE } from '../../i18n/format.ts';
import { AppPage } from '../../ui/app-page.tsx';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { Currencies, CurrencyStanding } from '../currencies.server.ts';

/** What exchange rates do to prices that were set by hand, currency by currency. */
export function CurrenciesPage(props: {
  data: Currencies;
  onLoad: () => void;
  loading: boolean;
  loadFailed: boolean;
  onSaveLine: (percent: number | null) => void;
  saving: boolean;
}) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const { data } = props;
  return (
    <AppPage
      title={t('currencies.title')}
      subtitle={t('currencies.about')}
      back={{ label: t('matrix.title'), url: '/app/payments' }}
    >
      {props.loadFailed ? (
        <Banner tone="critical" title={t('currencies.loadFailed')}>
          {t('currencies.loadFailedNext')}
        </Banner>
      ) : null}
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('currencies.rates')}
          </Text>
          <Text as="p">
            {data.rates.on === null
              ? t('currencies.noRates')
              : t(data.rates.fetched ? 'currencies.ratesOn' : 'currencies.ratesBrought', {
                  date: format.date(data.rates.on),
                })}{' '}
            <Link url={data.rates.url} target="_blank">
              {data.rates.source}
            </Link>
          </Text>
          <div>
            <Button onClick={props.onLoad} loading={props.loading}>
              {t('currencies.load')}
            </Button>
          </div>
        </BlockStack>
      </Card>
      <LineCard {...props} />
      {data.currencies.length === 0 ? (
        <Card>
          <EmptyNote title={t('currencies.empty.title')}>{t('currencies.empty.next')}</EmptyNote>
        </Card>
      ) : null}
      {data.currencies.map((one) => (
        <CurrencyCard key={one.currency} one={one} data={data} />
      ))}
      {data.withoutRate.length > 0 ? (
        <div className="portolan-page-row">
          <Text as="p" tone="subdued">
            {t('currencies.withoutRate', { list: data.withoutRate.join(', ') })}
          </Text>
        </div>
      ) : null}
    </AppPage>
  );
}

function LineCard(props: {
  data: Currencies;
  onSaveLine: (percent: number | null) => void;
  saving: boolean;
}) {
  const { t } = useTranslation('payments');
  const { t: tc } = useTranslation();
  const stored = props.data.profitLinePercent;
  const [text, setText] = useState(stored === null ? '' : String(stored));
  const value = text.trim() === '' ? null : Number(text);
  const isSound = value === null || (Number.isFinite(value) && value >= -50 && value <= 95);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('currencies.line')}
        </Text>
        <Text as="p" tone="subdued">
          {t(stored === null ? 'currencies.lineAsk' : 'currencies.lineSet')}
        </Text>
        <div className="portolan-span">
          <TextField
            label={t('currencies.line')}
            labelHidden
            type="number"
            suffix="%"
            autoComplete="off"
            value={text}
            onChange={setText}
            {...(isSound ? {} : { error: t('currencies.lineRange') })}
          />
          <Button
            onClick={() => props.onSaveLine(value)}
            disabled={!isSound || value === stored}
            loading={props.saving}
          >
            {tc('action.save')}
          </Button>
        </div>
      </BlockStack>
    </Card>
  );
}

function CurrencyCard({ one, data }: { one: CurrencyStanding; data: Currencies }) {
  const { t } = useTranslation('payments');
  const { t: tc } = useTranslation();
  const format = useFormat();
  const rate = (value: number | null) =>
    value === null
      ? NO_VALUE
      : t('currencies.rate', {
          rate: new Intl.NumberFormat(format.locale, {
            maximumSignificantDigits: 5,
          }).format(value),
          currency: one.currency,
          own: data.shopCurrency,
        });
  const name = new Intl.DisplayNames([format.locale], { type: 'currency' }).of(one.currency);
  const cannotJudge = one.missing === null ? null : t(`currencies.missing.${one.missing}`);
  const facts: [string, string, string | null][] = [
    [t('currencies.rateNow'), rate(one.rate), format.date(one.rateOn)],
    [t('currencies.monthChange'), signed(one.monthChange, format.locale), null],
    ...(one.conversionSpread === null
      ? []
      : [
          [
            t('currencies.spread'),
            signed(one.conversionSpread.share, format.locale),
            t('currencies.spreadOf', {
              count: one.conversionSpread.orders,
              formatted: format.count(one.conversionSpread.orders),
            }),
          ] as [string, string, string],
        ]),
  ];
  if (one.fixed) {
    facts.push(
      [t('currencies.rateSet'), rate(one.setRate), t('currencies.rateSetAbout')],
      [t('currencies.worth'), signed(one.worthChange, format.locale), null],
      [
        t('currencies.margin'),
        one.margin === null
          ? tc('matrix.cannotJudge')
          : t('currencies.marginChange', {
              before: format.percent(one.margin.asSet, 1),
              now: format.percent(one.margin.now, 1),
            }),
        cannotJudge ?? t('currencies.costKnown', { share: format.percent(one.costKnown, 0) }),
      ],
      [
        t('currencies.atRisk'),
        one.marginAtRisk === null ? tc('matrix.cannotJudge') : format.percent(one.marginAtRisk, 1),
        one.marginAtRisk === null && one.missing === null
          ? t('currencies.missing.past')
          : t('currencies.atRiskAbout'),
      ],
      ...(data.profitLinePercent === null
        ? []
        : [[t('currencies.lineRate'), rate(one.lineRate), null] as [string, string, null]]),
      [t('currencies.breakEven'), rate(one.breakEvenRate), null],
    );
  }
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('currencies.heading', {
            currency: name ?? one.currency,
            countries: one.countries.map(format.country).join(t('markets.separator')),
          })}
        </Text>
        {one.belowLine ? <Banner tone="critical">{t('currencies.belowLine')}</Banner> : null}
        {one.fixed ? null : (
          <Text as="p" tone="subdued">
            {t('currencies.follows')}
          </Text>
        )}
        <dl className="portolan-facts">
          {facts.map(([term, value, note]) => (
            <div key={term} style={{ display: 'contents' }}>
              <dt>{term}</dt>
              <dd>
                <strong>{value}</strong>{' '}
                {note === null ? null : (
                  <Text as="span" tone="subdued" variant="bodySm">
                    {note}
                  </Text>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </BlockStack>
    </Card>
  );
}

function signed(share: number | null, locale: string): string {
  if (share === null) return NO_VALUE;
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  }).format(share);
}
