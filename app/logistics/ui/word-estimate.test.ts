// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { composeDeliveryDocument, type DeliverySettings } from '../index.ts';
import { type BlockWords, wordEstimate } from './word-estimate.ts';

const files = import.meta.glob<BlockWords>(
  [
    '../../../extensions/storefront-widgets/locales/*.json',
    '!../../../extensions/storefront-widgets/locales/*.schema.json',
  ],
  { eager: true, import: 'default' },
);
const wordsByLanguage = new Map(
  Object.entries(files).map(([path, words]) => [
    /([\w-]+)(\.default)?\.json$/.exec(path)?.[1] ?? path,
    words,
  ]),
);
const languages = [...wordsByLanguage.keys()];

function wordsIn(language: string): BlockWords {
  return wordsByLanguage.get(language)!;
}

const settings: DeliverySettings = {
  shipFromCountry: 'DE',
  shipFromZone: 'Europe/Berlin',
  cutOff: '14:00',
  workingDays: '1111100',
  processingDays: { min: 1, max: 2 },
  handoverDays: '1111100',
  observesHolidays: true,
  blackouts: [],
  rules: [
    {
      id: 'fr',
      name: '',
      countries: ['FR'],
      transitDays: { min: 2, max: 4 },
      carrierDays: '1111110',
      customsDays: { min: 0, max: 0 },
      deliveryDays: null,
      duties: 'included',
    },
  ],
  restOfWorld: null,
};
const document_ = composeDeliveryDocument(settings, { asAt: new Date('2026-11-20T08:00:00Z') });

/** What the storefront's own element writes into its lines at that moment. */
function saidByBlock(language: string, now: Date): { when: string; cutOff: string } {
  vi.useFakeTimers({ now });
  const words = wordsIn(language).delivery_estimate;
  const element = document.createElement('portolan-delivery-estimate');
  Object.assign(element.dataset, {
    locale: language,
    country: 'FR',
    renderedAt: String(now.getTime() / 1000),
    promise: JSON.stringify(document_),
    orderWithin: words.order_within.replace('{{ time }}', '{time}'),
    orderBy: words.order_by.replace('{{ time }}', '{time}'),
  });
  element.innerHTML = '<p data-when>…</p><p data-cut-off></p>';
  document.body.replaceChildren(element);
  return {
    when: element.querySelector('[data-when] [aria-hidden]')?.textContent ?? '',
    cutOff: element.querySelector('[data-cut-off]')?.textContent ?? '',
  };
}

describe('the preview', () => {
  beforeAll(async () => {
    await import('../storefront/delivery-estimate.ts');
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each(languages)('says what the block says, in %s', (language) => {
    // Monday shortly before the cut-off, at night with more than ten hours left (the preview once
    // kept its minutes, the block does not), right after it, and Friday evening, days ahead.
    for (const now of [
      '2026-11-23T10:13:00Z',
      '2026-11-22T23:47:00Z',
      '2026-11-23T13:00:00Z',
      '2026-11-27T19:30:00Z',
    ]) {
      const at = new Date(now);
      const said = wordEstimate(document_, {
        country: 'FR',
        now: at,
        language,
        words: wordsIn(language),
      });
      expect({ when: said?.when, cutOff: said?.cutOff }).toEqual(saidByBlock(language, at));
    }
  });

  it('shows nothing for a country without a rule', () => {
    const words = wordsIn('en');
    const now = new Date('2026-11-23T10:00:00Z');
    expect(wordEstimate(document_, { country: 'US', now, language: 'en', words })).toBeNull();
  });

  it('says business days where no date can be said', () => {
    const now = new Date('2026-11-23T10:00:00Z');
    const { restOfWorld: _, rules, ...rest } = settings;
    const { id: _id, name: _name, countries: _countries, ...lane } = rules[0]!;
    const open = composeDeliveryDocument(
      { ...rest, rules: [], restOfWorld: { ...lane, duties: 'on-delivery' } },
      { asAt: now },
    );
    // Antarctica has no public holidays that anybody publishes.
    const said = (language: string) =>
      wordEstimate(open, { country: 'AQ', now, language, words: wordsIn(language) });
    const [least, most] = open.rest!.days;
    expect(said('en')).toEqual({
      to: 'Delivery to Antarctica',
      when: `${least} to ${most} business days`,
      cutOff: null,
      duties: 'Duties and taxes are paid on delivery',
    });
    expect(said('zh-CN')?.when).toBe(`${least}–${most} 个工作日`);
  });
});
