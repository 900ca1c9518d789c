import { redirect } from '@remix-run/node';

import { firstDossierCountry } from '../compliance/index.server.ts';
import { adminLoader } from './admin-route.server.ts';

/** The dossiers open with the market that the shop sells most to. */
export const loader = adminLoader({}, async ({ shop, url }) => {
  const country = await firstDossierCountry(shop.shopId);
  return redirect(`/app/compliance/markets/${country}${url.search}`);
});
