import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';

import { type ComplianceDraft, problemOf } from './compliance-draft.ts';

/** What the cards of the compliance form share. */
export interface ComplianceForm {
  draft: ComplianceDraft;
  change: (change: Partial<ComplianceDraft>) => void;
  errorOf: (path: string) => string | undefined;
  touch: (path: string) => void;
}

export const ComplianceFormContext = createContext<ComplianceForm | null>(null);

export function useComplianceForm(): ComplianceForm {
  const form = useContext(ComplianceFormContext);
  if (form === null) throw new Error('A card of the compliance form is outside of it');
  return form;
}

/** Properties of a field: its problem in words, and how to say that it was left. */
export function useComplianceField() {
  const { t } = useTranslation('compliance');
  const { errorOf, touch } = useComplianceForm();
  return (path: string) => {
    const message = errorOf(path);
    return {
      onBlur: () => touch(path),
      ...(message === undefined ? {} : { error: t(`problem.${problemOf(message)}`) }),
    };
  };
}
