import type { ShouldRevalidateFunction } from '@remix-run/react';

import type { SaveRefusal } from '../ui/settings-banner.tsx';

/** Why a save was refused, in the words of a settings page; null where it was not. */
export function refusalOf(
  answer: { ok: boolean; reason?: string | undefined } | undefined,
): SaveRefusal | null {
  if (answer === undefined || answer.ok) return null;
  return answer.reason === 'stale-version' ? 'stale-version' : 'invalid';
}

/** Everything but a preview reads the page's data again: a preview changes nothing. */
export const keepOnPreview: ShouldRevalidateFunction = ({ json, defaultShouldRevalidate }) =>
  (json as { intent?: string } | undefined)?.intent === 'preview' ? false : defaultShouldRevalidate;
