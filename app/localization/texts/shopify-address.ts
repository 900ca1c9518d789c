/** Pages of Shopify's admin for types of resources, by the type in their id. */
const PAGES: Readonly<Record<string, string>> = {
  Product: 'products',
  Collection: 'collections',
  Page: 'pages',
  OnlineStorePage: 'pages',
  Article: 'articles',
  OnlineStoreArticle: 'articles',
  Blog: 'blogs',
  OnlineStoreBlog: 'blogs',
  Menu: 'content/menus',
};

/** Types that Shopify's own translation app opens by an address. */
const ADAPTED: Readonly<Record<string, string>> = {
  Product: 'product',
  Collection: 'collection',
  Page: 'page',
  OnlineStorePage: 'page',
  Article: 'article',
  OnlineStoreArticle: 'article',
  Blog: 'blog',
  OnlineStoreBlog: 'blog',
};

/**
 * Where a text is edited in Shopify's admin, and in Shopify's Translate & Adapt; null where no
 * address is known.
 * @example shopifyAddresses('gid://shopify/Product/7', 'ja').page
 *   // 'shopify://admin/products/7'
 */
export function shopifyAddresses(
  resourceId: string,
  language: string,
): { page: string | null; adapt: string | null } {
  const [, type = '', id = ''] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(resourceId) ?? [];
  const page = PAGES[type];
  const adapted = ADAPTED[type];
  const search = new URLSearchParams({ id, shopLocale: language }).toString();
  return {
    page:
      type === 'ShopPolicy'
        ? `shopify://admin/settings/legal`
        : page === undefined
          ? null
          : `shopify://admin/${page}/${id}`,
    adapt:
      adapted === undefined
        ? null
        : `shopify://admin/apps/translate-and-adapt/localize/${adapted}?${search}`,
  };
}
