import type { ShouldRevalidateFunction } from '@remix-run/react';

import type { SaveRefusal } from '../ui/settings-banner.tsx';

/** Why a save was refused, in the words of a settings page; null where it was not. */
export function refusalOf(
  answer: { ok: boolean; reason?: string | undefined } | undefined,
): SaveRefusal | null {
  if (answer === undefined || answer.ok) return null;
  return answer.reason === 'stale-version' ? 'stale-version' : 'invalid';
}

/**
 * Everything but a preview, which changes nothing, reads the page's data again. So does a save that
 * was refused, which the router would pass over: its reason may be the version that somebody else
 * has saved, and the page offers to load that or to replace it.
 */
export const revalidateSettings: ShouldRevalidateFunction = (change) => {
  const { json, actionStatus, defaultShouldRevalidate } = change;
  const { intent } = (json ?? {}) as { intent?: string };
  if (intent === 'preview') return false;
  return (intent === 'save' && (actionStatus ?? 200) >= 400) || defaultShouldRevalidate;
};
