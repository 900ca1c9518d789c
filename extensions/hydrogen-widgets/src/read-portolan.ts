import type { PortolanData } from './data.ts';
import { languageOf, loadTexts } from './load-texts.ts';
import { readAnswer } from './read-answer.ts';
import { readDelivery } from './read-delivery.ts';

/**
 * Makes of the answer to `PORTOLAN_QUERY` what one shopper's page needs: for the loader, on the
 * server. null for what is no answer, so that the page comes without widgets.
 *
 * Documents of up to 128 kB become a few: only the shopper's country and language go to the browser.
 * @example
 *   const portolan = await readPortolan(
 *     await storefront.query(PORTOLAN_QUERY, { variables: portolanVariables(namespace) }),
 *     { now: new Date() },
 *   );
 */
export async function readPortolan(
  storefrontAnswer: unknown,
  { now }: { now: Date },
): Promise<PortolanData | null> {
  const answer = readAnswer(storefrontAnswer);
  if (answer === null) return null;
  const { country, language: asked } = answer.localization;
  const language = languageOf(asked.isoCode);
  const texts = await loadTexts(language);
  const delivery = readDelivery(answer, texts, language);
  return {
    country: { code: country.isoCode, name: country.name, currency: country.currency.isoCode },
    languageCode: asked.isoCode,
    language,
    renderedAtSeconds: Math.floor(now.getTime() / 1000),
    texts: {
      ...(delivery && { delivery_estimate: texts.delivery_estimate }),
    },
    delivery,
  };
}
