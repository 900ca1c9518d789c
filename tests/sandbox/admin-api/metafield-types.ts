/** Which texts a metafield type accepts, and how big they may be. */

const KILOBYTE = 1024;
const JSON_BYTES_MAX = 128 * KILOBYTE;
const TEXT_BYTES_MAX = 64 * KILOBYTE;

type Check = (value: string) => string | null;

function parses(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

const json: Check = (value) =>
  parses(value) === undefined ? 'is invalid JSON: the value cannot be parsed.' : null;

const matching =
  (pattern: RegExp, complaint: string): Check =>
  (value) =>
    pattern.test(value) ? null : complaint;

const instantCheck: Check = (value) =>
  Number.isNaN(Date.parse(value)) ? 'must be in "YYYY-MM-DDTHH:MM:SS" format.' : null;

const checks: Readonly<Record<string, Check>> = {
  json,
  boolean: matching(/^(true|false)$/, "must be 'true' or 'false'."),
  number_integer: matching(/^-?\d+$/, 'must be an integer.'),
  number_decimal: matching(/^-?\d+(\.\d+)?$/, 'must be a decimal number.'),
  single_line_text_field: matching(/^[^\n\r]*$/, 'must not contain line breaks.'),
  multi_line_text_field: () => null,
  date: matching(/^\d{4}-\d\d-\d\d$/, 'must be in "YYYY-MM-DD" format.'),
  date_time: instantCheck,
  url: (value) => (URL.canParse(value) ? null : 'must be a valid URL.'),
  color: matching(/^#[0-9a-f]{6}$/i, 'must be a valid color.'),
  money: json,
  rating: json,
  weight: json,
  volume: json,
  dimension: json,
  rich_text_field: json,
  link: json,
  id: () => null,
  language: () => null,
};

function checkOf(type: string): Check | undefined {
  if (type.endsWith('_reference')) return matching(/^gid:\/\/shopify\//, 'must be a valid GID.');
  if (!type.startsWith('list.')) return checks[type];
  if (!checkOf(type.slice(5))) return undefined;
  return (value) => (Array.isArray(parses(value)) ? null : 'must be a JSON array.');
}

export type MetafieldComplaint = {
  code: 'INVALID_TYPE' | 'INVALID_VALUE' | 'TOO_LONG';
  text: string;
};

/** What is wrong with a value of that type; null when nothing is. */
export function metafieldComplaint(type: string, value: string): MetafieldComplaint | null {
  const check = checkOf(type);
  if (!check) return { code: 'INVALID_TYPE', text: `${type} is not a supported metafield type.` };
  const limit = type === 'json' || type.startsWith('list.') ? JSON_BYTES_MAX : TEXT_BYTES_MAX;
  if (Buffer.byteLength(value) > limit) {
    return { code: 'TOO_LONG', text: `Value is too large: at most ${limit} bytes are allowed.` };
  }
  const complaint = check(value);
  return complaint === null ? null : { code: 'INVALID_VALUE', text: `Value ${complaint}` };
}
