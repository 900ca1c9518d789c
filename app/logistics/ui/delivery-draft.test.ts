import { describe, expect, it } from 'vitest';

import { defaultDeliverySettings, DELIVERY_LIMITS } from '../index.ts';
import {
  type DeliveryDraft,
  draftOf,
  newLane,
  newProductRule,
  newRuleId,
  type ProductRuleDraft,
  readDraft,
} from './delivery-draft.ts';

const settings = defaultDeliverySettings({
  country: 'DE',
  zone: 'Europe/Berlin',
  marketCountries: ['FR', 'US', 'GB'],
  asOn: '2026-11-22',
});

function errorsAfter(change: (draft: DeliveryDraft) => void) {
  const draft = structuredClone(draftOf(settings));
  change(draft);
  const read = readDraft(draft);
  return read.ok ? null : read.errors;
}

describe('a draft of delivery settings', () => {
  it('gives back the settings that it was made of', () => {
    expect(readDraft(draftOf(settings))).toEqual({ ok: true, settings });
    const everywhere = { ...settings, restOfWorld: settings.rules[0]! };
    const { id: _id, name: _name, countries: _countries, ...lane } = everywhere.restOfWorld;
    const withRest = { ...settings, restOfWorld: lane };
    expect(readDraft(draftOf(withRest))).toEqual({ ok: true, settings: withRest });
  });

  it.each([
    ['', 'number'],
    ['  ', 'number'],
    ['1.5', 'number'],
    ['-1', 'number'],
    ['two', 'number'],
    [String(DELIVERY_LIMITS.processingDays + 1), 'number'],
  ])('refuses "%s" as a number of days', (text, problem) => {
    const errors = errorsAfter((draft) => {
      draft.processingDays = { min: '0', max: text };
    });
    expect(errors?.['processingDays.max']?.problem).toBe(problem);
  });

  it('names the field of a range that is the wrong way round', () => {
    const errors = errorsAfter((draft) => {
      draft.rules[0]!.transitDays = { min: '5', max: '3' };
    });
    expect(errors).toEqual({
      'rules.0.transitDays.max': { problem: 'range_reversed', country: undefined },
    });
  });

  it('names the country that two rules claim', () => {
    const errors = errorsAfter((draft) => {
      draft.rules.push({ ...newLane(), id: 'rule-9', name: '', countries: ['FR'] });
    });
    expect(Object.values(errors ?? {})).toEqual([{ problem: 'country_twice', country: 'FR' }]);
  });

  it('refuses a week without a working day, a rule without a country and a day off without date', () => {
    const errors = errorsAfter((draft) => {
      draft.workingDays = '0000000';
      draft.rules[0]!.countries = [];
      draft.blackouts = [{ name: '', fromOn: '', toOn: '2026-12-24' }];
    });
    expect(errors?.['workingDays']?.problem).toBe('week_never_open');
    expect(errors?.['rules.0.countries']?.problem).toBe('no_country');
    expect(errors?.['blackouts.0.fromOn']?.problem).toBe('date');
  });

  const ruled = (change: Partial<ProductRuleDraft>) => {
    const draft = structuredClone(draftOf(settings));
    draft.productRules = [{ ...newProductRule(), id: 'rule-1', tags: 'slow', ...change }];
    return readDraft(draft);
  };

  it('reads a rule for products: texts between commas, usual days as none', () => {
    const read = ruled({ tags: ' made to order，slow, ,slow', vendors: 'Volta & Söhne' });
    expect(read).toMatchObject({
      ok: true,
      settings: {
        productRules: [
          {
            tags: ['made to order', 'slow'],
            vendors: ['Volta & Söhne'],
            cutOff: null,
            processingDays: { mode: 'added', min: 5, max: 5 },
            transitDays: null,
          },
        ],
      },
    });
    expect(read.ok && readDraft(draftOf(read.settings))).toEqual(read);
  });

  it('forgets how products differ that are not shipped at all', () => {
    expect(ruled({ shipped: false, cutOff: '12:00' })).toMatchObject({
      ok: true,
      settings: { productRules: [{ shipped: false, cutOff: null, processingDays: null }] },
    });
  });

  const usual = { mode: 'usual' as const, min: '', max: '' };
  const many = Array.from({ length: 21 }, (_, index) => `tag ${index}`).join(',');
  it.each([
    ['names no product', { tags: ' , ' }, 'products', 'no_product'],
    ['says nothing different', { processingDays: usual }, 'shipped', 'no_difference'],
    [
      'has no number',
      { processingDays: { ...usual, mode: 'added' as const } },
      'processingDays.min',
      'number',
    ],
    [
      'arrives on the day it leaves',
      { transitDays: { mode: 'own' as const, min: '0', max: '2' } },
      'transitDays.min',
      'one_day',
    ],
    ['has a long tag', { tags: `short, ${'x'.repeat(101)}` }, 'tags', 'text_long'],
    ['has many tags', { tags: many }, 'tags', 'too_many_texts'],
  ])('refuses a rule for products that %s', (_name, change, field, problem) => {
    const read = ruled(change);
    expect(read.ok ? {} : read.errors[`productRules.0.${field}`]).toMatchObject({ problem });
  });

  it('gives each new rule an id of its own', () => {
    const rules = [{ id: 'rule-2' }, { id: 'eu' }];
    expect(newRuleId(rules)).toBe('rule-3');
    expect(newRuleId([{ id: 'rule-2' }])).toBe('rule-3');
  });
});
