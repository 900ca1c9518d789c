import { z } from 'zod';

/** Ways in which a shopper reaches a shop, in the order in which forms offer them. */
export const CHANNEL_KINDS = [
  'email',
  'phone',
  'whatsapp',
  'messenger',
  'telegram',
  'viber',
  'line',
  'kakaotalk',
  'zalo',
  'wechat',
] as const;
export const ChannelKind = z.enum(CHANNEL_KINDS);
export type ChannelKind = z.infer<typeof ChannelKind>;

/** Names that are the same in every language; e-mail and phone have words of their own. */
export const CHANNEL_NAMES: Readonly<Partial<Record<ChannelKind, string>>> = {
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
  telegram: 'Telegram',
  viber: 'Viber',
  line: 'LINE',
  kakaotalk: 'KakaoTalk',
  zalo: 'Zalo',
  wechat: 'WeChat',
};

/** Where a pasted link of a kind ends and the name in it begins. */
const OWN_LINKS: Readonly<Partial<Record<ChannelKind, RegExp>>> = {
  email: /^mailto:/i,
  phone: /^tel:/i,
  whatsapp: /^(https?:\/\/)?(www\.)?wa\.me\//i,
  messenger: /^(https?:\/\/)?(www\.)?m\.me\//i,
  telegram: /^(https?:\/\/)?(www\.)?t\.me\//i,
  line: /^(https?:\/\/)?line\.me\/(R\/)?ti\/p\//i,
  kakaotalk: /^(https?:\/\/)?pf\.kakao\.com\//i,
  zalo: /^(https?:\/\/)?(www\.)?zalo\.me\//i,
};

/** Local part, one at-sign, a domain with a dot; stricter than RFC 5322, so that links stay plain. */
const EMAIL = /^[\w.+-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,24}$/i;
/** E.164: country code and number, 7 to 15 digits. */
const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;
/** Service numbers that are dialed within one country only, such as 0800 numbers. */
const NATIONAL = /^\d{3,15}$/;

/**
 * The name or number of an account as links need it, out of what a merchant types or pastes; null
 * where it can be none of its kind.
 *
 * Numbers lose their spaces and signs; WhatsApp and Viber need the country code. Where the formats
 * come from is in the README.
 * @example readHandle('whatsapp', '+49 30 901820') // '+4930901820'
 * @example readHandle('line', 'https://line.me/R/ti/p/%40nordlicht') // '@nordlicht'
 * @example readHandle('telegram', 'javascript:alert(1)') // null
 */
export function readHandle(kind: ChannelKind, typed: string): string | null {
  const link = OWN_LINKS[kind];
  let text = typed.trim();
  if (link?.test(text) === true) {
    text = text
      .replace(link, '')
      .replace(/[?#].*$/, '')
      .replace(/\/$/, '')
      .replace(/^%40/, '@');
    if (kind === 'whatsapp' && /^\d/.test(text)) text = `+${text}`;
  }
  switch (kind) {
    case 'email':
      return matching(text, EMAIL);
    case 'phone':
      return matching(dialed(text), INTERNATIONAL) ?? matching(dialed(text), NATIONAL);
    case 'whatsapp':
    case 'viber':
      return matching(dialed(text), INTERNATIONAL);
    case 'messenger':
      return matching(text.replace(/^@/, ''), /^[A-Za-z0-9.]{5,50}$/);
    case 'telegram':
      return matching(text.replace(/^@/, ''), /^[A-Za-z]\w{4,31}$/);
    case 'line':
      return matching(`@${text.replace(/^@/, '')}`, /^@[a-z0-9._-]{2,30}$/i);
    case 'kakaotalk':
      return matching(text, /^_[A-Za-z0-9]{3,30}$/);
    case 'zalo':
      return matching(dialed(text).replace(/^\+/, ''), /^\d{8,20}$/);
    case 'wechat':
      return matching(text, /^[A-Za-z][\w-]{5,19}$/);
  }
}

function matching(text: string, form: RegExp): string | null {
  return form.test(text) ? text : null;
}

/** Without what people put between digits. "(0)" stays, and is refused: nobody dials it abroad. */
function dialed(text: string): string {
  return /\(0\)/.test(text) ? text : text.replace(/[\s().\-/\u00a0]/g, '');
}

/**
 * The link to an account. Built here and, in the same words, by the block: a scheme never comes
 * from what somebody typed. null for WeChat, which has no links that work outside of it.
 * @example linkOf('line', '@nordlicht') // 'https://line.me/R/ti/p/%40nordlicht'
 */
export function linkOf(kind: ChannelKind, handle: string): string | null {
  const coded = encodeURIComponent(handle);
  const digits = encodeURIComponent(handle.replace('+', ''));
  switch (kind) {
    case 'email':
      return `mailto:${coded.replace('%40', '@')}`;
    case 'phone':
      return `tel:${handle.startsWith('+') ? '+' : ''}${digits}`;
    case 'whatsapp':
      return `https://wa.me/${digits}`;
    case 'messenger':
      return `https://m.me/${coded}`;
    case 'telegram':
      return `https://t.me/${coded}`;
    case 'viber':
      return `viber://chat?number=%2B${digits}`;
    case 'line':
      return `https://line.me/R/ti/p/${coded}`;
    case 'kakaotalk':
      return `https://pf.kakao.com/${coded}`;
    case 'zalo':
      return `https://zalo.me/${coded}`;
    case 'wechat':
      return null;
  }
}

/** An account as shoppers read it: numbers as the merchant groups them, names as they are. */
export function shownHandle(kind: ChannelKind, typed: string): string {
  const handle = readHandle(kind, typed) ?? '';
  const text = typed.trim().replace(/\s+/g, ' ');
  const isNumber = kind === 'phone' || kind === 'whatsapp' || kind === 'viber';
  return isNumber && dialed(text) === handle ? text : handle;
}
