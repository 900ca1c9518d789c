import type { DeliveryDocument, DocumentProductRule } from './model.ts';

/** What rules may ask of a product; ids are digits. */
export interface ProductFacts {
  id: string;
  productType: string;
  vendor: string;
  tags: readonly string[];
  /** Ids of the collections that it is in. */
  collections: readonly string[];
}

/** Index of a rule for products in its document; null stands for products that no rule touches. */
export type ChosenRule = number | null;

/** Whether a rule names a product; case means nothing in types, vendors and tags. */
export function namesProduct(rule: DocumentProductRule, product: ProductFacts): boolean {
  const among = (texts: readonly string[], text: string) => texts.some((one) => alike(one, text));
  return (
    rule.products.includes(product.id) ||
    rule.collections.some((id) => product.collections.includes(id)) ||
    among(rule.productTypes, product.productType) ||
    among(rule.vendors, product.vendor) ||
    product.tags.some((tag) => among(rule.tags, tag))
  );
}

/** Whether deciding on a product needs more of it than its id. */
export function asksMoreThanId(rule: DocumentProductRule): boolean {
  return [rule.collections, rule.productTypes, rule.vendors, rule.tags].some(
    (named) => named.length > 0,
  );
}

/**
 * Every rule that holds for some of the products in a country, each once; null among them where a
 * product has none. Nothing of another country's rules is in it.
 * @example chooseRules(document, 'FR', [sofa, cushion]) // [0, null]
 */
export function chooseRules(
  document: DeliveryDocument,
  country: string,
  products: readonly ProductFacts[],
): ChosenRule[] {
  const { productRules = [] } = document;
  const days = (document.countries[country] ?? document.rest)?.products ?? [];
  const holding = productRules.map((_rule, index) => index).filter((index) => days[index] != null);
  const chosen = new Set<ChosenRule>();
  for (const product of products) {
    const own = holding.filter((index) => namesProduct(productRules[index]!, product));
    for (const rule of own.length > 0 ? own : [null]) chosen.add(rule);
  }
  return [...chosen];
}

/**
 * The document as it holds for products of a rule: one of version 1, without any rules for products.
 * Where nothing is said of them, the country is not in it.
 */
export function documentForRule(document: DeliveryDocument, chosen: ChosenRule): DeliveryDocument {
  const { productRules = [], ...usual } = document;
  const rule = chosen === null ? undefined : productRules[chosen];
  const own = <Lane extends AnyLane>(one: Lane): Lane | null => {
    const { products, ...rest } = one;
    const days = rule === undefined ? one.days : products?.[chosen!];
    return days ? ({ ...rest, days } as Lane) : null;
  };
  return {
    ...usual,
    version: 1,
    origin: {
      ...usual.origin,
      ...(rule?.cutOff === undefined ? {} : { cutOff: rule.cutOff }),
      ...(rule?.processingDays === undefined ? {} : { processingDays: rule.processingDays }),
    },
    rules: usual.rules.map((way, index) => ({
      ...way,
      transitDays: rule?.transitDays?.[index] ?? way.transitDays,
    })),
    countries: Object.fromEntries(
      Object.entries(usual.countries).flatMap(([country, one]) => {
        const lane = own(one);
        return lane === null ? [] : [[country, lane]];
      }),
    ),
    rest: usual.rest && own(usual.rest),
  };
}

type AnyLane = NonNullable<DeliveryDocument['rest']>;

function alike(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
