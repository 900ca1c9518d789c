import type { LaneName } from './lane-findings.ts';

/** Page of all lanes. */
export const LANES_ADDRESS = '/app/logistics';
/** Page that tells how well lanes foretell. */
export const PROMISES_ADDRESS = '/app/logistics/promises';

/**
 * Page of one lane: its parts are parameters, because carriers are called anything.
 * @example laneAddress({ originId: '71', destination: 'FR', carrier: 'DHL', service: '' })
 *   // '/app/logistics/lane?from=71&to=FR&carrier=DHL'
 */
export function laneAddress(lane: LaneName): string {
  const search = new URLSearchParams({ from: lane.originId, to: lane.destination });
  search.set('carrier', lane.carrier);
  if (lane.service !== '') search.set('service', lane.service);
  return `${LANES_ADDRESS}/lane?${search}`;
}

/** The lane that an address names. */
export function laneOfAddress(search: URLSearchParams): LaneName {
  return {
    originId: search.get('from') ?? '',
    destination: search.get('to') ?? '',
    carrier: search.get('carrier') ?? '',
    service: search.get('service') ?? '',
  };
}
