import { useShop } from '@shopify/hydrogen-react';
import { createContext, type ReactNode, useContext } from 'react';

import type { PortolanData } from './data.ts';

const PortolanContext = createContext<PortolanData | null>(null);

/**
 * Gives the widgets below it what `readPortolan` has made; stands below `ShopifyProvider`.
 *
 * Data that were read for another country or language than the shop's of this moment are not
 * shown: nothing is said until the loader has read again.
 */
export function PortolanProvider(props: {
  data: PortolanData | null | undefined;
  children: ReactNode;
}): ReactNode {
  const { countryIsoCode, languageIsoCode } = useShop();
  const { data, children } = props;
  const isOfShopper =
    data?.country.code === countryIsoCode && data?.languageCode === languageIsoCode;
  return (
    <PortolanContext.Provider value={isOfShopper ? data : null}>
      {children}
    </PortolanContext.Provider>
  );
}

/** The data of the shopper's page; null where there are none, or none for this shopper. */
export function usePortolan(): PortolanData | null {
  return useContext(PortolanContext);
}
