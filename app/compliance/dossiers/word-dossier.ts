import type { FactText } from '../facts/fact-words.ts';
import type { DossierEntry, FactValue, MarketFact, MarketRule } from './model.ts';

/** A figure with its texts in the language of a page. */
export type ValueView =
  | { type: 'rates'; rates: number[]; text: FactText | null }
  | { type: 'amount'; amount: number; currency: string | null; text: FactText | null }
  | { type: 'flag'; yes: boolean }
  | { type: 'text'; text: FactText }
  | { type: 'list'; items: FactText[] }
  | { type: 'unknown'; text: FactText | null };

export type FactView = Omit<MarketFact, 'value' | 'note'> & {
  value: ValueView;
  note: FactText | null;
};

export type RuleView = Pick<
  MarketRule,
  'id' | 'source' | 'lastVerifiedOn' | 'confidence' | 'effectiveFrom' | 'effectiveTo'
> & {
  /** State or province that the rule is of, as ISO 3166-2 writes it after the country. */
  region: string | null;
  regime: FactText;
  trigger: FactText;
  needs: FactText[];
  exceptions: FactText | null;
  breachNotice: FactText | null;
  penalty: FactText | null;
  note: FactText | null;
};

/** An entry of a dossier in the language of a page. */
export type EntryView = ({ kind: 'fact'; fact: FactView } | { kind: 'rule'; rule: RuleView }) &
  Pick<DossierEntry, 'section' | 'of' | 'isUpcoming'>;

type TextIn = (english: string) => FactText;

/** Entries in the language that `textIn` knows, in the same order. */
export function wordDossier(entries: readonly DossierEntry[], textIn: TextIn): EntryView[] {
  return entries.map((entry): EntryView => {
    const { section, of, isUpcoming } = entry;
    return entry.kind === 'fact'
      ? { kind: 'fact', fact: wordFact(entry.fact, textIn), section, of, isUpcoming }
      : { kind: 'rule', rule: wordRule(entry.rule, textIn), section, of, isUpcoming };
  });
}

/** Every text of an entry as it is shown, for searching. */
export function textsOf(entry: EntryView): string[] {
  const texts = entry.kind === 'fact' ? textsOfFact(entry.fact) : textsOfRule(entry.rule);
  return texts.flatMap((text) => (text === null ? [] : [text.words]));
}

function wordFact({ value, note, ...fact }: MarketFact, textIn: TextIn): FactView {
  return { ...fact, value: wordValue(value, textIn), note: wordOptional(note, textIn) };
}

function wordValue(value: FactValue, textIn: TextIn): ValueView {
  switch (value.type) {
    case 'rates':
      return { type: 'rates', rates: value.rates, text: wordOptional(value.text, textIn) };
    case 'amount': {
      const { amount, currency } = value;
      return { type: 'amount', amount, currency, text: wordOptional(value.text, textIn) };
    }
    case 'flag':
      return value;
    case 'text':
      return { type: 'text', text: textIn(value.text) };
    case 'list':
      return { type: 'list', items: value.items.map(textIn) };
    case 'unknown':
      return { type: 'unknown', text: wordOptional(value.text, textIn) };
  }
}

function wordRule(rule: MarketRule, textIn: TextIn): RuleView {
  const { id, source, lastVerifiedOn, confidence, effectiveFrom, effectiveTo } = rule;
  return {
    ...{ id, source, lastVerifiedOn, confidence, effectiveFrom, effectiveTo },
    region: rule.region ?? null,
    regime: textIn(rule.regime),
    trigger: textIn(rule.trigger),
    needs: rule.needs.map(textIn),
    exceptions: wordOptional(rule.exceptions, textIn),
    breachNotice: wordOptional(rule.breachNotice, textIn),
    penalty: wordOptional(rule.penalty, textIn),
    note: wordOptional(rule.note, textIn),
  };
}

function wordOptional(english: string | undefined, textIn: TextIn): FactText | null {
  return english === undefined ? null : textIn(english);
}

function textsOfFact({ value, note }: FactView): (FactText | null)[] {
  if (value.type === 'flag') return [note];
  return value.type === 'list' ? [...value.items, note] : [value.text, note];
}

function textsOfRule(rule: RuleView): (FactText | null)[] {
  const { regime, trigger, needs, exceptions, breachNotice, penalty, note } = rule;
  return [regime, trigger, ...needs, exceptions, breachNotice, penalty, note];
}
