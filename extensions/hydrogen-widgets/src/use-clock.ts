import { useEffect, useState } from 'react';

const MS_PER_MINUTE = 60_000;

/**
 * The shopper's time in epoch milliseconds, again at every full minute; null on the server and in
 * the first render of the browser, so that both say the same.
 */
export function useClock(): number | null {
  const [nowMs, setNowMs] = useState<number | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      const now = Date.now();
      setNowMs(now);
      timer = setTimeout(tick, MS_PER_MINUTE - (now % MS_PER_MINUTE));
    };
    tick();
    return () => clearTimeout(timer);
  }, []);
  return nowMs;
}
