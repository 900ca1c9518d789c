import type { CountryCode } from '../kernel/country.ts';
import type { ChannelKind } from './channels.ts';
import { contactHabitsOf } from './facts/contact-habits.ts';

/** Kinds that need no app, and are of use in every country. */
const EVERYWHERE: readonly ChannelKind[] = ['email', 'phone'];

/** What is offered where no habits are known. */
const WITHOUT_HABITS: readonly ChannelKind[] = ['email', 'phone', 'whatsapp', 'messenger'];

/**
 * The accounts that are usual in a country, the most usual first; within a kind in the given order.
 *
 * E-mail and phone come last where habits do not name them; messengers that are not usual there
 * are left out, because a link to an app that nobody has helps nobody.
 * @example
 *   orderChannels([{ kind: 'phone' }, { kind: 'line' }, { kind: 'email' }], 'JP')
 *   // [{ kind: 'email' }, { kind: 'line' }, { kind: 'phone' }]
 */
export function orderChannels<Account extends { kind: ChannelKind }>(
  accounts: readonly Account[],
  country: CountryCode | null,
): Account[] {
  const habits = country === null ? null : contactHabitsOf(country);
  const kinds = habits === null ? WITHOUT_HABITS : [...new Set([...habits.kinds, ...EVERYWHERE])];
  return kinds.flatMap((kind) => accounts.filter((account) => account.kind === kind));
}
