export { DOCUMENT_MAX_BYTES, PUBLISHED_NAMESPACE } from './model.ts';
export type { PublicationProblem, PublicationStatus, WantedDocument } from './model.ts';
export { readPublication, retryPublication } from './publication-status.server.ts';
export { publishStorefront } from './publish-storefront.server.ts';
export { requestPublication } from './request-publication.server.ts';
export {
  definePublishedSettings,
  type PublishedSettings,
  type StorefrontProjection,
  type StoredSettings,
} from './define-published-settings.server.ts';
export { refreshJobs } from './refresh-storefront.server.ts';
