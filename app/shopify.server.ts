import '@shopify/shopify-app-remix/adapters/node';
import {
  ApiVersion,
  AppDistribution,
  LogSeverity,
  shopifyApp,
} from '@shopify/shopify-app-remix/server';
import { env } from './env.server.ts';
import { logger } from './log.server.ts';
import { resumePublications } from './publishing/index.server.ts';
import { afterAuthentication, sessionStorage } from './shopify/index.server.ts';
import { catchUp, startFirstImport } from './sync/index.server.ts';

/**
 * The one door to Shopify's library: authentication of admin requests and document headers.
 *
 * Everything else the library offers (webhooks, Admin API, refresh of tokens, login form) is
 * answered in app/shopify, whose README says why.
 */
export const shopify = shopifyApp({
  apiKey: env().SHOPIFY_API_KEY,
  apiSecretKey: env().SHOPIFY_API_SECRET,
  appUrl: env().SHOPIFY_APP_URL,
  apiVersion: ApiVersion.October26,
  authPathPrefix: '/auth',
  distribution: AppDistribution.AppStore,
  isEmbeddedApp: true,
  useOnlineTokens: false,
  sessionStorage,
  hooks: {
    afterAuth: async ({ session }) => {
      const { shopId } = await afterAuthentication(session.shop);
      await startFirstImport(shopId);
      await catchUp(shopId);
      await resumePublications(shopId);
    },
  },
  logger: {
    level: LogSeverity.Warning,
    httpRequests: false,
    log: (severity, message) => logger()[LEVELS[severity]]({ from: 'shopify-library' }, message),
  },
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

const LEVELS = {
  [LogSeverity.Error]: 'error',
  [LogSeverity.Warning]: 'warn',
  [LogSeverity.Info]: 'info',
  [LogSeverity.Debug]: 'debug',
} as const;
