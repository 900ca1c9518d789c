import type { ComplianceSettings } from './model.ts';

/** Settings to start the form with: empty, because nobody but the merchant knows them. */
export function defaultComplianceSettings(): ComplianceSettings {
  return {
    responsiblePerson: null,
    producer: null,
    registrations: [],
    vatNumbers: [],
    sorting: '',
    links: { withdrawal: '', imprint: '', salesLaw: '' },
    duties: [],
    without: [],
  };
}
