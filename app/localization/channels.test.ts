import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { CHANNEL_KINDS, type ChannelKind, linkOf, readHandle, shownHandle } from './channels.ts';

describe('an account', () => {
  test.each<[ChannelKind, string, string]>([
    ['email', ' hallo@nordlicht.example ', 'hallo@nordlicht.example'],
    ['email', 'mailto:a+b@shop.co.uk', 'a+b@shop.co.uk'],
    ['phone', '+49 (30) 90-18.20', '+4930901820'],
    ['phone', '0800 123 456', '0800123456'],
    ['phone', 'tel:+15551234567', '+15551234567'],
    ['whatsapp', '+49 170 1234567', '+491701234567'],
    ['whatsapp', 'https://wa.me/491701234567?text=hi', '+491701234567'],
    ['messenger', 'm.me/nordlicht.living', 'nordlicht.living'],
    ['telegram', '@nordlicht_living', 'nordlicht_living'],
    ['telegram', 'https://t.me/nordlicht/', 'nordlicht'],
    ['viber', '+380 50 123 4567', '+380501234567'],
    ['line', 'nordlicht', '@nordlicht'],
    ['line', 'https://line.me/R/ti/p/%40nordlicht', '@nordlicht'],
    ['kakaotalk', 'https://pf.kakao.com/_ZeUTxl', '_ZeUTxl'],
    ['zalo', '+84 901 234 567', '84901234567'],
    ['wechat', 'nordlicht_living', 'nordlicht_living'],
  ])('of %s typed as %j is %j', (kind, typed, handle) => {
    expect(readHandle(kind, typed)).toBe(handle);
    // What was tidied is taken as it is.
    expect(readHandle(kind, handle)).toBe(handle);
  });

  test.each<[ChannelKind, string]>([
    ['email', 'hallo'],
    ['email', 'hallo@localhost'],
    ['email', 'a@b.com,c@d.com'],
    ['email', 'a@b.com?bcc=c@d.com'],
    ['phone', '12'],
    ['phone', 'javascript:alert(1)'],
    // Nobody abroad knows that the zero in brackets is not dialed.
    ['phone', '+49 (0)30 901820'],
    ['whatsapp', '0170 1234567'],
    ['whatsapp', 'https://evil.example/491701234567'],
    ['messenger', 'a b'],
    ['telegram', '1abc'],
    ['telegram', 'javascript:alert(1)'],
    ['viber', '050 123 4567'],
    ['line', '@'],
    ['line', 'https://evil.example/@shop'],
    ['kakaotalk', 'nordlicht'],
    ['zalo', 'nordlicht'],
    ['wechat', '微信'],
  ])('of %s cannot be %j', (kind, typed) => {
    expect(readHandle(kind, typed)).toBeNull();
  });

  const SCHEMES = /^(mailto:|tel:|https:\/\/|viber:\/\/chat\?number=%2B\d)/;
  it('whatever is typed: no throw, and a link of ours or none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHANNEL_KINDS), fc.string(), (kind, typed) => {
        const handle = readHandle(kind, typed);
        const link = handle === null ? null : linkOf(kind, handle);
        if (link === null) return;
        expect(link).toMatch(SCHEMES);
        expect(link).not.toMatch(/[\s<>"'\\]/);
        expect(new URL(link).href).toBe(link);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each<[ChannelKind, string, string]>([
  ['phone', '+49  30 901820', '+49 30 901820'],
  ['phone', 'tel:+4930901820', '+4930901820'],
  ['whatsapp', 'https://wa.me/491701234567', '+491701234567'],
  ['line', 'nordlicht', '@nordlicht'],
  ['email', 'mailto:a@b.com', 'a@b.com'],
])('shoppers read %s %j as %j', (kind, typed, shown) => {
  expect(shownHandle(kind, typed)).toBe(shown);
});
