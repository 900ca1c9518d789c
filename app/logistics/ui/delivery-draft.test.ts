import { describe, expect, it } from 'vitest';

import { defaultDeliverySettings, DELIVERY_LIMITS } from '../index.ts';
import { type DeliveryDraft, draftOf, newLane, newRuleId, readDraft } from './delivery-draft.ts';

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

  it('gives each new rule an id of its own', () => {
    const rules = [{ id: 'rule-2' }, { id: 'eu' }];
    expect(newRuleId(rules)).toBe('rule-3');
    expect(newRuleId([{ id: 'rule-2' }])).toBe('rule-3');
  });
});
