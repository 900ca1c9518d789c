export { AdminApiError, isPassing, ReauthorizationNeeded } from './admin-api-error.ts';
export type { AdminApiReason } from './admin-api-error.ts';
export type { DeniedField } from './admin-answer.ts';
export { adminClient } from './admin-client.server.ts';
export type { AdminClient, AdminClientOptions, QueryOptions } from './admin-client.server.ts';
export { afterAuthentication } from './after-authentication.server.ts';
export { ADMIN_API_VERSION } from './api-version.ts';
export { secureDocument } from './document-headers.ts';
export { isShopDomain, requestedLocale, unsoundParameters } from './embed-parameters.ts';
export { deleteWhatIsPastItsLife, enforceRetentionJob } from './enforce-retention.server.ts';
export { keepTokensAlive } from './keep-tokens-alive.server.ts';
export {
  readPrivacyRequests,
  takeExport,
  type PrivacyRequestSummary,
} from './privacy-exports.server.ts';
export {
  answerPrivacyRequest,
  PRIVACY_TOPICS,
  recordPrivacyRequest,
} from './privacy-requests.server.ts';
export { openSecret, sealSecret } from './sealed-secret.server.ts';
export { sessionStorage } from './session-storage.server.ts';
export { syncShopProfile, syncShopProfileJob } from './shop-profile.server.ts';
export { accessToken } from './token-custody.server.ts';
export { shopperOfToken } from './shopper-token.server.ts';
export { recordScopes, recordUninstall } from './uninstall.server.ts';
export { verifyAppProxy, verifyWebhook } from './verify.server.ts';
export type { VerifiedProxyRequest } from './verify-app-proxy.ts';
export type { VerifiedWebhook, WebhookProblem } from './verify-webhook.ts';
