import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it, test } from 'vitest';

import { type EarnRule, type LoyaltyWords, wordEarned } from '../../app/retention/index.ts';
import { type PointForm, wordPoints } from '../../app/retention/word-points.ts';
import { documentOf, type LoyaltyRate, renderLoyalty } from './loyalty-shopper.ts';
import { openShopperPage } from './shopper-page.ts';

const folder = fileURLToPath(new URL('../../app/retention/storefront/locales', import.meta.url));
const languages = globSync('*.json', { cwd: folder })
  .filter((file) => !file.endsWith('.schema.json'))
  .map((file) => file.replace(/(\.default)?\.json$/, ''));

const EUR: LoyaltyRate = { currency: 'EUR', points: 2, amountMinor: 100, minimumMinor: 5000 };

function wordsIn(language: string): LoyaltyWords {
  const name = language === 'en' ? 'en.default' : language;
  return JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as LoyaltyWords;
}

async function documentIn(html: string): Promise<Document> {
  const page = await openShopperPage({ html, scripts: [], now: '2026-11-23T10:00:00Z', zone: 'UTC' });
  return page.document;
}

type Plural = LoyaltyWords['loyalty']['points'];

function counted(forms: Plural, count: number, language: string): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other!;
  return filled(form, { points: String(count), count: String(count) });
}

function filled(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_whole, name: string) => values[name]!);
}

/** What the panel has to say of the program, worked out from the locale file alone. */
function programLines(
  rule: EarnRule,
  program: { pendingDays: number; expiryMonths: number },
  { loyalty: words }: LoyaltyWords,
  language: string,
): string[] {
  const money = (hundredths: number) =>
    new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR' }).format(hundredths / 100);
  const points = counted(words.points, rule.points, language);
  return [
    filled(words.earn_rate, { points, amount: money(rule.per) }),
    filled(words.minimum, { amount: money(rule.least) }),
    counted(words.pending_days, program.pendingDays, language),
    counted(words.expiry_months, program.expiryMonths, language),
  ];
}

/** Numbers in every plural category of every language, around the edges of each. */
const COUNTS = [1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 19, 20, 21, 22, 25, 99, 100, 101, 102, 103, 1_000_000];

describe.each(languages)('in %s', (language) => {
  const words = wordsIn(language);

  test('the line of a product says a number as headless storefronts do', async () => {
    // One price for each count, at a point for every euro.
    const loyalty = documentOf({ ...EUR, points: 1, minimumMinor: 0 });
    const prices = COUNTS.map((count) => count * 100);
    const html = await renderLoyalty({
      ...{ handle: 'loyalty-points', loyalty, currency: 'EUR', prices, locale: language },
    });
    const block = (await documentIn(html)).querySelector<HTMLElement>('portolan-loyalty-points')!;
    const lines = JSON.parse(block.dataset.lines!) as Record<string, string>;
    const expected = COUNTS.map((count) => [String(count), wordEarned(count, words, language)]);
    expect(lines).toEqual(Object.fromEntries(expected));
    expect(block.querySelector('[data-line]')!.textContent.trim()).toBe(lines['1']);
    expect(block.dir).toBe(language === 'ar' ? 'rtl' : 'ltr');
  });

  test('the panel tells the whole program', async () => {
    const program = { pendingDays: 14, expiryMonths: 24 };
    const loyalty = documentOf(EUR, 'down', program);
    const html = await renderLoyalty({
      ...{ handle: 'loyalty-panel', loyalty, currency: 'EUR', locale: language },
    });
    const lines = [...(await documentIn(html)).querySelectorAll('li')].map((line) =>
      line.textContent.trim(),
    );
    expect(lines).toEqual(programLines(loyalty.rules[0]!, program, words, language));
  });

  test('the panel has a form for every number that an account can hold', async () => {
    const html = await renderLoyalty({
      ...{ handle: 'loyalty-panel', loyalty: documentOf(EUR), currency: 'EUR', locale: language },
      customer: { id: 1 },
    });
    const account = (await documentIn(html)).querySelector<HTMLElement>('[data-account]')!;
    const forms = JSON.parse(account.dataset.forms!) as PointForm[];
    const rules = new Intl.PluralRules(language);
    for (let count = 0; count <= 1_200; count++) {
      const form = words.loyalty.points[rules.select(count)] ?? words.loyalty.points.other!;
      expect(wordPoints(forms, count, language)).toBe(form.replace('{{ points }}', String(count)));
    }
  });
});

it('a language that the browser has no rules for gets the form of many', () => {
  const forms: PointForm[] = [
    [1, '{points} point'],
    [100, '{points} points'],
  ];
  expect(wordPoints(forms, 1, 'tlh')).toBe('1 points');
  expect(wordPoints([], 1, 'en')).toBe('');
});
