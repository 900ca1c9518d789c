import type { ShopperAccount } from '../shopper-account.ts';
import type { LoyaltyAccount } from '../summarize-account.ts';
import { type PointForm, wordPoints } from '../word-points.ts';

/** A piece of the panel: an element with its text, what follows the text, and what a click does. */
export interface PanelNode {
  tag: 'p' | 'b' | 'button' | 'details' | 'summary' | 'ul' | 'li';
  text?: string | undefined;
  children?: PanelNode[] | undefined;
  action?: 'copy' | 'return' | 'redeem' | undefined;
  /** What is copied, or the request's input as JSON. */
  input?: string | undefined;
}

/**
 * Words and numbers of a page's panel: texts with `{points}`, `{date}` and `{amount}` in them, the
 * plural forms as JSON, and what a step of points is worth. As attributes of the block have them.
 */
export type PanelWords = Readonly<Record<string, string | undefined>>;

/** An app of an earlier version tells less. */
export type ToldAccount = LoyaltyAccount & Partial<ShopperAccount>;

/** As many steps as one code may be for. */
const STEPS_MAX = 100;

/**
 * What the panel shows of a shopper's account, for the block and for Hydrogen storefronts: balance,
 * what waits, what ends first, codes, ways to redeem, history.
 */
export function describeAccount(account: ToldAccount, words: PanelWords): PanelNode[] {
  const { locale = '', forms = '[]', step = '', worth = '', currency = '' } = words;
  const { points, pending, expiry, codes = [], lines = [] } = account;
  const fill = (text = '', count = 0, on?: string | null, amount = '') =>
    text
      .replace('{points}', wordPoints(JSON.parse(forms) as PointForm[], count, locale))
      .replace('{date}', on ? dateOf(on, locale) : '')
      .replace('{amount}', amount);
  const money = (hundredths: number, of: string) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency: of }).format(hundredths / 100);
  const about = (amount: string) => fill(words.about, 0, null, amount);
  const nodes: PanelNode[] = [];
  const add = (
    tag: PanelNode['tag'],
    text?: string,
    children?: PanelNode[],
    action?: PanelNode['action'],
    input?: string,
  ) => nodes.push({ tag, text, children, action, input });
  const button = (action: PanelNode['action'], input: string, text?: string) =>
    add('button', text, [], action, input);
  add('p', fill(words.balance, points));
  if (pending) {
    const { availableOn: on } = pending;
    add('p', fill(on ? words.usable : words.pending, pending.points, on));
  }
  if (expiry) add('p', fill(words.expiry, expiry.points, expiry.expiresOn));
  for (const { code, points: held, endsOn, redemptionId, ...its } of codes) {
    if (!code) {
      add('p', words.loading);
      continue;
    }
    add('p', `${words.code}: `, [{ tag: 'b', text: code }]);
    // What Shopify takes off is in the shop's currency: it is named, beside what was promised.
    if (its.worth) {
      const exact = money(its.worth, its.shopCurrency);
      const { promised } = its;
      const amount = promised ? `${about(money(promised, its.currency))} (${exact})` : exact;
      add('p', fill(words.off, held, null, amount));
    }
    button('copy', code, words.copy);
    add('p', fill(words.until, 0, endsOn));
    button('return', JSON.stringify({ redemptionId }), fill(words.giveBack, held));
  }
  const most = Math.floor(points / +step);
  for (const steps of words.redeem && most > 0 ? new Set([1, Math.min(most, STEPS_MAX)]) : []) {
    const sum = money(+worth * steps, currency);
    const amount = words.isAbout === undefined ? sum : about(sum);
    const input = JSON.stringify({ country: words.country, currency, steps });
    button('redeem', input, fill(words.redeem, +step * steps, null, amount));
  }
  if (lines.length > 0) {
    const signed = new Intl.NumberFormat(locale, { signDisplay: 'always' });
    const children = lines.map(({ on, kind, points: moved }): PanelNode => {
      const text = [dateOf(on, locale), words[kind], signed.format(moved)].join(' · ');
      return { tag: 'li', text };
    });
    add('details', undefined, [
      { tag: 'summary', text: words.history },
      { tag: 'ul', children },
    ]);
  }
  return nodes;
}

function dateOf(on: string, locale: string): string {
  const date = new Intl.DateTimeFormat(locale, {
    ...{ dateStyle: 'medium', calendar: 'gregory', timeZone: 'UTC' },
  });
  return date.format(new Date(on));
}
