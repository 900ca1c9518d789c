import { rightOf, type Wanted } from './domain-truth.ts';
import type { FixedQuestion } from './questions.ts';

/** A question about a domain with what it asks for. */
export type DomainQuestion = FixedQuestion;

const asked =
  (language: FixedQuestion['language']) =>
  (text: string, wanted: Wanted): DomainQuestion => ({
    ...{ language, text },
    right: (truth) => rightOf(wanted, truth),
  });

/** Makes questions in each language. */
export const asks = { en: asked('en'), zh: asked('zh-CN') } as const;
