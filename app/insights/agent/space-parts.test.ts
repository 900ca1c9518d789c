import { expect, test } from 'vitest';
import type { AnswerPart } from './model.ts';
import { spaceParts } from './space-parts.ts';

const text = (words: string): AnswerPart => ({ kind: 'text', text: words });
const fact = (words: string): AnswerPart => ({
  kind: 'fact',
  text: words,
  label: '',
  address: null,
});
const written = (parts: AnswerPart[]) =>
  spaceParts(parts)
    .map((part) => (part.kind === 'withheld' ? '' : part.text))
    .join('');

test.each([
  [[fact('UPS'), text('寄往日本')], 'UPS 寄往日本'],
  [[text('最快的是'), fact('UPS'), text('（5）')], '最快的是 UPS（5）'],
  [[text('为 '), fact('€5.00'), text('。')], '为 €5.00。'],
  [[fact('2026年4月13日'), text(' 的汇率')], '2026年4月13日的汇率'],
  [[text('每 '), fact('法语'), text('：'), fact('100%')], '每法语：100%'],
  [[text('Sales '), fact('5'), text(' more')], 'Sales 5 more'],
])('%#: values stand in Chinese as its typography asks', (parts, expected) => {
  expect(written(parts)).toBe(expected);
});
