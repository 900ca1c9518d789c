import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { defaultDeliverySettings } from './default-settings.ts';
import { DELIVERY_LIMITS, DeliveryDocument, DeliverySettings } from './model.ts';
import { composeDeliveryDocument } from './publish.ts';

const good = defaultDeliverySettings({
  country: 'DE',
  zone: 'Europe/Berlin',
  marketCountries: ['DE', 'FR', 'US'],
  asOn: '2026-11-22',
});
const [rule] = good.rules;

/** 'path: message' of every issue, sorted. */
function issuesOf(input: unknown): string[] {
  const result = DeliverySettings.safeParse(input);
  return (
    result.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).sort() ?? []
  );
}

describe('delivery settings', () => {
  it('take the defaults', () => {
    expect(issuesOf(good)).toEqual([]);
  });

  test.each([
    ['an unknown ship-from country', { shipFromCountry: 'UK' }, 'shipFromCountry: country'],
    ['an unknown zone', { shipFromZone: 'Mars/Olympus' }, 'shipFromZone: zone'],
    ['a cut-off of 24:00', { cutOff: '24:00' }, 'cutOff: time'],
    ['a cut-off without a zero', { cutOff: '9:00' }, 'cutOff: time'],
    ['a week of six days', { workingDays: '111110' }, 'workingDays: week'],
    ['a week that never opens', { handoverDays: '0000000' }, 'handoverDays: week_never_open'],
    [
      'reversed processing days',
      { processingDays: { min: 3, max: 1 } },
      'processingDays.max: range_reversed',
    ],
    [
      'a country in two rules',
      { rules: [rule, { ...rule, id: 'again' }] },
      'rules.1.countries: country_twice',
    ],
    [
      'two rules of one id',
      { rules: [rule, { ...rule, countries: ['NO'] }] },
      'rules.1.id: id_twice',
    ],
    [
      'a rule without countries',
      { rules: [{ ...rule, countries: [] }] },
      'rules.0.countries: no_country',
    ],
    [
      'a reversed blackout',
      { blackouts: [{ name: '', fromOn: '2026-12-31', toOn: '2026-12-24' }] },
      'blackouts.0.toOn: range_reversed',
    ],
    [
      'a blackout on a day that does not exist',
      { blackouts: [{ name: '', fromOn: '2026-02-30', toOn: '2026-03-02' }] },
      'blackouts.0.fromOn: date',
    ],
    [
      'a blackout of more than a quarter of a year',
      { blackouts: [{ name: '', fromOn: '2026-01-01', toOn: '2026-04-03' }] },
      'blackouts.0.toOn: blackout_too_long',
    ],
  ])('refuse %s beside its field', (_name, change, issue) => {
    expect(issuesOf({ ...good, ...change })).toContain(issue);
  });

  test.each([
    ['half a day', { processingDays: { min: 0.5, max: 1 } }],
    ['negative days', { processingDays: { min: -1, max: 1 } }],
    ['too many days', { processingDays: { min: 0, max: DELIVERY_LIMITS.processingDays + 1 } }],
    ['transit in no time', { rules: [{ ...rule, transitDays: { min: 0, max: 1 } }] }],
    ['unknown duties', { rules: [{ ...rule, duties: 'maybe' }] }],
    ['a field that is not known', { sameDay: true }],
    ['too many rules', { rules: Array.from({ length: DELIVERY_LIMITS.rules + 1 }, () => rule) }],
    [
      'a long name',
      { rules: [{ ...rule, name: 'x'.repeat(DELIVERY_LIMITS.ruleNameCharacters + 1) }] },
    ],
  ])('refuse %s', (_name, change) => {
    expect(issuesOf({ ...good, ...change })).not.toEqual([]);
  });

  it('answer anything with issues, never with an exception', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(DeliverySettings.safeParse(input).success).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(good)), fc.anything(), (field, value) => {
        expect(typeof DeliverySettings.safeParse({ ...good, [field]: value }).success).toBe(
          'boolean',
        );
      }),
    );
  });
});

describe('delivery documents', () => {
  const document = composeDeliveryDocument(good, { asAt: new Date('2026-11-22T10:00:00Z') });

  it('survive the journey through JSON', () => {
    expect(DeliveryDocument.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  it('of a later version are not taken for ours', () => {
    expect(DeliveryDocument.safeParse({ ...document, version: 3 }).success).toBe(false);
  });

  it('may carry fields that a later release adds', () => {
    expect(DeliveryDocument.parse({ ...document, later: 1 })).toEqual(document);
  });
});
