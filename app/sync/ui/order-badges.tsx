import { Badge, type BadgeProps } from '@shopify/polaris';
import { useTranslation } from 'react-i18next';

import type { ParcelState } from '../orders/parcel-state.ts';
import { financialWord } from './order-words.ts';

type Tone = BadgeProps['tone'];

const FINANCIAL_TONES: Record<string, Tone> = {
  PENDING: 'attention',
  AUTHORIZED: 'attention',
  PARTIALLY_PAID: 'attention',
  EXPIRED: 'warning',
  VOIDED: 'warning',
};

/** Whether an order is paid. What is as it should be has no color. */
export function FinancialBadge({ status }: { status: string }) {
  const { t } = useTranslation('sync');
  return <ToneBadge tone={FINANCIAL_TONES[status]}>{financialWord(status, t)}</ToneBadge>;
}

const PARCEL_TONES: Record<ParcelState, Tone> = {
  cancelled: undefined,
  delivered: 'success',
  failed: 'critical',
  late: 'critical',
  'on-its-way': 'info',
  sent: undefined,
};

export function ParcelBadge({ state }: { state: ParcelState }) {
  const { t } = useTranslation('sync');
  return <ToneBadge tone={PARCEL_TONES[state]}>{t(`orders.parcelState.${state}`)}</ToneBadge>;
}

/** What of an order says how its parcels stand. */
interface Shipped {
  parcelState: ParcelState | null;
  fulfillmentStatus: string;
  cancelled: boolean;
}

/** How the parcels of an order stand, or `none` where nobody knows or nothing will be sent. */
export function ShippingBadge({ order, none = null }: { order: Shipped; none?: string | null }) {
  const { t } = useTranslation('sync');
  if (order.parcelState !== null) return <ParcelBadge state={order.parcelState} />;
  if (order.fulfillmentStatus === 'FULFILLED') return <ParcelBadge state="sent" />;
  if (order.cancelled || ['UNKNOWN', 'RESTOCKED'].includes(order.fulfillmentStatus)) return none;
  return <Badge tone="attention">{t('orders.parcelState.unsent')}</Badge>;
}

export function CancelledBadge() {
  const { t } = useTranslation('sync');
  return <Badge tone="warning">{t('orders.cancelled')}</Badge>;
}

export function TestBadge() {
  const { t } = useTranslation('sync');
  return <Badge>{t('orders.test')}</Badge>;
}

export function ToneBadge({ tone, children }: { tone: Tone; children: string }) {
  return <Badge {...(tone === undefined ? {} : { tone })}>{children}</Badge>;
}
