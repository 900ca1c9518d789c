import { expect, test } from 'vitest';
import { describeError } from './log.server.ts';

test('an error is told without what a library hung on it', () => {
  const client = { password: 'secret' };
  const lost = Object.assign(new Error('connection lost', { cause: new Error('reset') }), {
    code: '57P01',
    client,
  });
  const told = describeError(lost);
  expect(told).toMatchObject({
    name: 'Error',
    message: 'connection lost',
    code: '57P01',
    cause: { message: 'reset' },
  });
  expect(JSON.stringify(told)).not.toContain(client.password);
});

test('what is thrown without being an error is told as it is', () => {
  expect(describeError('plain')).toBe('plain');
});
