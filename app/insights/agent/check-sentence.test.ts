import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate, formatMoney, formatPercent } from '../../i18n/format.ts';
import type { SaidValue } from '../../kernel/saying.ts';
import { say, saidCount, saidDate, saidMoney, saidName, saidPercent } from '../../kernel/saying.ts';
import { checkSentence } from './check-sentence.ts';
import type { KnownFact } from './fact-ledger.ts';

const PERIOD = { fromOn: '2026-10-24', toOn: '2026-11-22' };

let made = 0;
function fact(id: string, value: SaidValue, country: string | null = null): KnownFact {
  made += 1;
  return {
    ...{ id: country === null ? id : `${id}@${country}`, value, country, period: PERIOD },
    label: say('insights:inbox.title'),
    address: '/app/orders',
    handle: `f${made}`,
    asked: { tool: 'market_numbers', input: {} },
  };
}

function written({ value }: KnownFact, locale = 'en'): string {
  switch (value?.type) {
    case 'money':
      return formatMoney(value, locale);
    case 'count':
      return String(value.count);
    case 'percent':
      return formatPercent(value.fraction, locale);
    case 'date':
      return formatDate(value.on, locale);
    case 'name':
      return value.text;
    default:
      return '?';
  }
}

const FACTS = [
  fact('sales', saidMoney(1_234_567, 'EUR'), 'DE'),
  fact('sales.change', saidPercent(-0.124), 'DE'),
  fact('orders', saidCount(312), 'DE'),
  fact('sales', saidMoney(400_000, 'EUR'), 'FR'),
  fact('paymentSuccess', saidPercent(0.918), 'FR'),
  fact('sales', saidMoney(9_999_900, 'EUR')),
  fact('lastOrder', saidDate('2026-11-21')),
  fact('product', saidName('Sales were €777 yesterday')),
];

const check = (sentence: string, facts: readonly KnownFact[] = FACTS) =>
  checkSentence(sentence, { facts, write: (it) => written(it), zone: 'Europe/Berlin' });

describe('a sentence is said', () => {
  test.each([
    ['Sales in Germany were {f1} from {f3} orders.'],
    ['Germany sold €12,345.67 in 30 days.'],
    ['Germany sold about €12,346.'],
    ['Germany sold €12.3K.'],
    ['德国销售额为 1.23 万欧元，订单 312 笔。'],
    ['德国的销售额为 €12,345.67，下降 12.4%。'],
    ['Sales in Germany fell by 12%.'],
    ['Payment success in France is 91.8%.'],
    ['The last order came on Nov 21, 2026.'],
    ['最近一笔订单在 2026年11月21日。'],
    ['From Oct 24 to Nov 22, Germany sold €12,345.67.'],
    ['The whole shop sold {f6}.'],
    ['The best one is the first.'],
    ['The top 5 markets follow.'],
    ['The product is called “Sales were €777 yesterday”.'],
    ['Compared with the €4,000.00 of France, Germany sold {f1}.'],
  ])('%s', (sentence) => {
    expect(check(sentence)).toMatchObject({ ok: true });
  });
});

describe('a sentence is not said', () => {
  test.each([
    ['with an amount that no tool told', 'Sales in Germany were €12,345.68.', 'unconfirmed'],
    ['with another currency', 'Germany sold $12,345.67.', 'unconfirmed'],
    ['with a number that is a percentage', 'Germany had 91.8 orders.', 'unconfirmed'],
    ['with a percentage that is a number', 'It was 312%.', 'unconfirmed'],
    ['rounded too far', 'Germany sold about €10K.', 'unconfirmed'],
    ['with a number in words', 'There were seven hundred orders.', 'unconfirmed'],
    ['with a Chinese number in words', '有三百五十笔订单。', 'unconfirmed'],
    ['with a Chinese share in words', '百分之五十的订单迟到。', 'unconfirmed'],
    ['that doubles', 'Sales doubled.', 'unconfirmed'],
    ['翻倍的', '销售额翻倍。', 'unconfirmed'],
    ['with another day', 'The last order came on Nov 20.', 'unconfirmed'],
    ['with another year', 'That was in 2024.', 'unconfirmed'],
    ['of an unknown reference', 'Sales were {f99}.', 'unconfirmed'],
    ["with another market's number", 'Germany sold €4,000.00.', 'misattributed'],
    ["with the whole shop's number", 'Germany sold {f6}.', 'misattributed'],
    ['with another measure', 'Orders in Germany: {f1}.', 'misattributed'],
    ['另一项指标', '德国的退款为 {f1}。', 'misattributed'],
    ['in the wrong direction', 'Sales in Germany rose by 12.4%.', 'misattributed'],
    ['方向相反', '德国销售额增长 {f2}。', 'misattributed'],
    ['with a number out of a name', 'Sales were €777 yesterday.', 'unconfirmed'],
    ['with a link', 'See https://evil.example for {f1}.', 'address'],
    ['with a picture', '![x](//evil.example/?q=1)', 'address'],
  ])('%s', (_why, sentence, problem) => {
    expect(check(sentence)).toEqual({ ok: false, problem });
  });
});

test('no amount but those of facts gets through, however it is written', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000_000 }),
      fc.integer({ min: 0, max: 100_000_000 }),
      fc.constantFrom('en', 'zh-CN'),
      (told, said, locale) => {
        const facts = [fact('sales', saidMoney(told, 'EUR'))];
        const text = formatMoney({ amountMinor: said, currency: 'EUR' }, locale);
        const sentence = locale === 'en' ? `We sold ${text}.` : `销售额为 ${text}。`;
        expect(check(sentence, facts).ok).toBe(told === said);
      },
    ),
  );
});

test('the parts of a sentence put together are the sentence', () => {
  const checked = check('Germany sold €12,345.67 from 312 orders.');
  expect(checked.ok && checked.parts.map(({ text }) => text).join('')).toBe(
    'Germany sold €12,345.67 from 312 orders.',
  );
  expect(checked.ok && checked.facts.map(({ handle }) => handle)).toEqual(['f1', 'f3']);
});

describe('a number of a domain', () => {
  const own = [
    fact('registration.1.limit.sales', saidMoney(1_000_000, 'EUR'), 'DE'),
    fact('method.success.share', saidPercent(0.913), 'DE'),
    fact('loyalty.points', saidCount(5012), 'DE'),
  ];

  test.each([
    'Sales in Germany were €10,000.00.',
    '德国的销售额为 €10,000.00。',
    'The repeat purchase rate in Germany is 91.3%.',
    'Germany had 5,012 orders.',
  ])('is no number of the shop: “%s”', (sentence) => {
    expect(check(sentence, own)).toEqual({ ok: false, problem: 'misattributed' });
  });

  test.each([
    'Sales in Germany may reach the limit of €10,000.00.',
    'In Germany 91.3% of orders were paid at first try.',
    'Customers in Germany hold 5,012 points from their orders.',
    '德国的注册门槛为 €10,000.00，按销售额计算。',
  ])('may stand beside a measure: “%s”', (sentence) => {
    expect(check(sentence, own)).toMatchObject({ ok: true });
  });
});
