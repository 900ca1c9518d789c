import { z } from 'zod';

/** A channel or ad platform as it is kept; becomes the first part of order ids. */
export const ChannelName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u);

/** The channel of the shop itself, whose orders come from Shopify. */
export const SHOPIFY_CHANNEL = 'shopify';

/**
 * A channel of a file as it is compared: one case, one width, one space.
 * @example channelKey(' TikTok  Shop') // 'tiktok shop'
 */
export function channelKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

const SITES: readonly (readonly [RegExp, string])[] = [
  [/^amazon(?:$|[ .,_-]|[\u4e00-\u9fff])|^亚马逊/, 'amazon'],
  [/^tik ?tok(?:$|[ ._-]|shop)/, 'tiktok'],
  [/^shopify(?:$|[ ._-])|^online store$/, 'shopify'],
];

/**
 * The name that a channel has where its own export is imported, so that an order of both files is
 * one; else what the file says. A person sees it and may say otherwise.
 * @example suggestedChannel('amazon.de') // 'amazon'
 */
export function suggestedChannel(channel: string): string {
  return SITES.find(([site]) => site.test(channel))?.[1] ?? channel;
}

/** The name of each channel of a file by its plan; '' is the channel where no column says. */
export function channelNames(plan: {
  channel: string;
  answers: { channels?: Record<string, string> | undefined };
}): (channel: string) => string {
  const { channels } = plan.answers;
  return (channel) => (channel === '' ? plan.channel : (channels?.[channel] ?? channel));
}
