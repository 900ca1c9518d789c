import type { PortolanData } from './data.ts';
import { languageOf, loadTexts } from './load-texts.ts';
import { readAnswer } from './read-answer.ts';
import { readCompliance } from './read-compliance.ts';
import { readDelivery } from './read-delivery.ts';
import { readPayments } from './read-payments.ts';
import { readLoyalty, readRecommendations } from './read-retention.ts';
import { readSupport } from './read-support.ts';

/** What the loader knows of its page. */
export interface PageFacts {
  now: Date;
  /** GIDs of the product and of its variants, on a product page. */
  productId?: string | undefined;
  variantIds?: readonly string[] | undefined;
  /**
   * Ways to pay that are enabled for this shopper beside cards and wallets, as Liquid's
   * `shop.enabled_payment_types` names them: the Storefront API does not tell.
   */
  enabledPaymentTypes?: readonly string[] | undefined;
}

/**
 * Makes of the answer to `PORTOLAN_QUERY` what one shopper's page needs: for the loader, on the
 * server. null for what is no answer, so that the page comes without widgets.
 *
 * Documents of up to 128 kB become a few: only the shopper's country and language go to the browser.
 * @example
 *   const portolan = await readPortolan(
 *     await storefront.query(PORTOLAN_QUERY, { variables: portolanVariables(namespace) }),
 *     { now: new Date(), productId: product.id },
 *   );
 */
export async function readPortolan(
  storefrontAnswer: unknown,
  { now, productId, variantIds = [], enabledPaymentTypes = [] }: PageFacts,
): Promise<PortolanData | null> {
  const answer = readAnswer(storefrontAnswer);
  if (answer === null) return null;
  const { country, language: asked } = answer.localization;
  const language = languageOf(asked.isoCode);
  const texts = await loadTexts(language);
  const delivery = readDelivery(answer);
  const support = readSupport(answer, texts, language);
  const compliance = readCompliance(answer, texts, variantIds);
  return {
    country: { code: country.isoCode, name: country.name, currency: country.currency.isoCode },
    languageCode: asked.isoCode,
    language,
    renderedAtSeconds: Math.floor(now.getTime() / 1000),
    texts: {
      ...(delivery && { delivery_estimate: texts.delivery_estimate }),
      ...(support && { support_channels: texts.support_channels }),
      ...(compliance && { compliance_notice: texts.compliance_notice }),
    },
    delivery,
    payments: readPayments(answer, texts, language, enabledPaymentTypes),
    support,
    compliance,
    loyalty: readLoyalty(answer, texts, language),
    recommendations: readRecommendations(answer, texts, productId ?? null),
  };
}
