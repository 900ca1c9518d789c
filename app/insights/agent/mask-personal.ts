const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu;
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+/giu;
/** Eight digits or more, as telephone and card numbers have; dates have fewer in a row. */
const LONG_NUMBER = /(?<![\p{L}\d])\+?\(?\d[\d\s().-]{6,}\d(?![\p{L}\d])/gu;
const DATE = /^\d{4}[-.]\d{1,2}[-.]\d{1,2}$/;

/**
 * A question without what names a person: e-mail addresses, telephone, card and order-id like
 * numbers, web addresses. It is stored and sent to models only in this form.
 * @example maskPersonal('Where is the parcel of jane@example.com, +49 170 1234567?')
 *   // 'Where is the parcel of […], […]?'
 */
export function maskPersonal(text: string): string {
  return text
    .replaceAll(EMAIL, '[…]')
    .replaceAll(ADDRESS, '[…]')
    .replaceAll(LONG_NUMBER, (found) =>
      found.replaceAll(/\D/g, '').length < 8 ||
      DATE.test(found.trim()) ||
      /^\d{4}-\d\d-\d\d\D/.test(found)
        ? found
        : '[…]',
    );
}
