import type { CountryCode } from '../../kernel/country.ts';
import type { KnownFact } from './fact-ledger.ts';
import { measureOf } from './fact-ledger.ts';
import { findCountries } from './find-countries.ts';
import { saysQuantity } from './match-quantity.ts';
import { findMeasures, MEASURES, type Measure } from './measure-words.ts';
import { type Quantity, readQuantities } from './read-quantities.ts';

/** A sentence of an answer: plain text, and values that facts confirm. */
export type CheckedPart =
  { kind: 'text'; text: string } | { kind: 'fact'; text: string; fact: KnownFact };

/** Why a sentence is not said. */
export type SentenceProblem =
  /** A number, amount or date that no tool has told. */
  | 'unconfirmed'
  /** It names one market or measure, and its number is another's; or up for what went down. */
  | 'misattributed'
  /** It leads out of the admin. */
  | 'address';

export type CheckedSentence =
  { ok: true; parts: CheckedPart[]; facts: KnownFact[] } | { ok: false; problem: SentenceProblem };

export interface SentenceChecking {
  facts: readonly KnownFact[];
  /** A fact's value, or its period, as the answer's language writes it. */
  write: (fact: KnownFact, part: 'value' | 'period') => string;
  zone: string;
}

const HANDLE = /\{\s*(f\d{1,4})(:period)?\s*\}/g;
const ADDRESS = /https?:|www\.|\b[\w.+-]+@[\w-]+\.\w|\]\(|<\s*(?:a|img|script|iframe)\b/i;
const UP =
  /\b(?:rose|rise[sn]?|rising|grew|grow[sn]?|growth|up|increas\w+|higher|gain\w*|climb\w*|improv\w+)\b|增长|增加|上升|上涨|提高|提升|走高|涨了/iu;
const DOWN =
  /\b(?:fell|falls?|fallen|falling|down|decreas\w+|declin\w+|drop\w*|lower|lost|shrank|shrunk|worse\w*)\b|下降|减少|下跌|下滑|降低|走低|跌了/iu;

/**
 * Holds a sentence to what tools have told.
 *
 * References such as `{f3}` become the fact's value. Every other number, amount or date must be a
 * fact's value too; where several facts have it, one that fits what the sentence names is taken.
 * What a sentence says of a market, of a measure or of a direction must be so of its facts: a number
 * that is right elsewhere is wrong here. Names from the shop's data that hold digits may stand in
 * quotation marks alone, so that a product called "sales were 999" confirms nothing.
 */
export function checkSentence(sentence: string, checking: SentenceChecking): CheckedSentence {
  if (ADDRESS.test(sentence)) return { ok: false, problem: 'address' };
  const pieces = resolveHandles(sentence, checking);
  // What looks like a reference and is none is not for the merchant's eyes.
  if (pieces === null || pieces.some((piece) => piece.kind === 'text' && /[{}]/.test(piece.text)))
    return { ok: false, problem: 'unconfirmed' };
  const plain = pieces.map((piece) => (piece.kind === 'text' ? piece.text : ' ')).join('');
  const scene = sceneOf(plain, pieces);
  const parts: CheckedPart[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'fact') {
      parts.push(piece);
      continue;
    }
    const confirmed = confirmQuantities(piece.text, scene, checking);
    if (!Array.isArray(confirmed)) return { ok: false, problem: confirmed };
    parts.push(...confirmed);
  }
  const facts = parts.flatMap((part) => (part.kind === 'fact' ? [part.fact] : []));
  if (!facts.every((fact) => fitsScene(fact, scene)) || !speaksOfScene(facts, scene)) {
    return { ok: false, problem: 'misattributed' };
  }
  return { ok: true, parts: parts.filter(({ text }) => text !== ''), facts };
}

function resolveHandles(
  sentence: string,
  { facts, write }: SentenceChecking,
): CheckedPart[] | null {
  const parts: CheckedPart[] = [];
  let at = 0;
  for (const match of sentence.matchAll(HANDLE)) {
    const fact = facts.find(({ handle }) => handle === match[1]);
    if (fact === undefined) return null;
    parts.push({ kind: 'text', text: sentence.slice(at, match.index) });
    // A period is said of a value, not one itself.
    parts.push({
      kind: 'fact',
      text: write(fact, match[2] === undefined ? 'value' : 'period'),
      fact,
    });
    at = match.index + match[0].length;
  }
  parts.push({ kind: 'text', text: sentence.slice(at) });
  return parts;
}

/**
 * What facts of the domains count, in the words of either language: where a sentence names a measure of
 * the shop and none of these, such a fact is no number of it. A limit of €10,000 is no sales.
 */
const DOMAIN_WORDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^registration/, /limit|threshold|regist|counted|门槛|注册|计入/i],
  [
    /^(?:method|failure)/,
    /first try|fees?\b|refund|disput|fail|payment|paid|支付|手续费|退款|争议|失败/i,
  ],
  [/^margin/, /margin|worth|毛利|利润|价值/i],
  [/^rate/, /\brate|worth|汇率|兑|值/i],
  [/^(?:loyalty|points)/, /points?\b|members?\b|积分|会员/i],
  [
    /^(?:transit|lanes|slowLane|handover)/,
    /\bdays?\b|parcels?|lanes?\b|transit|天|包裹|线路|时效/i,
  ],
  [/^promise/, /promis|early|broken|承诺|提前/i],
  [/^coverage/, /texts?\b|translat|fields?\b|complete|文本|翻译|字段|完整/i],
];

/** What a sentence names. */
interface Scene {
  plain: string;
  countries: ReadonlySet<CountryCode>;
  measures: readonly Measure[];
  direction: 'up' | 'down' | null;
}

function sceneOf(plain: string, pieces: readonly CheckedPart[]): Scene {
  const named = findCountries(plain).map(({ country }) => country);
  const told = pieces.flatMap((piece) => (piece.kind === 'fact' ? toldCountries(piece.fact) : []));
  const [up, down] = [UP.test(plain), DOWN.test(plain)];
  return {
    plain,
    countries: new Set([...named, ...told]),
    measures: findMeasures(plain.toLowerCase()).measures,
    direction: up === down ? null : up ? 'up' : 'down',
  };
}

/** A country that a value names, or that a whole sentence is about. */
function toldCountries({ value, country }: KnownFact): CountryCode[] {
  if (value === null) return country === null ? [] : [country];
  return value.type === 'country' ? [value.country] : [];
}

function fitsScene(fact: KnownFact, scene: Scene): boolean {
  const { countries, measures, direction } = scene;
  if (fact.country !== null && countries.size > 0 && !countries.has(fact.country)) return false;
  const measure = measureOf(fact.id);
  const isMeasure = (MEASURES as readonly string[]).includes(measure);
  if (isMeasure && measures.length > 0 && !measures.includes(measure as Measure)) return false;
  if (!isMeasure && measures.length > 0) {
    const words = DOMAIN_WORDS.find(([own]) => own.test(measure))?.[1];
    if (words?.test(scene.plain) === false) return false;
  }
  if (direction === null || !/\.(?:change|points)(?:@|$)/.test(fact.id)) return true;
  const { value } = fact;
  const change =
    value?.type === 'percent' ? value.fraction : value?.type === 'number' ? value.value : 0;
  return direction === 'up' ? change >= 0 : change <= 0;
}

/** Where markets are named and something is counted, one of the facts must be of such a market. */
function speaksOfScene(facts: readonly KnownFact[], { countries }: Scene): boolean {
  if (countries.size === 0 || facts.length === 0) return true;
  return facts.some(
    ({ country, value }) =>
      (country !== null && countries.has(country)) ||
      value === null ||
      (value.type === 'country' && countries.has(value.country)) ||
      ['name', 'word', 'instant', 'date'].includes(value.type),
  );
}

function confirmQuantities(
  text: string,
  scene: Scene,
  { facts, zone, write }: SentenceChecking,
): CheckedPart[] | SentenceProblem {
  const names = findQuotedNames(text, facts, write);
  const masked = names.reduce(
    (rest, { start, end }) => rest.slice(0, start) + '\u0000'.repeat(end - start) + rest.slice(end),
    text,
  );
  const parts: CheckedPart[] = [];
  let at = 0;
  for (const quantity of readQuantities(masked)) {
    if (isPlace(masked, quantity)) continue;
    const saying = facts.filter((fact) => saysQuantity(fact, quantity, zone));
    if (saying.length === 0) return 'unconfirmed';
    const isTime = ['date', 'month', 'year', 'time'].includes(quantity.kind);
    const fact = saying.find((each) => fitsScene(each, scene)) ?? (isTime ? saying[0] : undefined);
    if (fact === undefined) return 'misattributed';
    if (isTime) continue;
    parts.push({ kind: 'text', text: text.slice(at, quantity.start) });
    parts.push({ kind: 'fact', text: quantity.text, fact });
    at = quantity.end;
  }
  parts.push({ kind: 'text', text: text.slice(at) });
  return parts;
}

/** "top 5", "前 3 名": how many are listed, no claim about the shop. */
function isPlace(text: string, quantity: Quantity): boolean {
  if (quantity.kind !== 'number' || quantity.value > 20) return false;
  return /(?:\btop|\bfirst|前|第)\s?$/i.test(text.slice(0, quantity.start));
}

/** Names out of the data that stand in quotation marks, whole. */
function findQuotedNames(
  text: string,
  facts: readonly KnownFact[],
  write: SentenceChecking['write'],
): { start: number; end: number }[] {
  return facts
    .filter(({ value }) => value?.type === 'name')
    .flatMap((fact) => {
      const name = write(fact, 'value');
      const at = text.indexOf(name);
      if (name === '' || at === -1) return [];
      const [before, after] = [text[at - 1] ?? '', text[at + name.length] ?? ''];
      return /["“「『']/.test(before) && /["”」』']/.test(after)
        ? [{ start: at, end: at + name.length }]
        : [];
    });
}
