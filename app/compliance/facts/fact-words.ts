/**
 * The words of facts in the languages of the admin. English is the one source, as it was taken
 * down; Chinese is a list English → Chinese of its own, so a changed English text has no Chinese
 * until somebody writes it, and a test says so.
 */
import { z } from 'zod';

import imports from './zh-CN/import.json' with { type: 'json' };
import taxes from './zh-CN/indirect-tax.json' with { type: 'json' };
import notices from './zh-CN/notice-rules.json' with { type: 'json' };
import rules from './zh-CN/rules.json' with { type: 'json' };
import thresholds from './zh-CN/threshold-rules.json' with { type: 'json' };

const WordList = z.record(z.string().min(1), z.string().min(1));

/** English → Chinese, by the file of facts whose texts they are. */
export const CHINESE_WORDS = {
  'indirect-tax': WordList.parse(taxes),
  import: WordList.parse(imports),
  rules: WordList.parse(rules),
  'notice-rules': WordList.parse(notices),
  'threshold-rules': WordList.parse(thresholds),
} as const;

const CHINESE: ReadonlyMap<string, string> = new Map(
  Object.values(CHINESE_WORDS).flatMap((words) => Object.entries(words)),
);

/** A text of a fact with the language it is in, which a page marks where it is not its own. */
export interface FactText {
  words: string;
  language: 'en' | 'zh-CN';
}

/**
 * A text of a fact in an admin language; in English where it is not there in that language.
 * @example factText('Pending', 'zh-CN') // { words: '尚在审议', language: 'zh-CN' }
 * @example factText('Written a minute ago', 'zh-CN') // { words: 'Written a minute ago', language: 'en' }
 */
export function factText(english: string, locale: string): FactText {
  const chinese = locale.startsWith('zh') ? CHINESE.get(english) : undefined;
  return chinese === undefined
    ? { words: english, language: 'en' }
    : { words: chinese, language: 'zh-CN' };
}
