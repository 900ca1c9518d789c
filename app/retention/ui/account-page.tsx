import {
  BlockStack,
  Box,
  Button,
  Card,
  InlineGrid,
  InlineStack,
  Link,
  Select,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { AppPage } from '../../ui/app-page.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyNote } from '../../ui/thin-data.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { ADJUST_REASONS, type AdjustReason, type LoyaltyAccount } from '../index.ts';

export interface LineView {
  on: string;
  kind: string;
  cause: string;
  points: number;
  balance: number;
}

export interface OrderView {
  orderId: string;
  currency: string;
  earningMinor: number;
  keptMinor: number;
  earnedPoints: number;
  points: number;
  availableOn: string | null;
  expiresOn: string | null;
}

export interface AccountPageProps {
  customerId: string;
  country: string;
  account: LoyaltyAccount;
  owed: number;
  lines: readonly LineView[];
  orders: readonly OrderView[];
  onAdjust: (points: number, reason: AdjustReason) => void;
}

/** On a phone cards reach the edges; what stands beside them keeps away from it. */
const EDGE = { paddingInline: { xs: '400', sm: '0' } } as const;
const UNSORTED = { sorting: { column: 'on', descending: true }, sortUrl: () => '' };

/** A customer's points, line by line, with what each order came to, and a way to adjust them. */
export function AccountPage(props: AccountPageProps) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const { customerId, country } = props;
  return (
    <AppPage
      title={t('points.account.title', { customer: customerId })}
      subtitle={format.country(country)}
      back={{ label: t('points.title'), url: '/app/loyalty' }}
    >
      <BlockStack gap="400">
        <Standing {...props} />
        <LinesTable lines={props.lines} />
        <OrdersTable orders={props.orders} />
        <AdjustCard {...props} />
      </BlockStack>
    </AppPage>
  );
}

function Standing({ account, owed }: AccountPageProps) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const { points, pending, expiry } = account;
  const on = (date: string | null) =>
    date === null ? t('points.account.later') : format.date(date);
  return (
    <Card>
      <InlineGrid columns={{ xs: 2, sm: 4 }} gap="400">
        <Figure label={t('points.account.usable')} value={format.count(points)} />
        <Figure
          label={t('points.account.pending')}
          value={format.count(pending?.points ?? 0)}
          note={pending && t('points.account.from', { date: on(pending.availableOn) })}
        />
        <Figure
          label={t('points.account.expiring')}
          value={format.count(expiry?.points ?? 0)}
          note={expiry && t('points.account.until', { date: on(expiry.expiresOn) })}
        />
        <Figure
          label={t('points.owed')}
          value={format.count(owed)}
          note={owed > 0 ? t('points.account.owedHelp') : null}
        />
      </InlineGrid>
    </Card>
  );
}

function Figure(props: { label: string; value: string; note?: string | null }) {
  return (
    <BlockStack gap="100">
      <Text as="p" variant="bodySm" tone="subdued">
        {props.label}
      </Text>
      <Text as="p" variant="headingLg">
        {props.value}
      </Text>
      {props.note ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {props.note}
        </Text>
      ) : null}
    </BlockStack>
  );
}

const KINDS = ['earn', 'refund', 'spend', 'return', 'expire', 'adjust'] as const;

function LinesTable({ lines }: { lines: readonly LineView[] }) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const signed = new Intl.NumberFormat(format.locale, { signDisplay: 'exceptZero' });
  const columns: Column<LineView>[] = [
    { id: 'on', heading: t('points.account.day'), cell: ({ on }) => format.date(on) },
    { id: 'kind', heading: t('points.account.what'), cell: (line) => <Cause line={line} /> },
    {
      id: 'points',
      heading: t('points.account.change'),
      numeric: true,
      cell: ({ points }) => signed.format(points),
    },
    {
      id: 'balance',
      heading: t('points.account.balance'),
      numeric: true,
      cell: ({ balance }) => format.count(balance),
    },
  ];
  return (
    <BlockStack gap="200">
      <Box {...EDGE}>
        <Text as="h2" variant="headingMd">
          {t('points.account.lines')}
        </Text>
      </Box>
      <DataTable
        caption={t('points.account.lines')}
        columns={columns}
        rows={lines}
        rowKey={({ cause, balance, on }) => `${cause} ${balance} ${on}`}
        empty={<EmptyNote title={t('points.account.noLines')}>{t('points.nobodyText')}</EmptyNote>}
        {...UNSORTED}
      />
    </BlockStack>
  );
}

function Cause({ line }: { line: LineView }) {
  const { t } = useTranslation('retention');
  const kind = KINDS.find((known) => known === line.kind) ?? 'adjust';
  const [source, id = ''] = line.cause.split(':');
  const name = t(`points.kind.${kind}`);
  return source === 'order' ? (
    <Link url={`/app/orders/shopify/${id}`} removeUnderline>
      {name}
    </Link>
  ) : (
    name
  );
}

function OrdersTable({ orders }: { orders: readonly OrderView[] }) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  if (orders.length === 0) return null;
  const columns: Column<OrderView>[] = [
    { id: 'order', heading: t('points.account.order'), cell: ({ orderId }) => orderId },
    {
      id: 'amount',
      heading: t('points.account.amount'),
      numeric: true,
      cell: ({ earningMinor, currency }) => format.money(earningMinor, currency),
    },
    {
      id: 'kept',
      heading: t('points.account.kept'),
      numeric: true,
      wide: true,
      cell: ({ keptMinor, currency }) => format.money(keptMinor, currency),
    },
    {
      id: 'points',
      heading: t('points.account.points'),
      numeric: true,
      cell: ({ points }) => format.count(points),
    },
    {
      id: 'usable',
      heading: t('points.account.usableFrom'),
      wide: true,
      cell: ({ availableOn }) =>
        availableOn === null ? t('points.account.later') : format.date(availableOn),
    },
    {
      id: 'expires',
      heading: t('points.account.expires'),
      wide: true,
      cell: ({ expiresOn }) =>
        expiresOn === null ? t('points.account.never') : format.date(expiresOn),
    },
  ];
  return (
    <BlockStack gap="200">
      <Box {...EDGE}>
        <Text as="h2" variant="headingMd">
          {t('points.account.orders')}
        </Text>
      </Box>
      <DataTable
        caption={t('points.account.orders')}
        columns={columns}
        rows={orders}
        rowKey={({ orderId }) => orderId}
        rowUrl={({ orderId }) => `/app/orders/shopify/${orderId}`}
        {...UNSORTED}
      />
    </BlockStack>
  );
}

function AdjustCard({ onAdjust }: AccountPageProps) {
  const { t } = useTranslation('retention');
  const [typed, setTyped] = useState('');
  const [direction, setDirection] = useState<'give' | 'take'>('give');
  const [reason, setReason] = useState<AdjustReason>('goodwill');
  const points = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : 0;
  const isSound = typed === '' || (points >= 1 && points <= 100_000);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('points.adjust.title')}
        </Text>
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
          <Select
            label={t('points.adjust.direction')}
            options={(['give', 'take'] as const).map((value) => ({
              value,
              label: t(`points.adjust.${value}`),
            }))}
            value={direction}
            onChange={(value) => setDirection(value as 'give' | 'take')}
          />
          <TextField
            label={t('points.adjust.points')}
            autoComplete="off"
            inputMode="numeric"
            value={typed}
            onChange={setTyped}
            {...(isSound ? {} : { error: t('problem.number', { least: 1, most: 100_000 }) })}
          />
          <Select
            label={t('points.adjust.reason')}
            options={ADJUST_REASONS.map((value) => ({
              value,
              label: t(`points.adjust.reasons.${value}`),
            }))}
            value={reason}
            onChange={(value) => setReason(value as AdjustReason)}
          />
        </InlineGrid>
        <InlineStack>
          <Button
            disabled={!isSound || points === 0}
            onClick={() => onAdjust(direction === 'give' ? points : -points, reason)}
          >
            {t('points.adjust.preview')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
