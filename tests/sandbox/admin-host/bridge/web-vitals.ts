interface Metric {
  id: string;
  name: 'LCP' | 'CLS' | 'INP';
  value: number;
}

type Report = (payload: { metrics: Metric[] }) => unknown;

/**
 * Largest contentful paint (ms), layout shift (score) and the slowest interaction (ms) of this
 * page, reported when the page is left or hidden and after each interaction.
 */
export function observeWebVitals(): (callback: Report | null) => Promise<void> {
  let callback: Report | null = null;
  const values = new Map<Metric['name'], number>();
  const id = String(Math.round(performance.timeOrigin));
  const report = (): void => {
    if (callback && values.size > 0) {
      callback({ metrics: [...values].map(([name, value]) => ({ id, name, value })) });
    }
  };
  watch('largest-contentful-paint', (entry) => values.set('LCP', entry.startTime));
  watch('layout-shift', (entry) => {
    const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!shift.hadRecentInput) values.set('CLS', (values.get('CLS') ?? 0) + shift.value);
  });
  watch('event', (entry) => {
    const interaction = entry as PerformanceEntry & { interactionId?: number };
    if (!interaction.interactionId) return;
    values.set('INP', Math.max(values.get('INP') ?? 0, entry.duration));
    report();
  });
  document.addEventListener('visibilitychange', report);
  window.addEventListener('pagehide', report);
  return (next) => {
    callback = next;
    if (next) setTimeout(report, 0);
    return Promise.resolve();
  };
}

function watch(type: string, listener: (entry: PerformanceEntry) => void): void {
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
  new PerformanceObserver((list) => list.getEntries().forEach(listener)).observe({
    type,
    buffered: true,
  });
}
