import {
  CHANNEL_NAMES,
  type ChannelKind,
  linkOf,
  SupportDocument,
} from '../../../app/localization/index.ts';
import type { SupportData } from './data.ts';
import { type Answer, readDocument } from './read-answer.ts';
import type { WidgetTexts } from './texts.ts';

/** The ways to reach the shop; null where there is none from the shopper's country. */
export function readSupport(
  answer: Answer,
  texts: WidgetTexts,
  language: string,
): SupportData | null {
  const document = readDocument(answer, 'support', SupportDocument);
  if (document === null) return null;
  const country = answer.localization.country.isoCode;
  const own = Object.hasOwn(document.countries, country) ? document.countries[country] : undefined;
  const channels = (own ?? document.rest).flatMap((index) => {
    const account = document.accounts[index];
    if (account === undefined || account.to === '') return [];
    const { kind, to, text } = account;
    const href = linkOf(kind, to);
    const ownTab = href?.startsWith('https:') === true;
    return [{ name: nameOf(kind, texts), text, href, ownTab }];
  });
  if (channels.length === 0) return null;
  const words = document.words[language] ?? document.words['en'];
  const { hours } = document;
  return {
    channels,
    hours: hours && words && words.days.length > 0 ? { document: hours, ...words } : null,
  };
}

function nameOf(kind: ChannelKind, { support_channels: words }: WidgetTexts): string {
  if (kind === 'email') return words.email;
  return kind === 'phone' ? words.phone : (CHANNEL_NAMES[kind] ?? kind);
}
