/** Fields that have a word of ours; others are named as Shopify names them. */
const FIELDS = [
  'title',
  'body_html',
  'body',
  'summary_html',
  'meta_title',
  'meta_description',
  'name',
  'label',
  'description',
  'handle',
  'product_type',
  'message',
  'widget_words',
] as const;

/** The word for a field, as a key of this domain's words; null where there is none. */
export function fieldWord(key: string): `text.field.${(typeof FIELDS)[number]}` | null {
  const known = FIELDS.find((field) => field === key);
  return known === undefined ? null : `text.field.${known}`;
}
