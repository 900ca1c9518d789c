import { PUBLISHED_NAMESPACE } from '../../../app/publishing/model.ts';
import { metafieldDigest } from '../../sandbox/metafield-shelf.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { ShopState } from '../../sandbox/store.ts';
import { sellableCountries } from '../../sandbox/storefront/shopper.ts';
import { sampleDocuments } from './sample-documents.ts';

const SHOP = 'nordlicht-living';
/** Orders say nothing about a product page. */
const ORDERS = 50;

export interface ProductPage {
  /** The page as a guest in the shop's own country sees it. */
  url: string;
  countries: string[];
  /** Languages that the shop publishes. */
  languages: string[];
  close: () => Promise<void>;
}

/**
 * A product page of a built-in shop on the local Shopify: with every block of the app on it and
 * their documents published, or without the app.
 */
export async function openProductPage(app: 'with-blocks' | 'without-app'): Promise<ProductPage> {
  const sandbox = await startSandbox({
    port: 0,
    appFramePort: 0,
    // Nothing of a product page may ask the app.
    appPort: 9,
    shops: [SHOP],
    orders: ORDERS,
  });
  if ('sentences' in sandbox) throw new Error(sandbox.sentences.join(' '));
  const state = sandbox.store.shop(`${SHOP}.myshopify.com`);
  const offered = state.shop.products.filter(({ status }) => status === 'ACTIVE');
  // One on sale has more to say.
  const product =
    offered.find(({ variants }) => variants[0]?.compareAtPrice !== null) ?? offered[0];
  if (!product) throw new Error(`${SHOP} has no product to show.`);
  if (app === 'with-blocks') {
    sandbox.store.install(state.shop.domain);
    publish(state);
  }
  return {
    url: `${sandbox.url}/storefront/${SHOP}/products/${product.handle}`,
    countries: sellableCountries(state.shop),
    languages: state.shop.locales.filter(({ published }) => published).map(({ locale }) => locale),
    close: sandbox.close,
  };
}

/** Hangs up what the app would publish for a shop that has filled in every form. */
function publish({ shop, installation, metafields }: ShopState): void {
  const asAt = new Date();
  const hang = (key: string, type: string, value: string): void =>
    metafields.set({
      namespace: PUBLISHED_NAMESPACE,
      key,
      id: key,
      ownerId: `gid://shopify/AppInstallation/${installation?.id}`,
      type,
      value,
      compareDigest: metafieldDigest(value),
      createdAt: asAt.toISOString(),
      updatedAt: asAt.toISOString(),
    });
  for (const [key, document] of Object.entries(sampleDocuments(shop, asAt))) {
    hang(key, 'json', JSON.stringify(document));
    hang(`${key}_ready`, 'boolean', 'true');
  }
}
