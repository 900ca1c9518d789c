import {
  ComplianceDocument,
  type CountryNotice,
  LowestPricesDocument,
} from '../../../app/compliance/index.ts';
import type { ComplianceData, NoticeFact } from './data.ts';
import { type Answer, readDocument } from './read-answer.ts';
import type { WidgetTexts } from './texts.ts';

type Words = WidgetTexts['compliance_notice'];

/** What the shopper's market asks for; null where it asks for nothing that the shop has stated. */
export function readCompliance(
  answer: Answer,
  texts: WidgetTexts,
  variantIds: readonly string[],
): ComplianceData | null {
  const document = readDocument(answer, 'compliance', ComplianceDocument);
  const country = answer.localization.country.isoCode;
  if (document === null || !Object.hasOwn(document.countries, country)) return null;
  const notice = document.countries[country]!;
  const words = texts.compliance_notice;
  const compliance: ComplianceData = {
    duties: dutiesOf(notice, words),
    facts: factsOf(document, notice, words),
    links: linksOf(document, notice, words),
    lowest: notice.lowest_price === true ? lowestOf(answer, variantIds) : null,
  };
  const { duties, facts, links, lowest } = compliance;
  const isEmpty = duties === null && facts.length === 0 && links.length === 0 && lowest === null;
  return isEmpty ? null : compliance;
}

function dutiesOf({ duties }: CountryNotice, words: Words): string | null {
  if (duties === 'included') return words.duties_included;
  return duties === 'on-delivery' ? words.duties_on_delivery : null;
}

function factsOf(
  { responsible, producer, sorting }: ComplianceDocument,
  notice: CountryNotice,
  words: Words,
): NoticeFact[] {
  const contact = (name: string, of: ComplianceDocument['producer']): NoticeFact[] => {
    if (of === null || of.name.trim() === '') return [];
    const email = of.email.includes('@') ? of.email : null;
    return [{ name, text: [of.name, ...of.lines].join(', '), email, isNumber: false }];
  };
  const line = (name: string, text: string, isNumber: boolean): NoticeFact[] =>
    text.trim() === '' ? [] : [{ name, text, email: null, isNumber }];
  return [
    ...(notice.responsible ? contact(words.responsible, responsible) : []),
    ...(notice.producer ? contact(words.producer, producer) : []),
    ...(notice.numbers ?? []).flatMap(([register, number]) =>
      line(`${words.number} (${register})`, number, true),
    ),
    ...line(words.vat, notice.vat ?? '', true),
    ...(notice.sorting ? line(words.sorting, sorting, false) : []),
  ];
}

function linksOf(
  { links }: ComplianceDocument,
  notice: CountryNotice,
  words: Words,
): ComplianceData['links'] {
  const link = (text: string, to: string) =>
    // A page of the shop, or an address that is fetched safely: no other scheme.
    /^(\/(?!\/)|https:\/\/)/.test(to) ? [{ text, to }] : [];
  return [
    ...(notice.withdrawal ? link(words.withdraw, links.withdrawal) : []),
    ...(notice.imprint ? link(words.imprint, links.imprint) : []),
    ...(notice.sales_law ? link(words.sales_law, links.sales_law) : []),
  ];
}

/** Reference prices of the page's variants, where its currency is that of the history. */
function lowestOf(answer: Answer, variantIds: readonly string[]): ComplianceData['lowest'] {
  const document = readDocument(answer, 'lowest_prices', LowestPricesDocument);
  if (document?.currency !== answer.localization.country.currency.isoCode) return null;
  const known = variantIds.flatMap((id) => {
    const key = id.split('/').at(-1) ?? '';
    const pair = Object.hasOwn(document.prices, key) ? document.prices[key] : undefined;
    return pair === undefined ? [] : [[id, pair] as const];
  });
  if (known.length === 0) return null;
  return { currency: document.currency, prices: Object.fromEntries(known) };
}
