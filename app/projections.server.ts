import { complianceSettings, lowestPrices } from './compliance/index.server.ts';
import { supportSettings } from './localization/index.server.ts';
import { deliverySettings } from './logistics/index.server.ts';
import { paymentHints } from './payments/index.server.ts';
import type { StorefrontProjection } from './publishing/index.server.ts';
import { loyaltySettings } from './retention/index.server.ts';

/** Everything that is kept in the storefront: the one list in which domains are named for it. */
export const projections: readonly StorefrontProjection[] = [
  complianceSettings,
  deliverySettings,
  loyaltySettings,
  lowestPrices,
  paymentHints,
  supportSettings,
];
