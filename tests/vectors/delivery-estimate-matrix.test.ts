/**
 * The rendered delivery block in every language, country and kind of moment at which dates go
 * wrong. What is expected is said by the oracle and by Intl; only the words of the shopper's
 * language come from the block's own texts.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { composeDeliveryDocument } from '../../app/logistics/index.ts';
import { renderAppBlock } from '../../app/publishing/preview/app-block.server.ts';
import { createEngine } from '../../app/publishing/preview/liquid-engine.server.ts';
import { promiseByOracle, rangeByOracle, readDeliveryVectors } from './delivery-estimate-oracle.ts';
import type { ExpectedPromise } from './delivery-estimate-oracle.ts';
import { openShopperPage, shownLines } from './shopper-page.ts';

const extensionFolder = fileURLToPath(
  new URL('../../extensions/storefront-widgets', import.meta.url),
);
const asset = readFileSync(path.join(extensionFolder, 'assets/delivery-estimate.js'), 'utf8');

const LANGUAGES = (
  'bg cs da de el en es et fi fr hr hu it lt lv nl pl pt-BR ro sk sl sv ' +
  'zh-CN zh-TW ja ko tr ar ga mt pt-PT'
).split(' ');
/** Named by rules, of the rest of the world, and of the rest with holidays that nobody knows. */
const COUNTRIES = 'DE FR AT PL US SA AE IL BR JP AU QA'.split(' ');

interface Moment {
  name: string;
  /** When the document was published. */
  asAt: string;
  /** When Shopify rendered the page. */
  renderedAt: string;
  /** What the shopper's clock says when the page is looked at. */
  clock: string;
  /** Whether dates may be said by that clock. */
  says: 'dates' | 'words';
}

const MOMENTS: Moment[] = [
  {
    name: 'clocks go back before the cut-off',
    asAt: '2026-10-24T01:00:00Z',
    renderedAt: '2026-10-24T20:00:00Z',
    clock: '2026-10-24T20:30:00Z',
    says: 'dates',
  },
  {
    name: 'a holiday here and elsewhere: the day before Christmas',
    asAt: '2026-12-23T01:00:00Z',
    renderedAt: '2026-12-23T15:00:00Z',
    clock: '2026-12-23T15:00:20Z',
    says: 'dates',
  },
  {
    name: 'a weekend',
    asAt: '2026-11-28T01:00:00Z',
    renderedAt: '2026-11-28T09:00:00Z',
    clock: '2026-11-28T10:00:00Z',
    says: 'dates',
  },
  {
    name: 'exactly at the cut-off',
    asAt: '2026-11-23T01:00:00Z',
    renderedAt: '2026-11-23T12:59:00Z',
    clock: '2026-11-23T13:00:00Z',
    says: 'dates',
  },
  {
    name: 'a page cached over the cut-off',
    asAt: '2026-11-23T01:00:00Z',
    renderedAt: '2026-11-23T06:00:00Z',
    clock: '2026-11-23T14:00:00Z',
    says: 'dates',
  },
  {
    name: 'a page cached for 30 hours',
    asAt: '2026-11-23T01:00:00Z',
    renderedAt: '2026-11-23T06:00:00Z',
    clock: '2026-11-24T12:00:00Z',
    says: 'words',
  },
  {
    name: 'a clock that is a day fast',
    asAt: '2026-11-23T01:00:00Z',
    renderedAt: '2026-11-23T12:00:00Z',
    clock: '2026-11-24T12:00:00Z',
    says: 'words',
  },
  {
    name: 'a clock that is a day slow',
    asAt: '2026-11-22T01:00:00Z',
    renderedAt: '2026-11-23T12:00:00Z',
    clock: '2026-11-22T12:00:00Z',
    says: 'words',
  },
];

const vectors = await readDeliveryVectors();
const settings = vectors.settings['berlin']!;
let rendering: Moment = MOMENTS[0]!;
const engine = createEngine({
  roots: [path.join(extensionFolder, 'blocks')],
  snippets: [path.join(extensionFolder, 'snippets')],
  locales: [path.join(extensionFolder, 'locales')],
  now: () => new Date(rendering.renderedAt),
});

interface Words {
  to: string;
  days: Record<string, string>;
  range: Record<string, string>;
  order_within: string;
  order_by: string;
  duties_included: string;
  duties_on_delivery: string;
}

function wordsOf(language: string): Words {
  const name = language === 'en' ? 'en.default' : language;
  const file = path.join(extensionFolder, 'locales', `${name}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { delivery_estimate: Words }).delivery_estimate;
}

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

const oneSpace = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Lines of the block without a script: country, business days, duties. */
function expectedWords(language: string, country: string, days: [number, number]): string[] {
  const words = wordsOf(language);
  const [least, most] = days;
  const forms = least === most ? words.days : words.range;
  const form = forms[new Intl.PluralRules(language).select(most)] ?? forms['other']!;
  const name = new Intl.DisplayNames([language], { type: 'region' }).of(country)!;
  const { duties } = settings.rules.find((rule) => rule.countries.includes(country)) ?? {
    duties: settings.restOfWorld!.duties,
  };
  return [
    fill(words.to, { country: name }),
    fill(form, { count: most, least }),
    ...(duties === 'included' ? [words.duties_included] : []),
    ...(duties === 'on-delivery' ? [words.duties_on_delivery] : []),
  ].map(oneSpace);
}

/** The same with dates, and the time left in plain words. */
function expectedDates(
  language: string,
  plain: readonly string[],
  promise: ExpectedPromise,
  zone: string,
): string[] {
  const words = wordsOf(language);
  const when = new Intl.DateTimeFormat(language, {
    calendar: 'gregory',
    timeZone: 'UTC',
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  }).formatRange(new Date(promise.earliestOn), new Date(promise.latestOn));
  const minutes = promise.orderWithinMinutes;
  const cutOff = minutes
    ? fill(words.order_within, { time: timeLeft(language, minutes) })
    : fill(words.order_by, {
        time: new Intl.DateTimeFormat(language, {
          weekday: 'short',
          hour: 'numeric',
          minute: '2-digit',
          timeZone: zone,
        }).format(new Date(promise.cutOffAt)),
      });
  return [plain[0]!, oneSpace(when), oneSpace(cutOff), ...plain.slice(2)];
}

function timeLeft(language: string, minutes: number): string {
  const unit = (count: number, name: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(
      count,
    );
  const hours = Math.trunc(minutes / 60);
  const rest = minutes - hours * 60;
  const parts = hours >= 10 ? [unit(hours, 'hour')] : [];
  if (hours > 0 && hours < 10) parts.push(unit(hours, 'hour'));
  if (hours < 10 && rest > 0) parts.push(unit(rest, 'minute'));
  return new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }).format(parts);
}

const ZONE = 'Europe/Paris';

interface Answer {
  promise: ExpectedPromise | null;
  days: [number, number];
}

/** The oracle is slow and knows no languages: each moment and country is asked once. */
const answers = new Map<Moment, Answer[]>(
  MOMENTS.map((moment) => [
    moment,
    COUNTRIES.map((country) => ({
      promise: promiseByOracle(settings, { asAt: moment.asAt, now: moment.clock, country }),
      days: rangeByOracle(settings, { asAt: moment.asAt, country })!,
    })),
  ]),
);

test('the moments are of both kinds, and the oracle has dates for most of them', () => {
  const dated = MOMENTS.filter(({ says }) => says === 'dates');
  expect(dated.length).toBeGreaterThan(3);
  for (const moment of dated) {
    const promises = answers.get(moment)!.filter(({ promise }) => promise !== null);
    expect(promises.length).toBeGreaterThan(9);
  }
});

test.each(MOMENTS.flatMap((moment) => LANGUAGES.map((language) => ({ moment, language }))))(
  '$moment.name, in $language',
  async ({ moment, language }) => {
    rendering = moment;
    const { asAt, clock } = moment;
    const delivery = composeDeliveryDocument(settings, { asAt: new Date(asAt) });
    const names = new Intl.DisplayNames([language], { type: 'region' });
    const blocks = await Promise.all(
      COUNTRIES.map((country) =>
        renderAppBlock(engine, {
          extensionFolder,
          handle: 'delivery-estimate',
          scope: {
            app: {
              metafields: { portolan: { delivery: { value: delivery }, delivery_ready: true } },
            },
            localization: { country: { iso_code: country, name: names.of(country) } },
            request: { locale: { iso_code: language }, page_type: 'product', design_mode: false },
            product: { available: true },
          },
        }),
      ),
    );
    const html = blocks.map((block) => block.html).join('');
    const plain = await openShopperPage({ html, scripts: [], now: clock, zone: ZONE });
    const sharp = await openShopperPage({ html, scripts: [asset], now: clock, zone: ZONE });
    const shown = (page: typeof plain) =>
      [...page.document.querySelectorAll('portolan-delivery-estimate')].map((block) =>
        shownLines(block),
      );
    const words = COUNTRIES.map((country, index) =>
      expectedWords(language, country, answers.get(moment)![index]!.days),
    );
    expect(shown(plain)).toEqual(words);
    const expected = answers.get(moment)!.map(({ promise }, index) => {
      return moment.says === 'words' || promise === null
        ? words[index]
        : expectedDates(language, words[index]!, promise, ZONE);
    });
    expect(shown(sharp)).toEqual(expected);
    expect([...plain.errors, ...sharp.errors]).toEqual([]);
    plain.close();
    sharp.close();
  },
);
