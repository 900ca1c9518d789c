export { afterAuthentication } from './after-authentication.server.ts';
export { secureDocument } from './document-headers.ts';
export { isShopDomain, requestedLocale, unsoundParameters } from './embed-parameters.ts';
export { sessionStorage } from './session-storage.server.ts';
