import path from 'node:path';

import { JSDOM } from 'jsdom';
import { describe, expect, it, test } from 'vitest';

import { NO_EVIDENCE, paymentFacts, wordHints, composePaymentHints } from '../../app/payments/index.ts';
import { renderAppBlock } from '../../app/publishing/preview/app-block.server.ts';
import { createEngine } from '../../app/publishing/preview/liquid-engine.server.ts';
import {
  CASES,
  documentOfCases,
  EXTENSION_FOLDER,
  inOneLine,
  LANGUAGES,
  wordsOf,
} from './payment-hints-cases.ts';

const engine = createEngine({
  roots: [path.join(EXTENSION_FOLDER, 'blocks')],
  snippets: [path.join(EXTENSION_FOLDER, 'snippets')],
  locales: [path.join(EXTENSION_FOLDER, 'locales')],
  // The name of the icon stands for the icon.
  filters: { payment_type_svg_tag: (type: string) => `<svg data-type="${type}"></svg>` },
});

interface Page {
  hints: unknown;
  country: string | null;
  countryName?: string;
  language?: string;
  enabledTypes: unknown;
  currency?: string;
  settings?: Record<string, unknown>;
  designMode?: boolean;
}

async function render(page: Page): Promise<DocumentFragment> {
  const { html } = await renderAppBlock(engine, {
    extensionFolder: EXTENSION_FOLDER,
    handle: 'payment-hints',
    settings: page.settings,
    scope: {
      app: {
        metafields: { portolan: { payment_hints: { value: page.hints }, payment_hints_ready: true } },
      },
      shop: { enabled_payment_types: page.enabledTypes },
      localization: {
        country: page.country && { iso_code: page.country, name: page.countryName ?? page.country },
      },
      cart: page.currency === undefined ? {} : { currency: { iso_code: page.currency } },
      request: {
        locale: { iso_code: page.language ?? 'en' },
        page_type: 'product',
        design_mode: page.designMode ?? false,
      },
    },
  });
  return JSDOM.fragment(html);
}

const text = (node: Element) => node.textContent.replace(/\s+/g, ' ').trim();

/** What a shopper reads, with the names of the icons, as `inOneLine` writes it. */
function shown(page: DocumentFragment): string {
  return [...page.querySelectorAll('p, li')]
    .map((line) => {
      if (line.tagName === 'P') return text(line);
      const icons = [...line.querySelectorAll('svg')].map((icon) => icon.getAttribute('data-type'));
      return `[${icons.join(' ')}] ${text(line)}`;
    })
    .join(' | ');
}

const hints = documentOfCases();
const countries = Object.keys(CASES);

function expectedIn(country: string, language: string): string {
  const { enabledTypes, currency } = CASES[country]!;
  const words = wordsOf(language);
  return inOneLine(wordHints(hints, { country, language, words, enabledTypes, currency }));
}

describe('the block’s texts', () => {
  it('are these in every language and country', async () => {
    const all = Object.fromEntries(
      LANGUAGES.map((language) => [
        language,
        Object.fromEntries(countries.map((country) => [country, expectedIn(country, language)])),
      ]),
    );
    await expect(`${JSON.stringify(all, null, 2)}\n`).toMatchFileSnapshot('payment-hints.json');
  });

  test.each(LANGUAGES)('the rendered block says the same in %s', async (language) => {
    for (const country of countries) {
      const page = await render({ hints, country, language, ...CASES[country]! });
      expect(shown(page), country).toBe(expectedIn(country, language));
    }
  });

  it('and in every country whose preferences are known, with everything enabled', async () => {
    const types = paymentFacts.methods.flatMap((method) => method.types);
    const listed = 'DE AT CH NL BE LU FR IT ES PT IE GB PL CZ SK HU RO BG GR HR SI EE LV LT FI SE NO DK '
      .concat('CY MT US CA MX BR AR CL CO PE AU NZ JP KR CN HK TW SG MY TH ID PH VN IN AE SA IL TR EG')
      .concat(' ZA NG KE UA')
      .split(' ');
    const works = { ...NO_EVIDENCE, attempts: 9, successes: 9 };
    const evidence = Object.fromEntries(
      listed.map((country) => [
        country,
        Object.fromEntries(
          paymentFacts.preferenceOf(country)!.methods.map((method) => [method, works]),
        ),
      ]),
    );
    const markets = listed.map((country) => ({ country, shown: true, methods: [] }));
    const document = composePaymentHints({ markets, mentionsInstalments: true }, evidence);
    expect(Object.keys(document.countries)).toHaveLength(61);
    for (const [at, country] of listed.entries()) {
      const language = LANGUAGES[at % LANGUAGES.length]!;
      const page = await render({
        hints: document,
        country,
        language,
        enabledTypes: types,
        currency: 'EUR',
      });
      const lines = wordHints(document, {
        country,
        language,
        words: wordsOf(language),
        enabledTypes: types,
        currency: 'EUR',
      });
      expect(shown(page), country).toBe(inOneLine(lines));
    }
  });
});

describe('what Shopify has not enabled', () => {
  it('is not shown, however many orders it has', async () => {
    const page = await render({ hints, country: 'NL', enabledTypes: ['visa'] });
    expect(shown(page)).toBe('Accepted here | [visa] Card: Visa');
  });

  test.each([
    ['nothing is enabled', []],
    ['the list is missing', undefined],
    ['the list is no list', 'ideal, visa'.length],
  ])('leaves nothing where %s', async (_what, enabledTypes) => {
    const page = await render({ hints, country: 'NL', enabledTypes });
    expect(shown(page)).toBe('');
  });

  it('does not concern cash on delivery, of which Shopify’s list knows nothing', async () => {
    const page = await render({ hints, country: 'GR', enabledTypes: [], language: 'el' });
    expect(shown(page)).toBe('Δεκτά εδώ | [] Αντικαταβολή');
  });

  it('shows the first enabled name of a method and its icon once', async () => {
    const enabledTypes = ['lawson', 'seveneleven'];
    const page = await render({ hints, country: 'JP', enabledTypes, language: 'ja' });
    expect(shown(page)).toContain('[seveneleven] コンビニ払い');
    expect(page.querySelectorAll('svg')).toHaveLength(1);
  });
});

describe('where nothing certain can be said', () => {
  const enabledTypes = ['ideal', 'visa'];

  test.each([
    ['no metafield', undefined],
    ['an empty metafield', null],
    ['a text instead of a document', 'oops'],
    ['a list instead of a document', [1, 2]],
    ['a document of a later version', { ...hints, version: 2 }],
    ['a document of an earlier version', { ...hints, version: 0 }],
    ['a document without countries', { version: 1, methods: hints.methods }],
    ['a document without methods', { version: 1, countries: hints.countries }],
    ['a country without methods', { ...hints, countries: { NL: {} } }],
    ['a country with a text', { ...hints, countries: { NL: 'ideal' } }],
    ['positions that are none', { ...hints, countries: { NL: { methods: [99, -1, 'x', null] } } }],
    ['methods that are none', { ...hints, methods: [null, 'ideal', 7, [], {}] }],
    ['a method without types', { ...hints, methods: [{ name: 'iDEAL' }] }],
    ['types that are no list', { ...hints, methods: [{ name: 'iDEAL', types: 7 }] }],
  ])('the block is absent: %s', async (_name, broken) => {
    const page = await render({ hints: broken, country: 'NL', enabledTypes });
    expect(shown(page)).toBe('');
    expect(page.querySelector('.portolan-payments')).toBeNull();
  });

  test.each([
    ['that the shop shows nothing in', 'FI'],
    ['that does not exist', '__proto__'],
    ['that is not known', null],
  ])('the block is absent in a country %s', async (_name, country) => {
    expect(shown(await render({ hints, country, enabledTypes }))).toBe('');
  });

  it('the theme editor tells the merchant why nothing is seen', async () => {
    const page = await render({
      hints,
      country: 'FI',
      countryName: 'Finland',
      enabledTypes,
      designMode: true,
    });
    expect(shown(page)).toBe(
      'No way to pay is certain for Finland: shoppers there see nothing here.',
    );
  });

  it('a block that is not published is not offered', async () => {
    const scope = { app: { metafields: {} }, request: { page_type: 'product' } };
    const input = { extensionFolder: EXTENSION_FOLDER, handle: 'payment-hints', scope };
    expect((await renderAppBlock(engine, input)).html).toBe('');
  });
});

describe('hostile and odd input', () => {
  const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>{{ shop.name }}&amp;';

  it('is shown as text: names, words, country, currency, style, locale', async () => {
    const document = {
      version: 1,
      methods: [
        { name: evil, types: ['visa'], card: true },
        { name: evil, names: { en: evil }, types: ['ideal'] },
        { name: 'Odd', word: evil, types: ['paypal'] },
      ],
      countries: { NL: { methods: [0, 1, 2], credit: [1] } },
    };
    const page = await render({
      hints: document,
      country: 'NL',
      countryName: evil,
      enabledTypes: ['visa', 'ideal', 'paypal'],
      currency: evil,
      settings: { style: evil },
    });
    expect(page.querySelectorAll('img, script')).toHaveLength(0);
    expect(text(page.querySelectorAll('li')[1]!)).toBe(evil);
    expect(text(page.querySelectorAll('li')[2]!)).toBe('Odd');
    expect(text(page.querySelector('p:last-child')!)).toContain('<script>alert(1)</script>');
  });

  it('a country’s name is text in the theme editor, too', async () => {
    const page = await render({
      hints: {},
      country: 'FI',
      countryName: evil,
      enabledTypes: [],
      designMode: true,
    });
    expect(page.querySelectorAll('img, script')).toHaveLength(0);
    expect(text(page.querySelector('p')!)).toContain('<script>alert(1)</script>');
  });

  it('a very long list ends', async () => {
    const methods = Array.from({ length: 500 }, (_, at) => ({ name: `Way ${at}`, types: ['visa'] }));
    const document = { version: 1, methods, countries: { NL: { methods: [...methods.keys()] } } };
    const page = await render({ hints: document, country: 'NL', enabledTypes: ['visa'] });
    expect(page.querySelectorAll('li')).toHaveLength(24);
  });

  it('one name is said once', async () => {
    const methods = [
      { word: 'bank_transfer', types: ['sepa_bank_transfer'] },
      { word: 'bank_transfer', types: [], manual: true },
    ];
    const document = { version: 1, methods, countries: { DE: { methods: [0, 1] } } };
    const enabledTypes = ['sepa_bank_transfer'];
    const page = await render({ hints: document, country: 'DE', language: 'de', enabledTypes });
    expect(shown(page)).toBe('Hier akzeptiert | [sepa_bank_transfer] Überweisung');
  });
});

describe('for everybody', () => {
  it('icons are hidden from screen readers, since the names stand beside them', async () => {
    const page = await render({ hints, country: 'JP', enabledTypes: ['visa', 'jcb'] });
    for (const icon of page.querySelectorAll('svg')) {
      expect(icon.closest('[aria-hidden="true"]')).not.toBeNull();
    }
    expect(page.querySelector('[role="group"]')!.getAttribute('aria-label')).toBe('Accepted here');
  });

  it('the block reads from right to left in Arabic and only there', async () => {
    for (const [language, direction] of [
      ['ar', 'rtl'],
      ['de', 'ltr'],
    ] as const) {
      const page = await render({ hints, country: 'AE', language, enabledTypes: ['visa'] });
      expect(page.querySelector('.portolan-payments')!.getAttribute('dir')).toBe(direction);
    }
  });

  it('what is not wanted is left out: icons, currency', async () => {
    const page = await render({
      hints,
      country: 'NL',
      currency: 'EUR',
      enabledTypes: ['ideal', 'visa'],
      settings: { show_icons: false, show_currency: false },
    });
    expect(shown(page)).toBe('Accepted here | [] iDEAL | [] Card: Visa');
  });
});
