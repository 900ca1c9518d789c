import { useTranslation } from 'react-i18next';

import type { PaymentMethod } from '../index.ts';

/** A method's name for the merchant: its brand, what it is, or both. */
export function useMethodName(): (method: PaymentMethod) => string {
  const { t, i18n } = useTranslation('payments');
  return (method) => {
    const brand = method.names?.[i18n.language] ?? method.name;
    const word = method.word === undefined ? null : t(`word.${method.word}`);
    return [brand, word].filter((part) => part !== null).join(' – ');
  };
}
