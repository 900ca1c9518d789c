/**
 * Columns that hold people: names, addresses, phones, e-mails, notes, user names, payment
 * references. Their values are never shown as samples, never quoted in problems and never kept.
 */

const EXACT = new Set([
  'name',
  'recipient',
  'customer',
  'buyer',
  'email',
  'phone',
  'phone #',
  'company',
  'city',
  'zip',
  'zipcode',
  'district',
  'districts',
  'commune',
  'ward',
  'barangay',
  'villages',
  'municipality',
  'regency and city',
  'province',
  'region',
  'state',
  'notes',
  'note',
  'cpf',
  'tags',
  'note attributes',
  'payment reference',
  'payment references',
  'payment id',
  'receipt number',
  'device id',
  'tracking id',
  'ship-state',
]);

/** Names of orders and products, not of people. */
const NOT_PEOPLE =
  /product|campaign|ad set|item|sku|lineitem|account name|channel|warehouse|shipping provider|order name|terms name|tax \d name|商品|产品|广告|物流|仓库/;

const PARTS =
  /e-?mail|phone|mobile|telefon|address|adresse|direcci|street|stra(?:ß|ss)e|postal|postcode|zip|city|recipient|buyer|customer|consignee|first name|last name|full name|contact|(?:billing|shipping) (?:name|company|street|province|zip|phone)|ship-(?:city|state|postal|address)|(?:buyer|seller) (?:message|note)|username|nickname|passport|tax id|vat id|name$|收件|收货|买家|客户|姓名|电话|手机|邮箱|邮件|地址|邮编|城市|省|留言|备注|昵称/;

/**
 * True for a column that holds people, told by its name in English, Chinese and the commonest
 * words of other languages. The name of a Shopify order is called "Name" as well; a layout that
 * knows better says so.
 * @example isPersonalColumn('Buyer Username') // true
 */
export function isPersonalColumn(header: string): boolean {
  const name = header.normalize('NFKC').trim().toLowerCase().replace(/_/g, ' ');
  if (EXACT.has(name)) return true;
  return PARTS.test(name) && !NOT_PEOPLE.test(name);
}

const EMAIL = /[^\s@]+@[^\s@]+/g;
const PHONE = /\+?\d[\d\s()-]{8,}\d/g;
const MAX_SHOWN = 40;

/**
 * A value as it may be quoted in a problem: shortened, on one line, without what looks like an
 * e-mail address, or like a phone number.
 * @example quotable('write to ann@example.com') // 'write to …'
 */
export function quotable(value: string): string {
  const text = withoutContacts(value.slice(0, 400)).toWellFormed();
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 1).toWellFormed()}…` : text;
}

/** A text on one line, without what looks like an e-mail address or a phone number. */
export function withoutContacts(value: string): string {
  const line = value.replace(/[\p{Cc}\s]+/gu, ' ').replace(EMAIL, '…');
  // Dates and amounts have this shape too; a phone number has a plus or nothing but digits.
  const masked = line.replace(PHONE, (found) =>
    found.startsWith('+') || /^[\d\s()]+$/.test(found.trim()) ? '…' : found,
  );
  return masked.trim();
}
