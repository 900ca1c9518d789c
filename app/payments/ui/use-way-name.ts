import { useTranslation } from 'react-i18next';

import type { NamedWay } from '../name-way.ts';

/** A way's name for the merchant: its method, or the gateway where no method is named. */
export function useWayName(): (way: NamedWay) => string {
  const { t } = useTranslation('payments');
  return ({ method, brand, word, gatewayName }) => {
    if (method !== null) {
      const kind = word === null ? null : t(`word.${word}`);
      return [brand, kind].filter((part) => part !== null).join(' – ');
    }
    return gatewayName === null ? t('way.unknown') : t('way.gateway', { gateway: gatewayName });
  };
}
