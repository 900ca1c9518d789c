import { describe, expect, test } from 'vitest';

import { defaultComplianceSettings } from '../default-settings.ts';
import { thresholdRulesAsAt } from '../facts/threshold-rules.ts';
import { rulesAsAt } from '../facts/notice-rules.ts';
import type { ComplianceSettings } from '../model.ts';
import { setAside } from '../thresholds/review-thresholds.ts';
import { type ThresholdRow, viewThreshold } from '../thresholds/view-thresholds.ts';
import { compileDuties } from './compile-duties.ts';
import type { Duty } from './model.ts';

const AS_ON = '2026-11-22';
const SETTINGS = defaultComplianceSettings();

function rowOf(ruleId: string, changes: Partial<ThresholdRow>): ThresholdRow {
  const rule = thresholdRulesAsAt(AS_ON).find(({ id }) => id === ruleId)!;
  const shop = { country: 'DE', currency: 'EUR' };
  return { ...viewThreshold(rule, setAside(ruleId), null, shop), reason: null, ...changes };
}

function stateOf(
  country: string,
  duty: Duty,
  rows: ThresholdRow[],
  settings: ComplianceSettings = SETTINGS,
) {
  const cells = compileDuties([country], rows, 'DE', { settings, rules: rulesAsAt(AS_ON) });
  return cells.find((cell) => cell.duty === duty)?.state;
}

const registered = {
  ruleId: 'au-gst',
  state: 'registered',
  sinceOn: '2026-10-01',
  number: null,
  version: 1,
} as const;

describe('a registration', () => {
  test.each<[string, Partial<ThresholdRow>, string]>([
    ['over the limit', { state: 'over' }, 'needed'],
    ['over, tax charged', { state: 'over', taxCharged: true }, 'cannot-judge'],
    [
      'over by a limit that nobody verified',
      { state: 'over', confidence: 'unverified' },
      'cannot-judge',
    ],
    ['over, an offer', { state: 'over', obligation: 'option' }, 'optional'],
    ['over and registered', { state: 'over', registration: registered }, 'done'],
    ['approaching', { state: 'approaching' }, 'approaching'],
    ['under', { state: 'under' }, 'not-yet'],
    ['not to be judged', { state: 'cannot-judge' }, 'cannot-judge'],
    ['not about the shop', { state: 'not-applicable' }, 'not-applicable'],
  ])('%s', (_name, changes, state) => {
    expect(stateOf('AU', 'registration', [rowOf('au-gst', changes)])).toBe(state);
  });

  test('of a country is that of its state that asks most', () => {
    const rows = [
      rowOf('us-ny', { state: 'under' }),
      rowOf('us-tx', { state: 'over' }),
      rowOf('us-ca', { state: 'approaching' }),
    ];
    expect(stateOf('US', 'registration', rows)).toBe('needed');
    const [cell] = compileDuties(['US'], rows, 'DE', { settings: SETTINGS, rules: [] });
    expect(cell!.grounds.map(({ state }) => state)).toEqual(['needed', 'approaching', 'not-yet']);
  });

  test('of the Union stands in each member, as a scheme of its own', () => {
    const rows = [rowOf('eu-oss', { state: 'over' })];
    expect(stateOf('FR', 'scheme', rows)).toBe('needed');
    expect(stateOf('FR', 'registration', rows)).toBeUndefined();
    expect(stateOf('CH', 'scheme', rows)).toBeUndefined();
    expect(stateOf('DE', 'scheme', rows)).toBeUndefined();
  });
});

describe('what a notice says', () => {
  const contact = {
    name: 'Beispiel GmbH',
    address: 'Musterweg 1\n10115 Berlin',
    email: 'a@example.com',
  };

  test('is needed until it is said, and not about a shop that does without', () => {
    expect(stateOf('DE', 'responsible-person', [])).toBe('needed');
    const said = { ...SETTINGS, responsiblePerson: contact };
    expect(stateOf('DE', 'responsible-person', [], said)).toBe('done');
    const without = { ...SETTINGS, without: ['responsible-person' as const] };
    expect(stateOf('DE', 'responsible-person', [], without)).toBe('not-applicable');
  });

  test('a register is needed also where its number need not be shown', () => {
    expect(stateOf('DE', 'packaging', [])).toBe('needed');
    const number = { scheme: 'de-lucid' as const, number: 'DE1234567890123', shown: false };
    const settings = { ...SETTINGS, registrations: [number] };
    expect(stateOf('DE', 'packaging', [], settings)).toBe('done');
  });

  test('what only some goods need is not judged', () => {
    expect(stateOf('DE', 'electrical', [])).toBe('cannot-judge');
    expect(stateOf('FR', 'other-goods', [])).toBe('cannot-judge');
  });

  test('a market without a rule has no cell', () => {
    expect(stateOf('BR', 'imprint', [])).toBeUndefined();
  });
});
