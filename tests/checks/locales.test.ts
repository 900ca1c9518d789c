import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { ADMIN_LOCALES } from '../../app/i18n/locale.ts';
import { adminSources, placeOf, readLocales, walk } from './admin-sources.ts';

const folders = readLocales();
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** A key without the ending that names a plural form. */
function baseOf(key: string): string {
  return key.replace(PLURAL, '');
}

function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]!))].sort();
}

describe.each([...folders])('%s', (_folder, files) => {
  const english = files.get('en')!;

  it('has every language of the admin and no other', () => {
    expect([...files.keys()].sort()).toEqual([...ADMIN_LOCALES].sort());
  });

  it('has the same keys in every language', () => {
    const keys = (words: Map<string, string>) => [...new Set([...words.keys()].map(baseOf))].sort();
    for (const words of files.values()) expect(keys(words)).toEqual(keys(english));
  });

  it('has exactly the plural forms of each language', () => {
    for (const [locale, words] of files) {
      const forms = new Map<string, string[]>();
      for (const key of words.keys()) {
        const form = PLURAL.exec(key)?.[1];
        if (form !== undefined) forms.set(baseOf(key), [...(forms.get(baseOf(key)) ?? []), form]);
      }
      const wanted = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
      for (const [key, found] of forms) expect([key, found.toSorted()]).toEqual([key, wanted]);
    }
  });

  it('fills in the same values in every language', () => {
    // A plural form may do without the count: "one order".
    const wanted = new Map<string, string[]>();
    for (const [key, text] of english) {
      const all = [...(wanted.get(baseOf(key)) ?? []), ...placeholdersOf(text)];
      wanted.set(baseOf(key), [...new Set(all)].sort());
    }
    for (const [locale, words] of files) {
      for (const [key, text] of words) {
        if (key.endsWith('_one')) continue;
        expect([locale, key, placeholdersOf(text)]).toEqual([locale, key, wanted.get(baseOf(key))]);
      }
    }
  });

  it('has no empty text', () => {
    for (const words of files.values()) {
      for (const [key, text] of words) expect([key, text.trim() === '']).toEqual([key, false]);
    }
  });
});

describe('Chinese texts', () => {
  const texts = [...folders.values()].flatMap((files) => [...files.get('zh-CN')!]);
  const HAN = '\\p{Script=Han}';

  it.each([
    ['punctuation of full width', new RegExp(`${HAN}[,;:!?]|${HAN}\\.(?!\\w)|[,;:!?]${HAN}`, 'u')],
    [
      'a space between Chinese and Latin letters or digits',
      new RegExp(`${HAN}[A-Za-z0-9]|[A-Za-z0-9]${HAN}`, 'u'),
    ],
    ['no space before punctuation of full width', /\s[，。；：！？、）]/u],
  ])('have %s', (_rule, broken) => {
    expect(texts.filter(([, text]) => broken.test(text))).toEqual([]);
  });
});

/** 'app/payments/locales' → 'payments'; the words of app/i18n are the common ones. */
function namespaceOf(folder: string): string {
  const name = folder.split('/')[1] ?? '';
  return name === 'i18n' ? 'common' : name;
}

/** Stands for a value in a template. */
const HOLE = '\u0000';

/** 'payments:panel.title' without the namespace, be it written or a value. */
const withoutNamespace = (text: string) => text.replace(/^[\w\u0000-]+:(?=[\w\u0000])/, '');

describe('keys in the code', () => {
  const keys = new Set(
    [...folders.values()]
      .flatMap((files) => [...files.get('en')!.keys()])
      .flatMap((key) => [key, baseOf(key)]),
  );
  const sources = adminSources();
  const literals = new Set<string>();
  const patterns: RegExp[] = [];
  for (const source of sources) {
    const readsWordFiles =
      source.text.includes('/locales/en.json') && !source.fileName.includes('/i18n/');
    walk(source, (node) => {
      if (ts.isStringLiteralLike(node)) literals.add(withoutNamespace(node.text));
      // A page outside the language provider takes a whole group out of the file itself.
      if (ts.isPropertyAccessExpression(node) && readsWordFiles) {
        patterns.push(new RegExp(`^${node.name.text}\\.[\\w.-]+$`));
      }
      if (
        ts.isTemplateExpression(node) &&
        node.head.text + node.templateSpans.map((span) => span.literal.text).join('') !== ''
      ) {
        const spans = node.templateSpans.map((span) => span.literal.text);
        const parts = withoutNamespace([node.head.text, ...spans].join(HOLE)).split(HOLE);
        patterns.push(
          new RegExp(
            `^${parts.map((part) => part.replaceAll('.', '\\.').replaceAll(/[^\w.\\-]/g, '\\$&')).join('[\\w-]+')}$`,
          ),
        );
      }
    });
  }

  it('of sentences that are worded later have a text in the namespace that they name', () => {
    const named = new Set(
      [...folders].flatMap(([folder, files]) =>
        [...files.get('en')!.keys()].flatMap((key) => [
          `${namespaceOf(folder)}:${key}`,
          `${namespaceOf(folder)}:${baseOf(key)}`,
        ]),
      ),
    );
    const missing: string[] = [];
    for (const source of sources) {
      walk(source, (node) => {
        if (!ts.isCallExpression(node)) return;
        if (!['say', 'saidWord', 'saidPhrase'].includes(node.expression.getText())) return;
        const [key] = node.arguments;
        if (key && ts.isStringLiteralLike(key) && !named.has(key.text))
          missing.push(`${placeOf(key)} ${key.text}`);
      });
    }
    expect(missing).toEqual([]);
  });

  it('all have a text', () => {
    const missing: string[] = [];
    for (const source of sources) {
      walk(source, (node) => {
        if (!ts.isCallExpression(node) || node.expression.getText() !== 't') return;
        const [key] = node.arguments;
        if (key && ts.isStringLiteralLike(key) && !keys.has(key.text))
          missing.push(`${placeOf(key)} ${key.text}`);
      });
    }
    expect(missing).toEqual([]);
  });

  it('leave no text unused', () => {
    // A pattern has to name its group, or it would match every key.
    const dotted = patterns.filter((pattern) => /^\^\w+\\\./.test(pattern.source));
    const unused = [...keys].filter(
      (key) =>
        !PLURAL.test(key) && !literals.has(key) && !dotted.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
});
