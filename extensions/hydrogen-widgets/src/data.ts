import type { DeliveryDocument, DutiesNote } from '../../../app/logistics/index.ts';
import type { WidgetTexts } from './texts.ts';

/** What the widgets say of delivery to the shopper's country. */
export interface DeliveryData {
  /** In business days, as it is true without a clock. */
  when: string;
  duties: DutiesNote;
  /** The document, cut down to the shopper's country; null where no dates can be said. */
  promise: DeliveryDocument | null;
}

/**
 * What one shopper's page needs of the published documents, checked: plain data that a loader can
 * send to the browser. A widget whose document is missing, older, newer or damaged has none.
 */
export interface PortolanData {
  country: { code: string; name: string; currency: string };
  /** Language code of the Storefront API in which it was asked. */
  languageCode: string;
  /** Language of the texts. */
  language: string;
  /** Unix time at which the page was made: no clock of a shopper can be right that is before it. */
  renderedAtSeconds: number;
  texts: Partial<WidgetTexts>;
  delivery: DeliveryData | null;
}
