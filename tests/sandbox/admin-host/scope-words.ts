import type { AdminLocale } from './words.ts';
import { wordsFor } from './words.ts';

const SUBJECTS: Record<string, { en: string; 'zh-CN': string }> = {
  all_orders: {
    en: 'all orders, also those older than 60 days',
    'zh-CN': '所有订单（包括 60 天以前的）',
  },
  orders: { en: 'orders', 'zh-CN': '订单' },
  products: { en: 'products', 'zh-CN': '产品' },
  inventory: { en: 'inventory', 'zh-CN': '库存' },
  locations: { en: 'locations', 'zh-CN': '地点' },
  fulfillments: { en: 'fulfillments', 'zh-CN': '发货' },
  shipping: { en: 'shipping settings', 'zh-CN': '配送设置' },
  customers: { en: 'customers', 'zh-CN': '客户' },
  metaobjects: { en: 'metaobjects', 'zh-CN': '元对象' },
  markets: { en: 'markets', 'zh-CN': '市场' },
  locales: { en: 'languages of the store', 'zh-CN': '商店语言' },
  translations: { en: 'translations', 'zh-CN': '翻译' },
  returns: { en: 'returns', 'zh-CN': '退货' },
  discounts: { en: 'discounts', 'zh-CN': '折扣' },
  content: { en: 'pages and blog posts', 'zh-CN': '页面和博客文章' },
  themes: { en: 'themes', 'zh-CN': '模板' },
  app_proxy: { en: 'a path of the storefront for this app', 'zh-CN': '店面中供此应用使用的路径' },
  customer_merge: { en: 'merged customers', 'zh-CN': '合并的客户' },
  shopify_payments: { en: 'payouts', 'zh-CN': '收款记录' },
  shopify_payments_disputes: { en: 'payment disputes', 'zh-CN': '付款争议' },
  shopify_payments_accounts: { en: 'payment account', 'zh-CN': '收款账户' },
  merchant_managed_fulfillment_orders: { en: 'fulfillment orders', 'zh-CN': '发货订单' },
  assigned_fulfillment_orders: { en: 'assigned fulfillment orders', 'zh-CN': '已分配的发货订单' },
};

/**
 * Access scopes in plain words, a write scope standing for its read scope too.
 * Example: `['read_orders']` → `['See orders']`
 */
export function scopesInWords(scopes: readonly string[], locale: AdminLocale): string[] {
  const words = wordsFor(locale);
  const subjects = new Map<string, boolean>();
  for (const scope of scopes) {
    const [, verb, subject] = /^(read|write)_(.+)$/.exec(scope) ?? [null, 'read', scope];
    if (subject) subjects.set(subject, (subjects.get(subject) ?? false) || verb === 'write');
  }
  const gap = locale === 'zh-CN' ? '' : ' ';
  return [...subjects].map(([subject, mayWrite]) => {
    const name = SUBJECTS[subject]?.[locale] ?? subject.replaceAll('_', ' ');
    return `${mayWrite ? words.write : words.read}${gap}${name}`;
  });
}
