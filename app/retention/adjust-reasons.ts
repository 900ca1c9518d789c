/** Why a merchant adjusts points; a word and no text, so that nothing about a person is written. */
export const ADJUST_REASONS = ['goodwill', 'correction', 'promotion'] as const;
export type AdjustReason = (typeof ADJUST_REASONS)[number];

export const ADJUSTED_POINTS_MAX = 100_000;
