import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';
import {
  say,
  saidPhrase,
  saidCount,
  saidCountry,
  saidDate,
  saidName,
  saidPercent,
} from '../kernel/saying.ts';
import { spaceValues, VALUE_EDGE } from './space-values.ts';
import { type Wording, wordSaying } from './word-saying.ts';

const EN = {
  slow: '{{country}}: {{carrier}} slower since {{date}}',
  parcels_one: '{{formatted}} parcel',
  parcels_other: '{{formatted}} parcels',
  share: '{{share}} kept',
};
const ZH = {
  slow: '{{country}}的{{carrier}}自 {{date}} 起变慢',
  parcels_other: '{{formatted}} 个包裹',
  share: '达成率{{share}}',
};

function wording(locale: 'en' | 'zh-CN'): Wording {
  const i18n = createInstance();
  void i18n.init({
    lng: locale,
    ns: ['trial'],
    resources: { [locale]: { trial: locale === 'en' ? EN : ZH } },
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  const countries = { en: { BR: 'Brazil' }, 'zh-CN': { BR: '巴西' } }[locale];
  return { t: i18n.t, locale, zone: 'UTC', countries };
}

const slow = (carrier: string) =>
  say('trial:slow', {
    country: saidCountry('BR'),
    carrier: saidName(carrier),
    date: saidDate('2026-03-12'),
  });

describe('a sentence', () => {
  test('is written as each language writes its values', () => {
    expect(wordSaying(slow('YunExpress'), wording('en'))).toBe(
      'Brazil: YunExpress slower since Mar 12, 2026',
    );
    expect(wordSaying(slow('YunExpress'), wording('zh-CN'))).toBe(
      '巴西的 YunExpress 自 2026年3月12日起变慢',
    );
    expect(wordSaying(slow('云途'), wording('zh-CN'))).toBe('巴西的云途自 2026年3月12日起变慢');
    expect(wordSaying(say('trial:share', { share: saidPercent(0.912) }), wording('zh-CN'))).toBe(
      '达成率 91.2%',
    );
  });

  test('takes its plural from the count, and writes the count with separators', () => {
    const parcels = (count: number) => say('trial:parcels', { count: saidCount(count) });
    expect(wordSaying(parcels(1), wording('en'))).toBe('1 parcel');
    expect(wordSaying(parcels(25_000), wording('en'))).toBe('25,000 parcels');
    expect(wordSaying(parcels(25_000), wording('zh-CN'))).toBe('25,000 个包裹');
  });

  test('takes phrases with plurals of their own', () => {
    const three = saidPhrase('trial:parcels', { count: saidCount(3) });
    const of = (locale: 'en' | 'zh-CN') =>
      wordSaying(say('trial:share', { share: three }), wording(locale));
    expect(of('en')).toBe('3 parcels kept');
    expect(of('zh-CN')).toBe('达成率 3 个包裹');
  });

  test('shows what a shop wrote as it is, not as a template', () => {
    expect(wordSaying(slow('{{country}} <b>$t(trial:share)'), wording('en'))).toBe(
      'Brazil: {{country}} <b>$t(trial:share) slower since Mar 12, 2026',
    );
  });
});

test.each([
  ['从', 'DHL', '来', '从 DHL 来'],
  ['从 ', '德国', ' 来', '从德国来'],
  ['（', '12%', '）', '（12%）'],
  ['欧盟的 ', '一站式申报（OSS）', ' 已超出', '欧盟的一站式申报（OSS）已超出'],
  ['', '12%', '', '12%'],
  ['a', 'b', 'c', 'abc'],
  ['a ', 'b', ' c', 'a b c'],
])('%j and %j and %j are spaced as %j', (left, value, right, spaced) => {
  expect(spaceValues(`${left}${VALUE_EDGE}${value}${VALUE_EDGE}${right}`)).toBe(spaced);
});
