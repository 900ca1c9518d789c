import type { EarnRule, LoyaltyDocument, RewardRule } from '../model.ts';
import type { PointForm } from '../word-points.ts';
import { counted, fill, type LoyaltyWords } from '../word-earned.ts';
import type { PanelWords } from './describe-account.ts';

/** The panel's own texts, as they stand in the locale file of a language. */
export type PanelTexts = LoyaltyWords['loyalty'] &
  Readonly<
    Record<
      | 'label'
      | 'log_in'
      | 'show'
      | 'loading'
      | 'balance'
      | 'pending'
      | 'expiry'
      | 'failed'
      | 'reward'
      | 'about'
      | 'pending_shipped'
      | 'pending_on_shipping'
      | 'usable_from'
      | 'redeem'
      | 'give_back'
      | 'confirm'
      | 'code'
      | 'code_until'
      | 'copy'
      | 'copied'
      | 'refused'
      | 'history'
      | 'kind_earn'
      | 'kind_refund'
      | 'kind_spend'
      | 'kind_return'
      | 'kind_expire'
      | 'kind_adjust',
      string
    >
  >;

/** The program as one shopper reads it. */
export interface WordedProgram {
  title: string;
  rules: string[];
  show: string;
  logIn: string;
  /** What the panel words a shopper's account with. */
  words: PanelWords;
}

/** Numbers that meet every plural category of the widgets' languages. */
const SAMPLES = [0, 1, 2, 3, 7, 11, 20, 100, 1_000_000];

/**
 * How a program works, in a language: what the panel's block says in Liquid. Amounts are written by
 * Intl, where the block has the shop's own money format.
 */
export function wordProgram(
  document: LoyaltyDocument,
  { rule, reward, country }: { rule: EarnRule; reward: RewardRule | undefined; country: string },
  texts: PanelTexts,
  language: string,
): WordedProgram {
  const money = (hundredths: number) =>
    new Intl.NumberFormat(language, { style: 'currency', currency: rule.currency }).format(
      hundredths / 100,
    );
  const points = (count: number) => counted(texts.points, count, language);
  const worth = reward === undefined ? '' : money(reward.amount);
  const { pendingDays, pendingFrom, expiryMonths, names } = document;
  return {
    title: names[language] ?? names['default'] ?? texts.label,
    show: texts.show,
    logIn: texts.log_in,
    rules: [
      fill(texts.earn_rate, { points: points(rule.points), amount: money(rule.per) }),
      ...(rule.least > 0 ? [fill(texts.minimum, { amount: money(rule.least) })] : []),
      ...(reward === undefined
        ? []
        : [
            fill(texts.reward, {
              points: points(reward.points),
              amount: reward.about ? fill(texts.about, { amount: worth }) : worth,
            }),
          ]),
      ...(pendingFrom === 'shipping'
        ? [
            pendingDays > 0
              ? fill(texts.pending_shipped, { count: String(pendingDays) })
              : texts.pending_on_shipping,
          ]
        : pendingDays > 0
          ? [counted(texts.pending_days, pendingDays, language)]
          : []),
      ...(expiryMonths === null ? [] : [counted(texts.expiry_months, expiryMonths, language)]),
    ],
    words: {
      ...panelWords(texts, language),
      ...(reward === undefined
        ? {}
        : {
            redeem: open(texts.redeem),
            country,
            currency: reward.currency,
            step: String(reward.points),
            worth: String(reward.amount),
            ...(reward.about ? { isAbout: '' } : {}),
          }),
    },
  };
}

/** What the attributes of the block say, by the same names. */
function panelWords(texts: PanelTexts, language: string): PanelWords {
  const forms = SAMPLES.map((sample): PointForm => {
    return [sample, counted(texts.points, sample, language, '{points}')];
  });
  return {
    locale: language,
    forms: JSON.stringify(forms),
    balance: open(texts.balance),
    pending: open(texts.pending),
    expiry: open(texts.expiry),
    loading: texts.loading,
    failed: texts.failed,
    usable: open(texts.usable_from),
    about: open(texts.about),
    giveBack: open(texts.give_back),
    confirm: texts.confirm,
    code: texts.code,
    off: open(texts.reward),
    until: open(texts.code_until),
    copy: texts.copy,
    copied: texts.copied,
    refused: texts.refused,
    history: texts.history,
    earn: texts.kind_earn,
    refund: texts.kind_refund,
    spend: texts.kind_spend,
    return: texts.kind_return,
    expire: texts.kind_expire,
    adjust: texts.kind_adjust,
  };
}

/** A text whose names are filled in later. @example open('Until {{ date }}') // 'Until {date}' */
function open(text: string): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, '{$1}');
}
