import type { SupportSettings } from './model.ts';

/**
 * Settings to start the form with: no accounts and no hours, because nobody but the merchant
 * knows them; countries see what is usual there.
 */
export function defaultSupportSettings(): SupportSettings {
  return { accounts: [], markets: [], elsewhere: true, hours: null };
}

/** Hours to start with when a merchant adds them: weekdays from nine to six. */
export function defaultHours(zone: string): NonNullable<SupportSettings['hours']> {
  const office = [{ from: '09:00', to: '18:00' }];
  return { zone, week: [office, office, office, office, office, [], []], closedOn: [] };
}
