import { expect, it } from 'vitest';
import { encodeText } from '../../../tests/factories/order-files/index.ts';
import { glimpseLine } from './glimpse-line.ts';
import { FileEncoding } from './index.ts';

it.each(FileEncoding.options)('shows the header in %s as it was written there', (encoding) => {
  const header = 'order_id;created_at;total';
  const shown = glimpseLine(encodeText(`\n${header}\n1;2;3\n`, encoding, true), 2);
  expect(shown[encoding]).toBe(header);
});

it('tells the encodings of one file apart', () => {
  const shown = glimpseLine(encodeText('注文番号,金額\n', 'shift_jis'), 1);
  expect(shown['shift_jis']).toBe('注文番号,金額');
  expect(shown['gb18030']).not.toBe(shown['shift_jis']);
});

it('shows the first line with text where there is no such header line, and nobody in it', () => {
  const text = `\n\nAda, ada@example.com, +44 20 7946 0000, ${'x'.repeat(2000)}`;
  const { 'utf-8': shown } = glimpseLine(new TextEncoder().encode(text), 40);
  expect(shown).toMatch(/^Ada, … …, x+…$/);
  expect(shown.length).toBeLessThanOrEqual(160);
});
