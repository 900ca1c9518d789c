import { thresholdRulesAsAt } from '../facts/threshold-rules.ts';
import { readThreshold, readThresholds } from './thresholds.server.ts';
import { viewThreshold, viewThresholds } from './view-thresholds.ts';

type Asked = Parameters<typeof readThresholds>[1];

/** All thresholds as their page shows them. */
export async function viewThresholdOverview(shopId: number, asked: Asked) {
  const { reviewed, registrations, ...rest } = await readThresholds(shopId, asked);
  return {
    ...rest,
    rows: viewThresholds(thresholdRulesAsAt(rest.asOn), reviewed, registrations, {
      country: rest.shopCountry,
      currency: rest.shopCurrency,
    }),
  };
}

/** One threshold as its page shows it; null where there is none of this id on that day. */
export async function viewThresholdDetail(shopId: number, ruleId: string, asked: Asked) {
  const detail = await readThreshold(shopId, ruleId, asked);
  if (detail === null) return null;
  const { reading, registration, shopCountry, shopCurrency, ...rest } = detail;
  return {
    ...rest,
    row: viewThreshold(rest.rule, reading, registration, {
      country: shopCountry,
      currency: shopCurrency,
    }),
  };
}
