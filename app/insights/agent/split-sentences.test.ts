import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitSentences, takeSentences } from './split-sentences.ts';

test.each([
  ['Sales were 1.5 times {f1}. Orders fell.', ['Sales were 1.5 times {f1}. ', 'Orders fell.']],
  ['Germany vs. the others. Then France', ['Germany vs. the others. ', 'Then France']],
  ['销售额为 {f1}。{f2:period}，订单为 {f2}。', ['销售额为 {f1}。', '{f2:period}，订单为 {f2}。']],
  ['他说“好。”然后', ['他说“好。”', '然后']],
  ['One\nTwo', ['One\n', 'Two']],
])('“%s” has its sentences', (text, sentences) => {
  expect(splitSentences(text)).toEqual(sentences);
});

test('nothing is lost, however the text comes in', () => {
  const letters = fc.constantFrom('a', 'B', '.', '。', ' ', '\n', '!', '1', '”', '{f1}');
  fc.assert(
    fc.property(fc.array(letters), fc.integer({ min: 1, max: 5 }), (parts, size) => {
      const text = parts.join('');
      let rest = '';
      const taken: string[] = [];
      for (let at = 0; at < text.length; at += size) {
        const step = takeSentences(rest + text.slice(at, at + size));
        taken.push(...step.sentences);
        rest = step.rest;
      }
      expect(taken.join('') + rest).toBe(text);
      expect(splitSentences(text).join('')).toBe(text);
    }),
  );
});
