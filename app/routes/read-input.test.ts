import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readInput, readParameters, toFieldErrors } from './read-input.server.ts';

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('https://app.example.com/app', { method: 'POST', body, headers });
const json = { 'Content-Type': 'application/json' };

async function status(request: Request): Promise<number> {
  const thrown = await readInput(request, 1000).catch((error: unknown) => error);
  return thrown instanceof Response ? thrown.status : 0;
}

describe('input of a form', () => {
  test('as JSON comes as it was sent', async () => {
    expect(await readInput(post('{"lanes":[{"days":3}]}', json), 1000)).toEqual({
      lanes: [{ days: 3 }],
    });
  });

  test('as fields comes as texts, repeated ones as a list', async () => {
    const form = new URLSearchParams([
      ['name', 'A'],
      ['country', 'DE'],
      ['country', 'AT'],
      ['country', 'CH'],
    ]);
    expect(await readInput(post(form), 1000)).toEqual({ name: 'A', country: ['DE', 'AT', 'CH'] });
  });

  test('without a body is an empty form', async () => {
    expect(await readInput(post(''), 1000)).toEqual({});
  });

  test('a field called __proto__ is a field', async () => {
    const input = await readInput(post(new URLSearchParams({ __proto__: 'x', a: '1' })), 1000);
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
  });

  test.each([
    ['broken JSON', 400, () => post('{', json)],
    ['a broken form', 400, () => post('x', { 'Content-Type': 'multipart/form-data' })],
    ['something else', 400, () => post('hello', { 'Content-Type': 'text/csv' })],
    ['too much', 413, () => post(`"${'x'.repeat(2000)}"`, json)],
  ])('%s is refused with %i', async (_what, expected, request) => {
    expect(await status(request())).toBe(expected);
  });
});

test('a query is read as texts and lists', () => {
  expect(readParameters(new URLSearchParams('a=1&b=2&b=3'))).toEqual({ a: '1', b: ['2', '3'] });
});

test('every problem is told by its field, with what the wording needs', () => {
  const schema = z
    .object({
      lanes: z.array(z.object({ days: z.number().int().min(1).max(60) })),
      name: z.string(),
    })
    .refine((value) => value.lanes.length < 2, { error: 'one lane at most', path: ['lanes'] });
  const { error } = schema.safeParse({ lanes: [{ days: 99 }, { days: 1 }], name: 7 });
  expect(toFieldErrors(error!)).toMatchObject({
    'lanes.0.days': [{ code: 'too_big', params: { maximum: 60 } }],
    name: [{ code: 'invalid_type', params: { expected: 'string' } }],
  });
});
