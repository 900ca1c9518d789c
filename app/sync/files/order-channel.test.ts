import { expect, it } from 'vitest';
import { channelKey, ChannelName, suggestedChannel } from './order-channel.ts';

it.each([
  ['Amazon.de', 'amazon'],
  ['Amazon US', 'amazon'],
  ['亚马逊美国站', 'amazon'],
  ['TikTok Shop', 'tiktok'],
  ['Ｓｈｏｐｉｆｙ', 'shopify'],
  ['Online Store', 'shopify'],
  ['Amazonia', 'amazonia'],
  ['Etsy', 'etsy'],
  ['独立站', '独立站'],
])('%s is suggested to be %s', (written, name) => {
  expect(suggestedChannel(channelKey(written))).toBe(name);
  expect(ChannelName.parse(name)).toBe(name);
});

it.each(['', '=1+1', '<b>', 'x'.repeat(41), 'a/b'])('%j is no name of a channel', (name) => {
  expect(ChannelName.safeParse(name).success).toBe(false);
});
