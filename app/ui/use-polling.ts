import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

/**
 * Asks the page's loaders again every `everyMs` while the tab is seen, and at once when it is
 * seen again; null asks nothing.
 */
export function usePolling(everyMs: number | null): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (everyMs === null || state !== 'idle') return;
    const ask = () => {
      if (document.visibilityState === 'visible') revalidate();
    };
    const timer = setTimeout(ask, everyMs);
    document.addEventListener('visibilitychange', ask);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [everyMs, state, revalidate]);
}
