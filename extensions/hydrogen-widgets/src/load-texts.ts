import type { WidgetTexts } from './texts.ts';

/** Written out, so that every bundler finds them: each language is a file of its own. */
const TEXTS: Readonly<Record<string, () => Promise<{ default: WidgetTexts }>>> = {
  ar: () => import('./ar.texts'),
  bg: () => import('./bg.texts'),
  cs: () => import('./cs.texts'),
  da: () => import('./da.texts'),
  de: () => import('./de.texts'),
  el: () => import('./el.texts'),
  en: () => import('./en.texts'),
  es: () => import('./es.texts'),
  et: () => import('./et.texts'),
  fi: () => import('./fi.texts'),
  fr: () => import('./fr.texts'),
  ga: () => import('./ga.texts'),
  hr: () => import('./hr.texts'),
  hu: () => import('./hu.texts'),
  it: () => import('./it.texts'),
  ja: () => import('./ja.texts'),
  ko: () => import('./ko.texts'),
  lt: () => import('./lt.texts'),
  lv: () => import('./lv.texts'),
  mt: () => import('./mt.texts'),
  nl: () => import('./nl.texts'),
  pl: () => import('./pl.texts'),
  'pt-BR': () => import('./pt-BR.texts'),
  'pt-PT': () => import('./pt-PT.texts'),
  ro: () => import('./ro.texts'),
  sk: () => import('./sk.texts'),
  sl: () => import('./sl.texts'),
  sv: () => import('./sv.texts'),
  tr: () => import('./tr.texts'),
  'zh-CN': () => import('./zh-CN.texts'),
  'zh-TW': () => import('./zh-TW.texts'),
};

/** Languages whose tag says less than the texts' names. */
const USUAL: Readonly<Record<string, string>> = { pt: 'pt-PT', zh: 'zh-CN' };

/**
 * The language in which the widgets speak on a page in this language of the Storefront API: the
 * same, else its language without the region, else English.
 * @example languageOf('PT_BR') // 'pt-BR'
 * @example languageOf('NB') // 'en'
 */
export function languageOf(languageCode: string): string {
  const [language = '', region] = languageCode.toLowerCase().split('_');
  const tag = region === undefined ? language : `${language}-${region.toUpperCase()}`;
  const known = [tag, language, USUAL[language]].find(
    (each) => each !== undefined && Object.hasOwn(TEXTS, each),
  );
  return known ?? 'en';
}

/** The widgets' texts in one of their languages; only that one is loaded. */
export async function loadTexts(language: string): Promise<WidgetTexts> {
  const load = TEXTS[language] ?? TEXTS['en']!;
  return (await load()).default;
}
