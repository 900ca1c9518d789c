import { expect, test } from 'vitest';
import { Prisma } from './generated/client.ts';
import { RETENTION } from './retention.ts';

const models = Object.values(Prisma.ModelName);

test('the models are read', () => {
  expect(models.length).toBeGreaterThan(20);
});

test.each(models)('%s has a stated life', (model) => {
  expect(Object.keys(RETENTION)).toContain(model);
});

test.each(models)('%s: its life is counted from an instant that it has', (model) => {
  const rule = RETENTION[model];
  if (rule?.life !== 'days') return;
  const fields = Object.keys((Prisma as never)[`${model}ScalarFieldEnum`] as object);
  const field = rule.since.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  expect(fields).toContain(field);
  expect(rule.days).toBeGreaterThan(0);
});
