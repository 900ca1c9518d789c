import { describe, expect, it, test } from 'vitest';

import { defaultDeliverySettings } from './default-settings.ts';
import { DeliverySettings } from './model.ts';

const asOn = '2026-11-22';

describe('the settings a shop starts with', () => {
  test.each([
    ['DE', 'Europe/Berlin'],
    ['CN', 'Asia/Shanghai'],
    ['HK', 'Asia/Hong_Kong'],
    ['US', 'America/New_York'],
    ['GB', 'Europe/London'],
    ['SA', 'Asia/Riyadh'],
    ['BR', 'America/Sao_Paulo'],
  ])('can be saved as they are in %s', (country, zone) => {
    const settings = defaultDeliverySettings({ country, zone, asOn });
    expect(DeliverySettings.parse(settings)).toEqual(settings);
  });

  it('name the countries of the shop’s markets and no others', () => {
    const marketCountries = ['DE', 'FR', 'US', 'JP'];
    const { rules } = defaultDeliverySettings({
      country: 'DE',
      zone: 'Europe/Berlin',
      marketCountries,
      asOn,
    });
    expect(rules.flatMap((rule) => rule.countries).sort()).toEqual(marketCountries.toSorted());
  });

  it('know 61 destinations where no markets are given', () => {
    const { rules } = defaultDeliverySettings({ country: 'CN', zone: 'Asia/Shanghai', asOn });
    expect(rules.flatMap((rule) => rule.countries)).toHaveLength(61);
  });

  it('work the week of the country', () => {
    const { workingDays } = defaultDeliverySettings({ country: 'SA', zone: 'Asia/Riyadh', asOn });
    expect(workingDays).toBe('1111001');
  });

  it('claim nothing for an origin without planning figures', () => {
    const settings = defaultDeliverySettings({ country: 'BR', zone: 'America/Sao_Paulo', asOn });
    expect(settings.rules).toEqual([]);
    expect(settings.restOfWorld).toBeNull();
  });
});
