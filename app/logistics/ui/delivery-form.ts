import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import { type DraftErrors, limitsOf } from './delivery-draft.ts';

/** What the fields of the delivery form share. */
export interface DeliveryFormState {
  /** Problems by path, of all fields. */
  errors: DraftErrors;
  /** Paths whose problem may be shown; null shows every one, after an attempt to save. */
  touched: ReadonlySet<string> | null;
  touch: (path: string) => void;
}

export const DeliveryFormContext = createContext<DeliveryFormState>({
  errors: {},
  touched: new Set(),
  touch: () => undefined,
});

/** The problem of a field in words, and how to say that it was left. */
export function useField(path: string): { error: string | undefined; onBlur: () => void } {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const { errors, touched, touch } = useContext(DeliveryFormContext);
  const found = touched === null || touched.has(path) ? errors[path] : undefined;
  const values = {
    ...limitsOfPath(path),
    country: found?.country === undefined ? '' : format.country(found.country),
  };
  return {
    error: found === undefined ? undefined : t(`problem.${found.problem}`, values),
    onBlur: () => touch(path),
  };
}

function limitsOfPath(path: string): { least?: number; most?: number } {
  const field = (['processingDays', 'transitDays', 'customsDays'] as const).find((name) =>
    path.includes(name),
  );
  return field === undefined ? {} : limitsOf(field);
}
