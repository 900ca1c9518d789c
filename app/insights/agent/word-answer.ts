import type { CountryCode } from '../../kernel/country.ts';
import { type AnswerWords, fillWords } from './answer-words.ts';
import type { DescribedAnswer, DescribedFact } from './described-answer.ts';
import type { DomainWords } from './domain-answer-words.ts';
import type { Asked } from './understand-question.ts';
import { wordDomain } from './word-domains.ts';

/** What the analyst words an answer with. */
export interface AnswerSpeech {
  words: AnswerWords;
  domains: DomainWords;
  /** A country's name in the answer's language. */
  country: (country: CountryCode) => string;
  /** Between sentences: Chinese has none. */
  space: string;
}

/**
 * The answer to what was asked, out of what the tools have told, with references in place of values.
 * Where they told nothing of it, it says so.
 */
export function wordAnswer(
  asked: Asked,
  answers: readonly DescribedAnswer[],
  speech: AnswerSpeech,
): string {
  if (asked.kind === 'domain') {
    const said = wordDomain(asked.asked, answers, speech);
    return said.length === 0 ? unanswered('not-known', speech) : said.join(speech.space);
  }
  const facts = answers.flatMap((answer) => answer.facts);
  const told = sentencesOf(asked, facts, speech);
  const missing = answers
    .flatMap((answer) => answer.missing)
    .map((reason) => fillWords(speech.words.missing, { reason }));
  const sentences = [...told, ...missing];
  if (sentences.length === 0) return unanswered('not-known', speech);
  return sentences.join(speech.space);
}

function unanswered(
  because: keyof AnswerWords['unanswered'],
  { words, space }: AnswerSpeech,
): string {
  return `${words.unanswered[because]}${space}${words.offer}`;
}

function sentencesOf(
  asked: Exclude<Asked, { kind: 'domain' }>,
  facts: readonly DescribedFact[],
  speech: AnswerSpeech,
): string[] {
  const { words } = speech;
  switch (asked.kind) {
    case 'numbers':
      return numberSentences(asked, facts, speech);
    case 'ranking':
      return rankingSentences(asked, facts, speech);
    case 'orders':
      return orderSentences(asked, facts, speech);
    case 'to-do':
      return toDoSentences(asked.country, facts, speech);
    case 'why':
      return whySentences(asked, facts, speech);
    case 'delivery':
      return deliverySentences(asked, facts, speech);
    case 'payment-methods':
      return methodSentences(asked.country, facts, speech);
    case 'storefront':
      return storefrontSentences(facts, speech);
    case 'data':
      return dataSentences(facts, speech);
    case 'activity':
      return activitySentences(facts, speech);
    case 'insight':
      return insightAnswer(facts, speech);
    case 'help':
      return [words.help, words.offer];
    case 'unanswered':
      return [unanswered(asked.because, speech)];
  }
}

const ref = (fact: DescribedFact) => `{${fact.ref}}`;
const period = (fact: DescribedFact) => `{${fact.ref}:period}`;

type Numbers = Extract<Asked, { kind: 'numbers' }>;

function numberSentences(
  asked: Numbers,
  facts: readonly DescribedFact[],
  speech: AnswerSpeech,
): string[] {
  const subjects = asked.countries.length > 0 ? asked.countries : [null];
  return asked.measures.flatMap((measure) =>
    subjects.flatMap((country) => measureSentences(measure, country, asked, facts, speech)),
  );
}

function measureSentences(
  measure: string,
  country: CountryCode | null,
  { against, abroad }: Pick<Numbers, 'against' | 'abroad'>,
  facts: readonly DescribedFact[],
  speech: AnswerSpeech,
): string[] {
  const { words } = speech;
  const at = country === null ? '' : `@${country}`;
  const find = (ending: string) => facts.find(({ id }) => id === `${measure}${ending}${at}`);
  const value = find('');
  if (value === undefined) return [];
  const outside = country === null ? find('.abroad') : undefined;
  const sentence = fillWords(country === null ? words.numbers.shop : words.numbers.country, {
    measure: value.what,
    value: ref(value),
    period: period(value),
    country: country === null ? '' : speech.country(country),
  });
  const abroadSentence =
    outside === undefined ? [] : [fillWords(words.numbers.abroad, { value: ref(outside) })];
  if (against === null) return [sentence, ...(abroad ? abroadSentence : [])];
  return [sentence, ...(abroad ? abroadSentence : []), changeSentence(find, words)];
}

function changeSentence(
  find: (ending: string) => DescribedFact | undefined,
  { change: words }: AnswerWords,
): string {
  const before = find('.before');
  const [change, points] = [find('.change'), find('.points')];
  const moved = change ?? points;
  if (before === undefined || moved?.number === undefined) return words.none;
  const fillings = { change: ref(moved), before: ref(before), beforePeriod: period(before) };
  if (moved.number === 0) return fillWords(words.same, fillings);
  const up = moved.number > 0;
  if (change !== undefined) return fillWords(up ? words.up : words.down, fillings);
  return fillWords(up ? words.pointsUp : words.pointsDown, fillings);
}

function rankingSentences(
  { order }: Extract<Asked, { kind: 'ranking' }>,
  facts: readonly DescribedFact[],
  speech: AnswerSpeech,
): string[] {
  const [first, ...others] = facts.filter(({ country }) => country !== undefined);
  if (first === undefined) return [];
  const { ranking } = speech.words;
  const named = (fact: DescribedFact) => ({
    country: speech.country(fact.country ?? ''),
    value: ref(fact),
  });
  const lead = fillWords(ranking[order], {
    measure: first.what,
    period: period(first),
    ...named(first),
  });
  const list = others.map((fact) => fillWords(ranking.alone, named(fact))).join(ranking.separator);
  return list === '' ? [lead] : [lead, fillWords(ranking.next, { list })];
}

function orderSentences(
  asked: Extract<Asked, { kind: 'orders' }>,
  [count]: readonly DescribedFact[],
  { words, country }: AnswerSpeech,
): string[] {
  if (count === undefined) return [];
  const form =
    asked.country === null
      ? asked.period === null
        ? words.orders.all
        : words.orders.period
      : asked.period === null
        ? words.orders.country
        : words.orders.countryPeriod;
  return [
    fillWords(form, {
      label: count.what,
      value: ref(count),
      period: period(count),
      country: asked.country === null ? '' : country(asked.country),
    }),
  ];
}

/** What is told of each insight: its sentence, and what is at stake. */
function insightSentences(facts: readonly DescribedFact[], { words }: AnswerSpeech): string[] {
  const places = Map.groupBy(
    facts.filter(({ id }) => id.startsWith('insight.')),
    ({ id }) => id.split('.')[1],
  );
  return [...places.values()].map((own) => {
    const find = (name: string) => own.find(({ id }) => id.endsWith(`.${name}`));
    const sentence = find('sentence');
    const per = find('expected-month') === undefined ? 'once' : 'month';
    const [expected, low, high] = [find(`expected-${per}`), find('low'), find('high')];
    const stake =
      expected === undefined || low === undefined || high === undefined
        ? ''
        : ` ${fillWords(words.toDo.stake[per], { expected: ref(expected), low: ref(low), high: ref(high) })}`;
    return sentence === undefined ? '' : `\n${ref(sentence)}${stake}`;
  });
}

/** One insight: what is so, what it rests on, and the step. */
function insightAnswer(facts: readonly DescribedFact[], speech: AnswerSpeech): string[] {
  const { why, toDo } = speech.words;
  const insights = insightSentences(facts, speech);
  const evidence = facts.filter(({ id }) => id.startsWith('evidence.') && id.endsWith('.sentence'));
  if (insights.length === 0) return [];
  return [
    why.found,
    ...insights,
    ...evidence.map((fact) => `\n${ref(fact)}`),
    `\n${toDo.proposed}`,
  ];
}

function toDoSentences(
  country: CountryCode | null,
  facts: readonly DescribedFact[],
  speech: AnswerSpeech,
): string[] {
  const { toDo } = speech.words;
  const insights = insightSentences(facts, speech);
  const count = facts.find(
    ({ id }) => id === (country === null ? 'openInsights' : 'openInsights.fitting'),
  );
  if (insights.length === 0 || count === undefined) {
    return [
      country === null ? toDo.none : fillWords(toDo.noneIn, { country: speech.country(country) }),
    ];
  }
  return [fillWords(toDo.some, { count: ref(count) }), ...insights, `\n${toDo.proposed}`];
}

function whySentences(
  { measure, country }: Extract<Asked, { kind: 'why' }>,
  facts: readonly DescribedFact[],
  speech: AnswerSpeech,
): string[] {
  const { why } = speech.words;
  const insights = insightSentences(facts, speech);
  const numbers =
    measure === null
      ? []
      : measureSentences(measure, country, { against: 'previous', abroad: false }, facts, speech);
  const found = insights.length > 0 ? [why.found, ...insights] : [why.notFound];
  return numbers.length === 0 ? found : [...found, `\n${why.numbers}`, ...numbers];
}

function deliverySentences(
  { about, country }: Extract<Asked, { kind: 'delivery' }>,
  facts: readonly DescribedFact[],
  speech: AnswerSpeech,
): string[] {
  const { delivery } = speech.words;
  const at = country === null ? '' : `@${country}`;
  const fillings = Object.fromEntries(
    facts
      .filter(({ id }) => id.startsWith('delivery.'))
      .map((fact) => [
        fact.id.slice('delivery.'.length).replace(at === '' ? /$/ : at, ''),
        ref(fact),
      ]),
  );
  const said = { ...fillings, country: country === null ? '' : speech.country(country) };
  switch (about) {
    case 'arrival':
      if (fillings['earliestOn'] === undefined) return [];
      return [fillWords(delivery.arrival, said), fillWords(delivery.orderBefore, said)];
    case 'transit':
      return fillings['transitMin'] === undefined ? [] : [fillWords(delivery.transit, said)];
    case 'cut-off':
      return [fillWords(delivery.cutOff, said)];
    case 'processing':
      return [fillWords(delivery.processing, said)];
    case 'from':
      return [fillWords(delivery.from, said)];
  }
}

function methodSentences(
  country: CountryCode,
  facts: readonly DescribedFact[],
  { words, country: nameOf }: AnswerSpeech,
): string[] {
  const { methods } = words;
  const list = (kind: string) =>
    facts
      .filter(({ id }) => id.includes(`.${kind}@`))
      .map((fact) => ref(fact))
      .join(words.ranking.separator);
  const [shown, notShown] = [list('shown'), list('notShown')];
  return [
    shown === ''
      ? fillWords(methods.none, { country: nameOf(country) })
      : fillWords(methods.shown, { country: nameOf(country), list: shown }),
    ...(notShown === '' ? [] : [fillWords(methods.notShown, { list: notShown })]),
  ];
}

function storefrontSentences(facts: readonly DescribedFact[], { words }: AnswerSpeech): string[] {
  const documents = Map.groupBy(facts, ({ id }) => id.split('.')[1]);
  return [...documents.values()].map((own) => {
    const since = own.find(({ id }) => id.endsWith('.since'));
    const state = own.find((fact) => fact !== since);
    if (state === undefined) return '';
    const fillings = { label: state.what, state: ref(state) };
    return since === undefined
      ? fillWords(words.storefront.line, fillings)
      : fillWords(words.storefront.since, { ...fillings, since: ref(since) });
  });
}

function dataSentences(facts: readonly DescribedFact[], { words }: AnswerSpeech): string[] {
  const fillings = Object.fromEntries(
    facts.map((fact) => [fact.id.slice('data.'.length), ref(fact)]),
  );
  return [
    ...(fillings['lastOn'] === undefined ? [] : [fillWords(words.data.range, fillings)]),
    ...(fillings['lastOrderAt'] === undefined ? [] : [fillWords(words.data.lastOrder, fillings)]),
    fillWords(words.data.import, fillings),
  ];
}

function activitySentences(facts: readonly DescribedFact[], { words }: AnswerSpeech): string[] {
  const entries = Map.groupBy(facts, ({ id }) => id.split('.')[1]);
  return [...entries.values()].flatMap((own) => {
    const [at, state] = ['at', 'state'].map((name) =>
      own.find(({ id }) => id.endsWith(`.${name}`)),
    );
    if (at === undefined || state === undefined) return [];
    return [
      `\n${fillWords(words.activity.line, { label: at.what, at: ref(at), state: ref(state) })}`,
    ];
  });
}
