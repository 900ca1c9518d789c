import { text } from 'node:stream/consumers';
import type { ReactNode } from 'react';
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { withoutNullBytes } from './without-null-bytes.ts';

/** Long enough for several pieces, with borders at every place of a character. */
const page = (shift: number): ReactNode => (
  <main title={'x'.repeat(shift)}>
    {Array.from({ length: 400 }, (_, index) => (
      <p key={index}>{`承诺送达时间${'a'.repeat((index * 7 + shift) % 13)}`}</p>
    ))}
  </main>
);

test('a page in Chinese arrives as it was rendered', async () => {
  for (let shift = 0; shift < 20; shift++) {
    const body = withoutNullBytes();
    const { pipe } = renderToPipeableStream(page(shift), { onAllReady: () => pipe(body) });
    expect(await text(body)).toBe(renderToStaticMarkup(page(shift)));
  }
});
