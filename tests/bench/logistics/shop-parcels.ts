import { ParcelBuilder } from '../../../app/logistics/lanes/parcel-builder.ts';
import { type BuiltInShop, generateShop } from '../../sandbox/shops/index.ts';
import type { MadeWorld } from './worlds.ts';

const MS_PER_DAY = 86_400_000;

/** The parcels of a built-in shop as columns. */
export function shopParcels(shop: BuiltInShop, now: Date, plantTruths: boolean): MadeWorld {
  const builder = new ParcelBuilder();
  const day = (at: string | null) => (at === null ? NaN : Date.parse(at) / MS_PER_DAY);
  for (const order of generateShop(shop, { now, plantTruths }).orders) {
    if (order.cancelledAt !== null || order.test) continue;
    for (const parcel of order.fulfillments) {
      builder.add({
        originId: parcel.locationId,
        destination: order.country ?? 'ZZ',
        carrier: parcel.carrier ?? '',
        service: '',
        startedDay: day(parcel.createdAt),
        scannedDay: day(parcel.inTransitAt),
        deliveredDay: day(parcel.deliveredAt),
      });
    }
  }
  return { parcels: builder.parcels(), keys: builder.keys };
}
