import { expect, test } from 'vitest';

import { hasRegistrationForm, type NumberKind } from './registration-number.ts';
import { RegistrationStatement } from './registration.ts';

test.each<[string, NumberKind, string, boolean]>([
  ['an ABN with spaces', { country: 'AU', duty: 'gst' }, '51 824 753 556', true],
  ['an ARN', { country: 'AU', duty: 'gst' }, '300012345678', true],
  ['too short an ABN', { country: 'AU', duty: 'gst' }, '5182475355', false],
  ['a Canadian business number', { country: 'CA', duty: 'gst' }, '123456789 RT0001', true],
  ['a Swiss number as it is printed', { country: 'CH', duty: 'vat' }, 'CHE-123.456.789 MWST', true],
  ['a British number without its prefix', { country: 'GB', duty: 'vat' }, '123456789', true],
  [
    'the VAT number that an OSS registration carries',
    { country: 'EU', duty: 'oss' },
    'DE123456789',
    true,
  ],
  ['a Greek one', { country: 'EU', duty: 'oss' }, 'EL123456789', true],
  ['no VAT number', { country: 'EU', duty: 'oss' }, '12345', false],
  ['an IOSS number', { country: 'EU', duty: 'ioss' }, 'IM1234567890', true],
  ['a VAT number for IOSS', { country: 'EU', duty: 'ioss' }, 'DE123456789', false],
  [
    'anything sensible where no form is known',
    { country: 'MY', duty: 'sales-tax' },
    'LVG-12345',
    true,
  ],
  ['a sentence', { country: 'MY', duty: 'sales-tax' }, 'we are registered!', false],
])('%s', (_name, kind, number, fits) => {
  expect(hasRegistrationForm(kind, number)).toBe(fits);
});

test('a statement needs a date, a rule that is known, and a number of its form or none', () => {
  const said = { ruleId: 'au-gst', state: 'registered', sinceOn: '2026-10-01', number: null };
  const problems = (changes: object) => {
    const parsed = RegistrationStatement.safeParse({ ...said, ...changes });
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));
  };
  expect(problems({})).toEqual([]);
  expect(problems({ number: '51824753556' })).toEqual([]);
  expect(problems({ sinceOn: null })).toEqual(['sinceOn']);
  expect(problems({ number: '12' })).toEqual(['number']);
  expect(problems({ ruleId: 'xx-unknown' })).toEqual(['ruleId']);
  expect(problems({ state: 'dismissed', sinceOn: null })).toEqual([]);
  expect(problems({ sinceOn: '2026-02-30' })).toContain('sinceOn');
});
