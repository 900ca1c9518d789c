export { DOCUMENT_MAX_BYTES, PUBLISHED_NAMESPACE, toWanted } from './model.ts';
export type {
  ComposedDocument,
  PublicationProblem,
  PublicationStatus,
  WantedDocument,
} from './model.ts';
export {
  NOT_PUBLISHED,
  readPublication,
  readPublications,
  retryPublication,
} from './publication-status.server.ts';
export { publishStorefront } from './publish-storefront.server.ts';
export { resumePublications } from './resume-publications.server.ts';
export { requestPublication } from './request-publication.server.ts';
export {
  definePublishedSettings,
  type PublishedSettings,
  type StorefrontProjection,
  type StoredSettings,
} from './define-published-settings.server.ts';
export { refreshJobs } from './refresh-storefront.server.ts';
export { storefrontBlocks, type StorefrontBlock } from './storefront-blocks.server.ts';
export {
  previewBlocks,
  readPreviewDocuments,
  type BlockPreview,
  type PreviewDocuments,
} from './preview/preview-blocks.server.ts';
export { widgetExtension } from './preview/widget-extension.server.ts';
export type { PageObjects, Shopper } from './preview/shopper-page.ts';
export { readStorefront, type StorefrontView } from './read-storefront.server.ts';
export {
  publishHeadless,
  readHeadless,
  switchHeadless,
  type HeadlessStatus,
} from './headless.server.ts';
