import { describe, expect, test } from 'vitest';
import { documentForRule } from './choose-product-rules.ts';
import { defaultDeliverySettings } from './default-settings.ts';
import { composeDeliveryDocument } from './publish.ts';
import { settingsForRule } from './settings-for-rule.ts';

const usual = defaultDeliverySettings({
  country: 'DE',
  zone: 'Europe/Berlin',
  marketCountries: ['FR', 'US'],
  asOn: '2026-11-22',
});
const rule = {
  ...{ id: 'made', name: '', products: [], collections: [], productTypes: [], vendors: [] },
  ...{ tags: ['made'], countries: ['FR'], shipped: true, cutOff: '09:00' },
  processingDays: { mode: 'added' as const, min: 3, max: 5 },
  transitDays: { mode: 'own' as const, min: 8, max: 9 },
};
const settings = { ...usual, productRules: [rule, { ...rule, id: 'not', shipped: false }] };
const asAt = new Date('2026-11-23T08:00:00Z');

describe('settings for a rule', () => {
  test('say what the document says of its products', () => {
    const own = composeDeliveryDocument(settingsForRule(settings, 'made', 'FR'), { asAt });
    const { origin, countries } = documentForRule(composeDeliveryDocument(settings, { asAt }), 0);
    expect([own.origin, own.countries['FR']]).toEqual([origin, countries['FR']]);
  });

  test('are the usual ones where it does not hold or is not known', () => {
    expect(settingsForRule(settings, 'made', 'US')).toEqual(usual);
    expect(settingsForRule(settings, 'gone', 'FR')).toEqual(usual);
  });

  test('say nothing where its products are not shipped', () => {
    const own = composeDeliveryDocument(settingsForRule(settings, 'not', 'FR'), { asAt });
    expect([own.countries, own.rest]).toEqual([{}, null]);
  });
});
