import { type AnswerWords, fillWords } from './answer-words.ts';
import type { DescribedAnswer, DescribedFact } from './described-answer.ts';
import type { DomainWords } from './domain-answer-words.ts';
import { factKey } from '../../kernel/agent-tool.ts';
import type { DomainAsked } from './understand-domains.ts';

/** What answers about the domains are worded with. */
export interface DomainSpeech {
  words: Pick<AnswerWords, 'missing'>;
  domains: DomainWords;
  country: (country: string) => string;
}

type Of<Kind extends DomainAsked['kind']> = Extract<DomainAsked, { kind: Kind }>;

const ref = (fact: DescribedFact) => `{${fact.ref}}`;
const periodOf = (fact: DescribedFact) => `{${fact.ref}:period}`;

/**
 * The sentences that answer what was asked of a domain; none where its tools have told nothing of it.
 * Reasons of tools come behind them.
 */
export function wordDomain(
  asked: DomainAsked,
  answers: readonly DescribedAnswer[],
  speech: DomainSpeech,
): string[] {
  const facts = answers.flatMap((answer) => answer.facts);
  const reasons = (from: readonly DescribedAnswer[]) =>
    from
      .flatMap(({ missing }) => missing)
      .map((reason) => fillWords(speech.words.missing, { reason }));
  // What shoppers are told stands in for what parcels have not taught; its own reasons only then.
  if (asked.kind === 'transit') {
    const learned = answers.filter(({ facts: own }) => own.some(isTransit));
    if (learned.length === 0) {
      return [...transitSentences(asked, facts, speech), ...reasons(answers)];
    }
    // Settings that nobody has confirmed are told to nobody.
    const sound = answers.filter((each) => learned.includes(each) || each.missing.length === 0);
    const own = sound.flatMap((each) => each.facts);
    return [...transitSentences(asked, own, speech), ...reasons(learned)];
  }
  return [...sentencesOf(asked, facts, speech), ...reasons(answers)];
}

const isTransit = ({ id }: DescribedFact) => id.startsWith('transit.');

function sentencesOf(
  asked: DomainAsked,
  facts: readonly DescribedFact[],
  speech: DomainSpeech,
): string[] {
  const { domains: words } = speech;
  switch (asked.kind) {
    case 'registration':
      return registrationSentences(asked, facts, words);
    case 'registrations':
      return registrationList(asked, facts, words);
    case 'transit':
      return transitSentences(asked, facts, speech);
    case 'transit-ranking':
      return rankingSentences('transitRank', 'p50', facts, words.transit[asked.order], words);
    case 'slow-lanes':
      return slowLaneSentences(facts, words);
    case 'promises':
      return promiseSentences(asked, facts, speech);
    case 'promise-ranking':
      return promiseRanking(asked, facts, speech);
    case 'handover':
      return handoverSentences(facts, words);
    case 'method':
      return methodSentences(asked, facts, speech);
    case 'method-ranking': {
      const lead = words.method[asked.order][asked.metric];
      return rankingSentences('methodRank', 'share', facts, lead, words);
    }
    case 'failures':
      return failureSentences(asked, facts, speech);
    case 'rate':
      return rateSentences(asked, facts, words);
    case 'margin':
      return marginSentences(facts, words, speech);
    case 'points':
    case 'points-moved':
      return pointSentences(asked, facts, speech);
    case 'points-ranking':
      return rankingSentences('loyaltyRank', 'points', facts, words.points[asked.order], words);
    case 'coverage':
      return coverageSentences(asked, facts, words);
    case 'coverage-ranking':
      return rankingSentences('coverageRank', 'share', facts, words.coverage[asked.order], words);
  }
}

/** Facts of one thing each, in order: 'registration.2.sum.sales@au-gst' is of the second. */
function groupsOf(prefix: string, facts: readonly DescribedFact[]): DescribedFact[][] {
  const own = facts.filter(({ id }) => id.startsWith(`${prefix}.`));
  return [...Map.groupBy(own, ({ id }) => id.split('.')[1]).values()];
}

/** The fact of a group by the part of its id behind the place. */
function partOf(group: readonly DescribedFact[], part: string): DescribedFact | undefined {
  return group.find(({ id }) => {
    const name = id.split('@')[0]!.split('.').slice(2).join('.');
    return name === part || name.startsWith(`${part}.`);
  });
}

/** A sentence where each of its places has a fact; none else. */
function said(
  words: string,
  fillings: Record<string, DescribedFact | string | undefined>,
): string[] {
  const written: Record<string, string> = {};
  for (const [, name = ''] of words.matchAll(/\{(\w+)\}/g)) {
    const filling = fillings[name];
    if (filling === undefined) return [];
    written[name] = typeof filling === 'string' ? filling : ref(filling);
  }
  return [fillWords(words, written)];
}

function rankingSentences(
  prefix: string,
  part: string,
  facts: readonly DescribedFact[],
  lead: string,
  words: DomainWords,
): string[] {
  const list = groupsOf(prefix, facts).flatMap((group) => {
    const [name, value] = [partOf(group, 'name'), partOf(group, part)];
    return said(words.method.alone, { name, value });
  });
  const first = facts.find(({ id }) => id.startsWith(`${prefix}.1.${part}`));
  if (list.length === 0 || first === undefined) return [];
  return said(lead, {
    list: list.join(words.separator),
    period: first.period === undefined ? '' : periodOf(first),
  });
}

const STATES = [
  'over',
  'approaching',
  'under',
  'cannot-judge',
  'not-applicable',
  'registered',
] as const;

function stateOf(group: readonly DescribedFact[]) {
  const state = partOf(group, 'state');
  return STATES.find((each) => state?.id.includes(`.state.${each}@`));
}

function registrationSentences(
  { about }: Of<'registration'>,
  facts: readonly DescribedFact[],
  words: DomainWords,
): string[] {
  const { registration } = words;
  const rules = groupsOf('registration', facts).map((group, index) => {
    const find = (name: string) => partOf(group, name);
    const state = stateOf(group);
    const isOption = find('option') !== undefined && state !== 'registered';
    const names = { place: find('place'), duty: find('duty') };
    const sum = find('sum');
    const [limit, likelyOn] = [find('limit'), find('likelyOn')];
    const counted =
      sum === undefined
        ? []
        : limit === undefined
          ? said(registration.anySale, { sum, period: periodOf(sum) })
          : said(registration.sum, { sum, limit, share: find('share'), period: periodOf(sum) });
    const passed = find('crossedOn') !== undefined;
    const sentences = [
      ...(about === 'record' && state !== 'registered'
        ? said(registration.notRecorded, names)
        : []),
      ...said(isOption ? registration.option : registration[state ?? 'cannot-judge'], names),
      ...counted,
      ...(passed || limit === undefined ? [] : said(registration.left, { left: find('left') })),
      ...said(registration.crossed, { crossedOn: find('crossedOn') }),
      ...(state === 'approaching'
        ? said(registration.decided, { decidedOn: find('decidedOn') })
        : []),
      ...(likelyOn === undefined || passed
        ? []
        : find('latestOn') === undefined || find('earliestOn') === undefined
          ? said(registration.foreseenOpen, { likelyOn })
          : said(registration.foreseen, {
              likelyOn,
              earliestOn: find('earliestOn'),
              latestOn: find('latestOn'),
            })),
      ...said(registration.notForeseen, { notBefore: find('notBefore') }),
      ...said(registration.noForecast, { noForecast: find('noForecast') }),
      ...said(registration.charged, { charged: find('charged') }),
      ...said(registration.uncertain, { uncertain: find('uncertain') }),
      ...said(registration.reason, { reason: find('reason') }),
    ];
    return sentences.map((sentence, at) => (index > 0 && at === 0 ? `\n${sentence}` : sentence));
  });
  const all = rules.flat();
  return all.length === 0 ? [] : [...all, registration.note];
}

function registrationList(
  { state }: Of<'registrations'>,
  facts: readonly DescribedFact[],
  words: DomainWords,
): string[] {
  const { registrations, registration } = words;
  const count = facts.find(({ id }) => id.startsWith('registrations.'));
  if (count === undefined) return [];
  if (count.number === 0) return said(registrations.none[state], { count });
  const lines = groupsOf('registration', facts).flatMap((group) => {
    const find = (name: string) => partOf(group, name);
    const values = { place: find('place'), duty: find('duty'), state: find('state') };
    const [sum, limit] = [find('sum'), find('limit')];
    const line =
      sum === undefined || limit === undefined
        ? said(registrations.line, values)
        : said(registrations.lineSum, { ...values, sum, limit });
    const when =
      stateOf(group) === 'approaching'
        ? said(registrations.lineWhen, { likelyOn: find('likelyOn') })
        : [];
    return [...line.map((sentence) => `\n${sentence}`), ...when];
  });
  return [...said(registrations[state], { count }), ...lines, `\n${registration.note}`];
}

function transitSentences(
  { countries, carriers }: Of<'transit'>,
  facts: readonly DescribedFact[],
  speech: DomainSpeech,
): string[] {
  const places = countries.length === 0 ? [null] : countries;
  const named = carriers.length === 0 ? [null] : carriers;
  return places.flatMap((country) =>
    named.flatMap((carrier) => transitOf({ country, carrier }, facts, speech)),
  );
}

/** One country and carrier; null for all of them. */
function transitOf(
  { country, carrier }: { country: string | null; carrier: string | null },
  facts: readonly DescribedFact[],
  { domains: { transit }, country: nameOf }: DomainSpeech,
): string[] {
  const at = country === null ? '' : `@${country}`;
  const by = carrier === null ? '' : `.${factKey(carrier)}`;
  const find = (name: string) => facts.find(({ id }) => id === `transit.${name}${by}${at}`);
  const told = (name: string) => facts.find(({ id }) => id === `delivery.${name}${at}`);
  const name = country === null ? '' : nameOf(country);
  const days = {
    ...{ p50: find('p50'), wide: find('p80'), long: find('p90') },
    ...{ carrier: find('carrier'), country: name },
  };
  const form =
    country === null
      ? carrier === null
        ? transit.all
        : transit.carrier
      : carrier === null
        ? transit.country
        : transit.countryCarrier;
  const learned = said(form, days);
  const slow = facts.filter(
    ({ id, country: of }) =>
      /^slowLane\.\d+\.sentence$/.test(id) && of === (country ?? of) && carrier === null,
  );
  return [
    ...learned,
    ...said(transit.parcels, { parcels: find('parcels') }),
    ...(learned.length === 0 ? [] : slow.slice(0, 2).map(ref)),
    ...(country === null
      ? []
      : said(transit.told, {
          country: name,
          transitMin: told('transitMin'),
          transitMax: told('transitMax'),
        })),
  ];
}

function slowLaneSentences(facts: readonly DescribedFact[], { slowLanes }: DomainWords): string[] {
  const find = (id: string) => facts.find((fact) => fact.id === id);
  const [judged, slow, silent] = ['judged', 'slow', 'silent'].map((name) => find(`lanes.${name}`));
  const lines = facts.filter(({ id }) =>
    /^(?:slowLane|silentLane|slowHandover)\.\d+\.sentence$/.test(id),
  );
  if (judged === undefined) return [];
  if (slow?.number === 0 && silent?.number === 0 && lines.length === 0) {
    return said(slowLanes.none, { judged });
  }
  return [
    ...said(slowLanes.some, { judged, slow, silent }),
    ...lines.map((fact) => `\n${ref(fact)}`),
  ];
}

function promiseSentences(
  { about, country }: Of<'promises'>,
  facts: readonly DescribedFact[],
  { domains: { promises }, country: nameOf }: DomainSpeech,
): string[] {
  const at = country === null ? '' : `@${country}`;
  const find = (name: string) => facts.find(({ id }) => id === `promise.${name}${at}`);
  const judged = find('judged');
  if (judged === undefined) return [];
  const values = {
    ...{ judged, broken: find('broken'), brokenShare: find('brokenShare') },
    ...{ early: find('early'), earlyShare: find('earlyShare') },
    ...{ warehouse: find('fault-warehouse'), carrier: find('fault-carrier') },
    both: find('fault-both'),
    period: periodOf(judged),
    at: country === null ? '' : fillWords(promises.in, { country: nameOf(country) }),
  };
  return [
    ...said(promises[about], values),
    ...(about === 'fault'
      ? []
      : said(promises.judged, { kept: find('kept'), keptShare: find('keptShare') })),
  ];
}

function promiseRanking(
  { order }: Of<'promise-ranking'>,
  facts: readonly DescribedFact[],
  { domains: { promises, method, separator }, country: nameOf }: DomainSpeech,
): string[] {
  const ranked = facts.filter(({ country }) => country !== undefined);
  const [first] = ranked;
  const list = ranked.map((fact) =>
    fillWords(method.alone, { name: nameOf(fact.country ?? ''), value: ref(fact) }),
  );
  if (first === undefined) return [];
  return said(promises[order], { period: periodOf(first), list: list.join(separator) });
}

function handoverSentences(facts: readonly DescribedFact[], { handover }: DomainWords): string[] {
  return groupsOf('handover', facts).flatMap((group, index) => {
    const find = (name: string) => partOf(group, name);
    const place = find('place');
    const values = { p50: find('p50'), p90: find('p90'), orders: find('orders'), place };
    const sentences = said(place === undefined ? handover.line : handover.linePlace, values);
    return sentences.map((sentence) => (index > 0 ? `\n${sentence}` : sentence));
  });
}

function methodSentences(
  { metric, failed, countries, way }: Of<'method'>,
  facts: readonly DescribedFact[],
  { domains: { method }, country: nameOf }: DomainSpeech,
): string[] {
  const places = countries.length === 0 ? [null] : countries;
  return places.flatMap((country) => {
    const at = country === null ? '' : `@${country}`;
    const find = (name: string) => facts.find(({ id }) => id === `method.${metric}.${name}${at}`);
    const [share, named] = [find('share'), find('way')];
    if (share === undefined || (way !== null && named === undefined)) return [];
    const subject =
      named === undefined
        ? country === null
          ? method.all
          : fillWords(method.allIn, { country: nameOf(country) })
        : country === null
          ? ref(named)
          : fillWords(method.at, { way: ref(named), country: nameOf(country) });
    const values = {
      ...{ subject, share, period: periodOf(share), count: find('count'), of: find('of') },
      ...{ failedShare: find('failedShare'), failed: find('failed') },
    };
    return [
      ...said(method[failed ? 'failed' : metric], values),
      ...(failed || metric === 'usage'
        ? []
        : said(method.range, { low: find('low'), high: find('high') })),
    ];
  });
}

function failureSentences(
  { country }: Of<'failures'>,
  facts: readonly DescribedFact[],
  { domains: { failures, points, separator }, country: nameOf }: DomainSpeech,
): string[] {
  const all = facts.find(({ id }) => id.startsWith('failure.all'));
  const causes = groupsOf('failure', facts).flatMap((group) =>
    said(failures.line, { cause: partOf(group, 'cause'), count: partOf(group, 'count') }),
  );
  if (all === undefined || causes.length === 0) return [];
  return said(failures.lead, {
    all,
    period: periodOf(all),
    list: causes.join(separator),
    at: country === null ? '' : fillWords(points.at, { country: nameOf(country) }),
  });
}

function rateSentences(
  { currency }: Of<'rate'>,
  facts: readonly DescribedFact[],
  { rate }: DomainWords,
): string[] {
  const find = (name: string) => facts.find(({ id }) => id === `rate.${currency}.${name}`);
  const change = find('change');
  const [value, named] = [find('value'), find('currency')];
  return [
    ...said(rate.value, { value, base: find('base'), on: find('on'), currency: named }),
    ...(change === undefined || change.number === 0
      ? []
      : said((change.number ?? 0) > 0 ? rate.up : rate.down, { currency: named, change })),
    ...(value === undefined ? [] : [rate.note]),
  ];
}

function marginSentences(
  facts: readonly DescribedFact[],
  { margin }: DomainWords,
  { country: nameOf }: DomainSpeech,
): string[] {
  return groupsOf('margin', facts).flatMap((group, index) => {
    const find = (name: string) => partOf(group, name);
    const country = group[0]?.country;
    const currency = find('currency');
    const [down, up] = [find('worth-down'), find('worth-up')];
    const sentences = [
      ...said(country === undefined ? margin.line : margin.lineIn, {
        now: find('now'),
        currency,
        country: country === undefined ? '' : nameOf(country),
      }),
      ...said(margin.set, { asSet: find('asSet') }),
      ...said(margin.worthDown, { worth: down, currency }),
      ...said(margin.worthUp, { worth: up, currency }),
      ...said(margin.lost, { lost: find('lost') }),
    ];
    return sentences.map((sentence, at) => (index > 0 && at === 0 ? `\n${sentence}` : sentence));
  });
}

function pointSentences(
  asked: Of<'points'> | Of<'points-moved'>,
  facts: readonly DescribedFact[],
  { domains: { points: words }, country: nameOf }: DomainSpeech,
): string[] {
  const { about, country } = asked;
  const at = country === null ? '' : `@${country}`;
  const prefix = asked.kind === 'points' ? 'loyalty' : 'pointsMoved';
  const find = (name: string) => facts.find(({ id }) => id === `${prefix}.${name}${at}`);
  const place = country === null ? '' : fillWords(words.at, { country: nameOf(country) });
  const worths = facts.filter(({ id }) =>
    country === null ? id.startsWith('loyalty.worth.') : id === `loyalty.worth${at}`,
  );
  const worth = worths.length === 0 ? undefined : worths.map(ref).join(' + ');
  const state = facts.find(({ id }) => id.startsWith('loyalty.state.'));
  const moved = facts.find(({ id }) => id === `pointsMoved.${about}${at}`);
  const values = {
    ...{ at: place, worth, state, since: find('since') },
    ...{ points: find('points'), expiring: find('expiring'), members: find('members') },
    ...{ issued: find('issued'), redeemed: find('redeemed'), expired: find('expired') },
    period: moved === undefined ? '' : periodOf(moved),
  };
  switch (about) {
    case 'points':
      return [...said(words.points, values), ...said(words.worth, values)];
    case 'worth':
      return worth === undefined ? said(words.points, values) : said(words.worthOnly, values);
    case 'members':
      return said(words.members, values);
    case 'state':
      return [...said(words.state, values), ...said(words.points, values)];
    default:
      return said(words[about], values);
  }
}

const COVERAGE_FIRST = { complete: 'complete', missing: 'missing', outdated: 'outdated' } as const;

function coverageSentences(
  { about, language, country }: Of<'coverage'>,
  facts: readonly DescribedFact[],
  { coverage: words }: DomainWords,
): string[] {
  const one = language !== null || country !== null;
  const locales = [
    ...new Set(facts.flatMap(({ id }) => /^coverage\.language\.(.+)$/.exec(id)?.[1] ?? [])),
  ];
  const told = locales.map((locale) => {
    const find = (name: string) => facts.find(({ id }) => id === `coverage.${name}.${locale}`);
    const values = {
      ...{ language: find('language'), share: find('share'), published: find('published') },
      ...{ missing: find('missing'), missingTexts: find('missingTexts') },
      ...{ outdated: find('outdated'), outdatedTexts: find('outdatedTexts') },
    };
    const form = about === 'offered' ? words.offered : words[COVERAGE_FIRST[about]];
    return [
      ...said(form, values),
      ...(one && about !== 'complete' && about !== 'offered' ? said(words.open, values) : []),
    ];
  });
  const lines = told.flatMap((sentences, index) =>
    sentences.map((sentence, at) => (index > 0 && at === 0 ? `\n${sentence}` : sentence)),
  );
  const readAt = facts.find(({ id }) => id === 'coverage.readAt');
  return lines.length === 0
    ? []
    : [...lines, ...(one ? [] : said(`\n${words.readAt}`, { readAt }))];
}
