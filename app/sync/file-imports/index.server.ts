export { mappingChoices } from './mapping-choices.server.ts';
export { startFileImport, type StartRefusal } from './import-file.server.ts';
export { mapFile, remapFile, type MappingRefusal } from './map-file.server.ts';
export {
  readFileImport,
  readFileImports,
  readMonthlySpend,
  readRejects,
  type FileImportDetail,
  type FileImportSummary,
  type MonthlySpend,
} from './read-file-imports.server.ts';
export { startUndo, type UndoRefusal } from './undo-import.server.ts';
export {
  beginUpload,
  discardDraft,
  finishUpload,
  storePiece,
  type UploadRefusal,
} from './upload.server.ts';
export { fileImportJobs, resumeFileImports, workOnFileImport } from './work-on-import.server.ts';
export { ExchangeRate, FileWishes, UPLOAD_LIMITS } from './model.ts';
