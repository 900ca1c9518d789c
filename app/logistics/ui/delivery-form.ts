import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../ui/use-format.ts';
import { type DraftErrors, limitsOf } from './delivery-draft.ts';

/** What the fields of the delivery form share. */
interface DeliveryForm {
  /** Problems by path, of all fields. */
  errors: DraftErrors;
  /** Fields that were left; null once a save was tried. */
  touched: ReadonlySet<string> | null;
  /** The problem of a field, where it may be shown. */
  errorOf: (path: string) => DraftErrors[string] | undefined;
  touch: (path: string) => void;
}

export const DeliveryFormContext = createContext<DeliveryForm>({
  errors: {},
  touched: new Set(),
  errorOf: () => undefined,
  touch: () => undefined,
});

/** The problem of a field in words, and how to say that it was left. */
export function useField(path: string): { error: string | undefined; onBlur: () => void } {
  const { t } = useTranslation('logistics');
  const format = useFormat();
  const { errorOf, touch } = useContext(DeliveryFormContext);
  const found = errorOf(path);
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
  return field === undefined ? {} : limitsOf(field, path.startsWith('productRules'));
}
