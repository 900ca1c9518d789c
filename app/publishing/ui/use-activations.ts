import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useState } from 'react';

import { type Activation, readActivations } from './read-activations.ts';

/** What the admin says of the theme's blocks: `asking` at first, `unknown` where it cannot tell. */
export type Activations = 'asking' | 'unknown' | ReadonlyMap<string, Activation>;

/**
 * Asks the admin which blocks the theme has, and again whenever the page is looked at anew: the
 * merchant may come from the theme editor.
 */
export function useActivations(): Activations {
  const shopify = useAppBridge();
  const [activations, setActivations] = useState<Activations>('asking');
  useEffect(() => {
    let current = true;
    const ask = () => {
      if (document.visibilityState !== 'visible') return;
      shopify.app.extensions().then(
        (extensions) => current && setActivations(readActivations(extensions)),
        () => current && setActivations((last) => (last === 'asking' ? 'unknown' : last)),
      );
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      current = false;
      document.removeEventListener('visibilitychange', ask);
    };
  }, [shopify]);
  return activations;
}
