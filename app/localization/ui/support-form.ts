import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';

import { problemOf, type SupportDraft } from './support-draft.ts';

/** What the cards of the support form share. */
export interface SupportForm {
  draft: SupportDraft;
  change: (change: Partial<SupportDraft>) => void;
  errorOf: (path: string) => string | undefined;
  touch: (path: string) => void;
}

export const SupportFormContext = createContext<SupportForm | null>(null);

export function useSupportForm(): SupportForm {
  const form = useContext(SupportFormContext);
  if (form === null) throw new Error('A card of the support form is outside of it');
  return form;
}

/** Properties of a field: its problem in words, and how to say that it was left. */
export function useSupportField() {
  const { t } = useTranslation('localization');
  const { errorOf, touch } = useSupportForm();
  return (path: string) => {
    const message = errorOf(path);
    return {
      onBlur: () => touch(path),
      ...(message === undefined ? {} : { error: t(`problem.${problemOf(message)}`) }),
    };
  };
}
