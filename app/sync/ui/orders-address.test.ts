import { describe, expect, it } from 'vitest';

import { parseOrderQuery } from '../orders/order-query.ts';
import { backAddress, orderAddress, ordersAddress } from './orders-address.ts';

const ORDER = { channel: 'my shop', orderId: 'a/b?c' };

describe('the way from a list to an order and back', () => {
  it.each([
    ['', '/app/orders'],
    ['parcel=late&sort=-total&view=v1&after=12.7', null],
    ['q=%231001+%26+more&before=12.tiktok%3A7', null],
  ])('keeps what the list shows: "%s"', (list, wanted) => {
    const address = new URL(orderAddress(ORDER, new URLSearchParams(list)), 'https://a.example');
    expect(address.pathname).toBe('/app/orders/my%20shop/a%2Fb%3Fc');
    const back = backAddress(address.searchParams);
    const search = new URL(back, 'https://a.example').searchParams;
    expect([...search].sort()).toEqual([...new URLSearchParams(list)].sort());
    if (wanted !== null) expect(back).toBe(wanted);
  });

  it('takes no token of the session along', () => {
    const search = new URLSearchParams('parcel=late&id_token=x&hmac=y&host=z&session=s');
    expect(orderAddress(ORDER, search)).toBe('/app/orders/my%20shop/a%2Fb%3Fc?list=parcel%3Dlate');
    const back = backAddress(new URLSearchParams({ list: 'https://evil.example/?id_token=x' }));
    expect(back).toBe('/app/orders');
  });
});

it('a changed filter starts at the first page again, in the same view', () => {
  const query = parseOrderQuery(new URLSearchParams('parcel=late&after=1.2'));
  expect(ordersAddress(query, { view: 'v1' })).toBe('/app/orders?parcel=late&view=v1');
});
