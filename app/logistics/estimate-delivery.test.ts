import { describe, expect, it, test } from 'vitest';

import { defaultDeliverySettings } from './default-settings.ts';
import { estimateDelivery } from './estimate-delivery.ts';
import type { DeliverySettings } from './model.ts';
import { composeDeliveryDocument } from './publish.ts';

const asAt = new Date('2026-11-16T06:00:00Z');
const lane = {
  transitDays: { min: 2, max: 4 },
  carrierDays: '1111100',
  customsDays: { min: 0, max: 0 },
  deliveryDays: null,
  duties: 'none' as const,
};
const settings: DeliverySettings = {
  ...defaultDeliverySettings({ country: 'DE', zone: 'Europe/Berlin', asOn: '2026-11-16' }),
  processingDays: { min: 0, max: 1 },
  rules: [{ ...lane, id: 'eu', name: '', countries: ['FR', 'AT'] }],
};

function estimate(now: string, country = 'FR', change: Partial<DeliverySettings> = {}) {
  const document = composeDeliveryDocument({ ...settings, ...change }, { asAt });
  return estimateDelivery(document, { country, now: new Date(now) });
}

function withRule(change: object): Partial<DeliverySettings> {
  return { rules: [{ ...settings.rules[0]!, ...change }] };
}

describe('a delivery estimate', () => {
  it('is what a person with a calendar says on a plain Monday', () => {
    // Monday 23rd, one minute to 14:00 in Berlin: ships today; +2 = Wednesday 25th.
    // At the latest ready on Tuesday 24th; +4 = 25, 26, 27 and Monday 30th.
    expect(estimate('2026-11-23T12:59:00Z')).toEqual({
      shipOn: '2026-11-23',
      earliestOn: '2026-11-25',
      latestOn: '2026-11-30',
      cutOffAt: new Date('2026-11-23T13:00:00Z'),
      orderWithinMinutes: 1,
      duties: 'none',
    });
  });

  test.each([
    ['a millisecond before the cut-off counts for today', '2026-11-23T12:59:59.999Z', '2026-11-23'],
    ['the very instant of the cut-off is too late', '2026-11-23T13:00:00.000Z', '2026-11-24'],
    ['just after midnight counts for the new day', '2026-11-23T23:00:00.000Z', '2026-11-24'],
    ['Friday evening ships on Monday', '2026-11-27T18:00:00Z', '2026-11-30'],
    ['Sunday ships on Monday', '2026-11-29T08:00:00Z', '2026-11-30'],
    ['Christmas Day ships on the Monday after', '2026-12-25T08:00:00Z', '2026-12-28'],
  ])('%s', (_name, now, shipOn) => {
    expect(estimate(now)?.shipOn).toBe(shipOn);
  });

  test.each([
    ['59 seconds left are no whole minute', '2026-11-23T12:59:01Z', 0],
    ['90 seconds are one minute', '2026-11-23T12:58:30Z', 1],
    ['a minute less than a day is said', '2026-11-23T13:01:00Z', 1439],
    ['a whole day is not', '2026-11-23T13:00:00Z', null],
  ])('tells the time left: %s', (_name, now, minutes) => {
    expect(estimate(now)?.orderWithinMinutes).toBe(minutes);
  });

  it('reads the cut-off on the clocks of the warehouse in summer and in winter', () => {
    const spring = composeDeliveryDocument(settings, { asAt: new Date('2027-03-22T06:00:00Z') });
    const cutOffAt = (now: string) =>
      estimateDelivery(spring, { country: 'FR', now: new Date(now) })?.cutOffAt.toISOString();
    expect(cutOffAt('2027-03-24T06:00:00Z')).toBe('2027-03-24T13:00:00.000Z');
    expect(cutOffAt('2027-03-30T06:00:00Z')).toBe('2027-03-30T12:00:00.000Z');
  });

  it('skips holidays of the destination that the origin does not know', () => {
    // 8 December is a holiday in Austria only: Monday 7th + 2 carrier days = Thursday 10th.
    expect(estimate('2026-12-07T08:00:00Z', 'AT')?.earliestOn).toBe('2026-12-10');
    expect(estimate('2026-12-07T08:00:00Z', 'FR')?.earliestOn).toBe('2026-12-09');
  });

  it('works through holidays where the warehouse does not keep them', () => {
    const open = { observesHolidays: false, workingDays: '1111111', handoverDays: '1111111' };
    expect(estimate('2026-12-25T08:00:00Z', 'FR', open)?.shipOn).toBe('2026-12-25');
  });

  it('stands still on blackout days', () => {
    const blackouts = [{ name: 'Move', fromOn: '2026-11-23', toOn: '2026-11-25' }];
    expect(estimate('2026-11-23T08:00:00Z', 'FR', { blackouts })?.shipOn).toBe('2026-11-26');
  });

  it('waits for the day on which the carrier collects', () => {
    const wednesdays = { handoverDays: '0010000' };
    expect(estimate('2026-11-23T08:00:00Z', 'FR', wednesdays)?.shipOn).toBe('2026-11-25');
  });

  it('counts calendar days where the carrier moves every day, yet brings on working days', () => {
    // Thursday 26th + 2 calendar days is a Saturday: brought on Monday 30th.
    const daily = withRule({ carrierDays: '1111111' });
    expect(estimate('2026-11-26T08:00:00Z', 'FR', daily)?.earliestOn).toBe('2026-11-30');
    const saturdays = withRule({ carrierDays: '1111111', deliveryDays: '1111110' });
    expect(estimate('2026-11-26T08:00:00Z', 'FR', saturdays)?.earliestOn).toBe('2026-11-28');
  });

  it('adds customs in business days of the destination', () => {
    // Riyadh rests on Friday and Saturday: Tuesday 24th + 2 carrier days = Thursday 26th,
    // two days of customs are Sunday 29th and Monday 30th.
    const gulf = withRule({ countries: ['SA'], customsDays: { min: 2, max: 2 } });
    expect(estimate('2026-11-24T08:00:00Z', 'SA', gulf)?.earliestOn).toBe('2026-11-30');
  });

  it('lets customs rest on public holidays', () => {
    // Monday 23rd + 2 carrier days = Wednesday 25th; Thursday is Thanksgiving, so two days of
    // customs are Friday 27th and Monday 30th.
    const america = withRule({ countries: ['US'], customsDays: { min: 2, max: 2 } });
    expect(estimate('2026-11-23T08:00:00Z', 'US', america)?.earliestOn).toBe('2026-11-30');
  });

  it('passes on who pays the duties', () => {
    expect(estimate('2026-11-24T08:00:00Z', 'FR', withRule({ duties: 'included' }))?.duties).toBe(
      'included',
    );
  });
});

describe('no delivery estimate is made', () => {
  const document = composeDeliveryDocument(settings, { asAt });
  const now = new Date('2026-11-23T12:00:00Z');

  test.each([
    ['for a country without a rule', document, 'BR', now],
    ['for a country that does not exist', document, 'ZZ', now],
    ['for a name that objects have anyway', document, 'constructor', now],
    ['before the document was made', document, 'FR', new Date('2026-11-15T22:59:59Z')],
    ['past the last known holiday', document, 'FR', new Date('2027-06-03T12:00:00Z')],
    ['years later', document, 'FR', new Date('2036-01-01T00:00:00Z')],
    ['from a later version', { ...document, version: 2 as 1 }, 'FR', now],
  ])('%s', (_name, from, country, at) => {
    expect(estimateDelivery(from, { country, now: at })).toBeNull();
  });

  it('where the warehouse never opens', () => {
    const closed = { ...document, origin: { ...document.origin, workingDays: '0000000' } };
    expect(estimateDelivery(closed, { country: 'FR', now })).toBeNull();
  });

  it('where parcels are never brought', () => {
    const lanes = { FR: { ...document.countries['FR']!, deliveryDays: '0000000' } };
    expect(estimateDelivery({ ...document, countries: lanes }, { country: 'FR', now })).toBeNull();
  });
});
