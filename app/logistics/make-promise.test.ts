import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultDeliverySettings } from './default-settings.ts';
import { estimateDelivery } from './estimate-delivery.ts';
import { carrierDueOn, documentFor, makePromise } from './make-promise.ts';
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
        const made = makePromise(documentFor(settings, country, orderedAt), { country, orderedAt });
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
        const made = makePromise(document, { country: 'FR', orderedAt })!;
        expect(carrierDueOn(document, 'FR', made.shipByOn)).toBe(made.untilOn);
      }),
    );
  });

  test('is not made where no rule speaks', () => {
    const orderedAt = new Date('2026-03-02T00:00:00Z');
    const document = documentFor(settings, 'KE', orderedAt);
    expect(makePromise(document, { country: 'KE', orderedAt })).toBeNull();
  });
});
