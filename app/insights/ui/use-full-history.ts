import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';

/** Lets the app read orders older than 60 days; Shopify approves it per app. */
const FULL_HISTORY_SCOPE = 'read_all_orders';

/**
 * Asks the merchant, in Shopify's own dialog, for orders of all times; `onGranted` runs only
 * after a yes. A no, or an app that may not ask, leaves everything as it is.
 */
export function useFullHistory(onGranted: () => void): { ask: () => void; asking: boolean } {
  const shopify = useAppBridge();
  const [asking, setAsking] = useState(false);
  const ask = () => {
    setAsking(true);
    shopify.scopes
      .request([FULL_HISTORY_SCOPE])
      .then(
        ({ result }) => {
          if (result === 'granted-all') onGranted();
        },
        () => undefined,
      )
      .finally(() => setAsking(false));
  };
  return { ask, asking };
}
