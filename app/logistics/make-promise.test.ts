import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultDeliverySettings } from './default-settings.ts';
import { estimateDelivery } from './estimate-delivery.ts';
import { carrierDueOn, documentFor, documentsFor, makePromise } from './make-promise.ts';
import { composeDeliveryDocument } from './publish.ts';

const settings = defaultDeliverySettings({
  country: 'DE',
  zone: 'Europe/Berlin',
  marketCountries: ['FR', 'US'],
  asOn: '2026-11-22',
});

describe('a promise', () => {
  const hours = fc.integer({ min: 0, max: 24 * 200 });

  test('has the dates that the published document of that day would have said', () => {
    fc.assert(
      fc.property(hours, fc.constantFrom('FR', 'US'), (hour, country) => {
        const orderedAt = new Date(Date.parse('2026-03-02T00:00:00Z') + hour * 3_600_000);
        const made = makePromise([documentFor(settings, country, orderedAt)], {
          country,
          orderedAt,
        });
        const whole = composeDeliveryDocument(settings, { asAt: orderedAt });
        const said = estimateDelivery(whole, { country, now: orderedAt });
        expect(made && [made.fromOn, made.untilOn]).toEqual(
          said && [said.earliestOn, said.latestOn],
        );
      }),
    );
  });

  test('is kept by a carrier that takes its time from the last day of handover', () => {
    fc.assert(
      fc.property(hours, (hour) => {
        const orderedAt = new Date(Date.parse('2026-03-02T00:00:00Z') + hour * 3_600_000);
        const document = documentFor(settings, 'FR', orderedAt);
        const made = makePromise([document], { country: 'FR', orderedAt })!;
        expect(carrierDueOn([document], 'FR', made.shipByOn)).toBe(made.untilOn);
      }),
    );
  });

  test('is not made where no rule speaks', () => {
    const orderedAt = new Date('2026-03-02T00:00:00Z');
    const document = documentFor(settings, 'KE', orderedAt);
    expect(makePromise([document], { country: 'KE', orderedAt })).toBeNull();
  });

  test('of things in several rules is that of the slowest of them', () => {
    const rule = {
      ...{ id: 'made', name: '', products: [{ id: '7', title: '' }], collections: [] },
      ...{ productTypes: [], vendors: [], tags: [], countries: [], shipped: true, cutOff: null },
      processingDays: { mode: 'added' as const, min: 5, max: 5 },
      transitDays: null,
    };
    const far = {
      ...rule,
      id: 'far',
      processingDays: null,
      transitDays: { mode: 'added' as const, min: 20, max: 30 },
    };
    const ruled = { ...settings, productRules: [rule, far] };
    const asked = { country: 'FR', orderedAt: new Date('2026-03-02T08:00:00Z') };
    const document = documentFor(ruled, 'FR', asked.orderedAt);
    const promiseBy = (...rules: (number | null)[]) =>
      makePromise(documentsFor(document, rules), asked)!;
    const [usual, made, slow, all] = [
      promiseBy(null),
      promiseBy(0),
      promiseBy(1),
      promiseBy(null, 0, 1),
    ];
    expect(made.shipByOn > usual.shipByOn && slow.shipByOn === usual.shipByOn).toBe(true);
    expect(all).toEqual({ ...slow, shipByOn: made.shipByOn });
    const due = (rules: number[]) =>
      carrierDueOn(documentsFor(document, rules), 'FR', usual.shipByOn);
    expect([due([0]), due([0, 1])]).toEqual([usual.untilOn, slow.untilOn]);
  });
});
