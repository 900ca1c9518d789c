import type { DayRange, DeliverySettings, OtherDays } from './model.ts';

/**
 * Settings that say of every product in a country what a rule for products says of its own: for the
 * form's preview. As they are where the rule does not hold, and silent where nothing is shipped.
 */
export function settingsForRule(
  settings: DeliverySettings,
  ruleId: string,
  country: string,
): DeliverySettings {
  const rule = settings.productRules.find(({ id }) => id === ruleId);
  const holds = rule && (rule.countries.length === 0 || rule.countries.includes(country));
  const usual = { ...settings, productRules: [] };
  if (!holds) return usual;
  if (!rule.shipped) return { ...usual, rules: [], restOfWorld: null };
  const way = <Way extends { transitDays: DayRange }>(one: Way): Way => ({
    ...one,
    transitDays: otherThan(one.transitDays, rule.transitDays),
  });
  return {
    ...usual,
    cutOff: rule.cutOff ?? usual.cutOff,
    processingDays: otherThan(usual.processingDays, rule.processingDays),
    rules: usual.rules.map(way),
    restOfWorld: usual.restOfWorld && way(usual.restOfWorld),
  };
}

/** What becomes of usual days by a rule. */
export function otherThan(usual: DayRange, days: OtherDays): DayRange {
  if (days === null) return usual;
  const { mode, min, max } = days;
  return mode === 'own' ? { min, max } : { min: usual.min + min, max: usual.max + max };
}
