import { index, route, type RouteConfig } from '@remix-run/route-config';

// URL → file. Every page of the admin is a child of routes/app.tsx, which authenticates it.
export default [
  index('routes/_index.tsx'),
  route('app', 'routes/app.tsx', [
    index('routes/app._index.tsx'),
    route('markets', 'routes/app.markets._index.tsx'),
    route('markets/:country', 'routes/app.markets.$country.tsx'),
    route('orders', 'routes/app.orders._index.tsx'),
    route('orders/export', 'routes/app.orders.export.ts'),
    route('orders/:channel/:orderId', 'routes/app.orders.$channel.$orderId.tsx'),
    route('storefront', 'routes/app.storefront._index.tsx'),
    route('data', 'routes/app.data.tsx'),
    route('data/imports', 'routes/app.data.imports._index.tsx'),
    route('data/imports/upload', 'routes/app.data.imports.upload.ts'),
    route('data/imports/rejects', 'routes/app.data.imports.rejects.ts'),
    route('data/imports/:importId', 'routes/app.data.imports.$importId.tsx'),
    route('settings', 'routes/app.settings._index.tsx'),
    route('settings/delivery', 'routes/app.settings.delivery.tsx'),
    route('settings/payments', 'routes/app.settings.payments.tsx'),
    route('settings/loyalty', 'routes/app.settings.loyalty.tsx'),
    route('settings/support', 'routes/app.settings.support.tsx'),
    route('settings/compliance', 'routes/app.settings.compliance.tsx'),
  ]),
  route('auth/login', 'routes/auth.login.tsx'),
  route('auth/*', 'routes/auth.$.ts'),
  route('webhooks', 'routes/webhooks.ts'),
  route('webhooks/app', 'routes/webhooks.app.ts'),
  route('webhooks/compliance', 'routes/webhooks.compliance.ts'),
  route('proxy/*', 'routes/proxy.$.ts'),
  route('healthz', 'routes/healthz.ts'),
  route('*', 'routes/$.tsx'),
] satisfies RouteConfig;
