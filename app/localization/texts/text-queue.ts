import { z } from 'zod';

import { GapState, TextKind } from './model.ts';

/** Pages that can be turned to: what lies deeper is found by a filter. */
export const QUEUE_PAGES_MAX = 40;

/** The queue as an address asks for it; what makes no sense is as if it were not there. */
export const QueueQuery = z.object({
  language: z.string().min(2).max(35).nullable().catch(null).default(null),
  kind: TextKind.nullable().catch(null).default(null),
  state: GapState.nullable().catch(null).default(null),
  /** Only what was sold lately where the language is read. */
  sold: z.stringbool().catch(false).default(false),
  page: z.coerce.number().int().min(1).max(QUEUE_PAGES_MAX).catch(1).default(1),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

export const QUEUE_PAGE = 50;
/** More than so many are told as "more than". */
export const QUEUE_COUNT_MAX = 5_000;

/** A text that is not right in a language. */
export interface QueuedText {
  locale: string;
  resourceId: string;
  kind: TextKind;
  title: string;
  missing: string[];
  outdated: string[];
  same: string[];
  characters: number;
  /** Shop currency; null: nobody knows. */
  soldMinor: number | null;
}

/** The page on which a text is translated. */
export function textAddress(resourceId: string, language: string): string {
  const search = new URLSearchParams({ resource: resourceId, language });
  return `/app/localization/text?${search.toString()}`;
}

/** The queue for some filters. @example queueAddress({ language: 'ja' }) // '/app/localization?language=ja' */
export function queueAddress(
  filters: Partial<Record<'language' | 'kind' | 'state' | 'sold', string>>,
): string {
  const search = new URLSearchParams(filters);
  return search.size === 0 ? '/app/localization' : `/app/localization?${search.toString()}`;
}
