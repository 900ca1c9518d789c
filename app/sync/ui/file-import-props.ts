import type { FileImportDetail } from '../file-imports/index.server.ts';
import type { ExchangeRate, FileWishes } from '../file-imports/model.ts';

/** What a person may choose from; names by language of the admin. */
export interface MappingChoices {
  zones: string[];
  currencies: { code: string; names: Record<string, string> }[];
}

/** What the page asks of its route. */
export type FileImportStep =
  | { intent: 'map'; wishes: FileWishes }
  | { intent: 'remap' }
  | { intent: 'import'; rates: ExchangeRate[] }
  | { intent: 'undo' }
  | { intent: 'discard' };

export interface FileImportProps {
  detail: FileImportDetail;
  choices: MappingChoices;
  limitMb: number;
  busy: boolean;
  /** Why the last step was not taken. */
  refusal: string | null;
  onStep: (step: FileImportStep) => void;
}
