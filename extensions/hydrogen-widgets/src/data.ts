import type {
  DeliveryDocument,
  DocumentProductRule,
  DutiesNote,
} from '../../../app/logistics/index.ts';
import type { DocumentHours } from '../../../app/localization/index.ts';
import type { HintLines } from '../../../app/payments/index.ts';
import type { EarnRule, LoyaltyWords, WordedProgram } from '../../../app/retention/index.ts';
import type { WidgetTexts } from './texts.ts';

/** What the widgets say of delivery to the shopper's country. */
export interface DeliveryData {
  duties: DutiesNote;
  /** Of products that no rule names. */
  usual: DeliverySaid;
  /** Rules for products that hold in the country; `said` null: not shipped there. */
  rules: { names: DocumentProductRule; said: DeliverySaid | null }[];
}

export interface DeliverySaid {
  /** Business days, fewest and most, as they are true without a clock. */
  days: [number, number];
  /** The document, cut down to the shopper's country; null where no dates can be said. */
  promise: DeliveryDocument | null;
}

/** What rules for products ask of one; ids are those of the Storefront API or their digits. */
export interface DeliveryProduct {
  id: string;
  productType: string;
  vendor: string;
  tags: readonly string[];
  /** Ids of the collections that it is in. */
  collections: readonly string[];
}

/** The ways to reach the shop from the shopper's country, in words. */
export interface SupportData {
  /** `href` null: the account has no link that works outside of its app. */
  channels: { name: string; text: string; href: string | null; ownTab: boolean }[];
  hours: {
    document: DocumentHours;
    zone: string;
    days: [days: string, hours: string][];
    closed: string;
  } | null;
}

/** A name with what belongs to it. */
export interface NoticeFact {
  name: string;
  text: string;
  email: string | null;
  /** Numbers are read from left to right in every language. */
  isNumber: boolean;
}

/** What the shopper's market asks the shop to say. */
export interface ComplianceData {
  duties: string | null;
  facts: NoticeFact[];
  links: { text: string; to: string }[];
  /** Reference prices by variant id, in hundredths: the price of now, and the lowest before it. */
  lowest: { currency: string; prices: Record<string, [now: number, lowest: number]> } | null;
}

export interface LoyaltyData {
  rule: EarnRule;
  excludedTypes: string[];
  words: Pick<LoyaltyWords['loyalty'], 'earn_product'>;
  /** The program in words, for the panel. */
  program: WordedProgram;
}

export interface RecommendationsData {
  title: string;
  /** Handles of products, best first; `recommendedProductsVariables` asks for them. */
  handles: string[];
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
  payments: HintLines | null;
  support: SupportData | null;
  compliance: ComplianceData | null;
  loyalty: LoyaltyData | null;
  recommendations: RecommendationsData | null;
}
