import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actionDesk } from '../../../app/actions.server.ts';
import { readActivity } from '../../../app/activity/index.server.ts';
import { forShop, type Shop } from '../../../app/db/index.server.ts';
import { env } from '../../../app/env.server.ts';
import {
  type ModelSettingsInput,
  readModelSettings,
  saveModelSettings,
  testModelSettings,
} from '../../../app/insights/index.server.ts';
import { askShop, NOW, openSmallShop } from './agent-shop.fixture.ts';
import { type ProviderServer, startProvider } from './provider-servers.ts';

/*
 * OpenAI, Anthropic and whoever speaks the OpenAI format, over real connections to servers that
 * stream as the providers' references print it.
 */

const KEY = 'sk-merchant-0123456789abcdef';
const QUESTION = 'What were sales in Germany in the last 10 days?';
const PERIOD = { fromOn: '2026-11-13', toOn: '2026-11-22' };
const LOOK = { call: { tool: 'market_numbers', input: { period: PERIOD, countries: ['DE'] } } };
const HASTE = { answerMs: 400, stepMs: 400 };

let openai: ProviderServer;
let anthropic: ProviderServer;
let elsewhere: ProviderServer;
let shop: Shop;
const usual = { ...env() };
beforeAll(async () => {
  openai = await startProvider('openai');
  anthropic = await startProvider('anthropic');
  elsewhere = await startProvider('openai');
  Object.assign(env(), {
    AGENT_PRIVATE_ADDRESSES: 'allowed',
    AGENT_OPENAI_URL: openai.url,
    AGENT_ANTHROPIC_URL: anthropic.url,
  });
});
afterAll(async () => {
  Object.assign(env(), usual);
  await Promise.all([openai, anthropic, elsewhere].map((server) => server.close()));
});
beforeEach(async () => {
  shop = await openSmallShop();
});
afterEach(() => {
  for (const server of [openai, anthropic, elsewhere]) server.requests.length = 0;
});

const settings = (provider: ModelSettingsInput['provider']): ModelSettingsInput => ({
  ...{ provider, modelId: 'a-model', key: KEY, dailyTokens: 100_000 },
  baseUrl: provider === 'compatible' ? elsewhere.url : '',
});
const PROVIDERS = [
  { provider: 'openai', server: () => openai, keyOf: bearer },
  { provider: 'compatible', server: () => elsewhere, keyOf: bearer },
  {
    provider: 'anthropic',
    server: () => anthropic,
    keyOf: (headers: Record<string, unknown>) => headers['x-api-key'],
  },
] as const;
function bearer(headers: Record<string, unknown>): unknown {
  return String(headers['authorization']).replace('Bearer ', '');
}

describe.each(PROVIDERS)('$provider', ({ provider, server, keyOf }) => {
  beforeEach(async () => {
    expect(await saveModelSettings(shop.shopId, settings(provider))).toMatchObject({ ok: true });
  });

  test('asks tools, and what it says of them is checked', async () => {
    server().script(LOOK, {
      text: 'Germany sold €1,000.00. That is 47% above plan.',
    });
    const { text, answer } = await askShop(shop, QUESTION);
    expect(text).toBe('Germany sold €1,000.00. [unconfirmed]');
    expect(answer).toMatchObject({ model: 'a-model', fellBack: null, state: 'done' });
    expect(server().requests).toHaveLength(2);
    const { usedToday } = await readModelSettings(shop, NOW);
    expect(usedToday).toBeGreaterThanOrEqual(240);
  });

  test('gets the key that was entered for it, and nobody else does', async () => {
    server().script(LOOK, { text: 'Done.' });
    await askShop(shop, QUESTION);
    const others = [openai, anthropic, elsewhere].filter((each) => each !== server());
    expect(server().requests.map(({ headers }) => keyOf(headers))).toEqual([KEY, KEY]);
    for (const { body } of server().requests) expect(body).not.toContain(KEY);
    expect(others.flatMap(({ requests }) => requests)).toEqual([]);
  });

  test.each([
    [401, 'wrong-key'],
    [403, 'wrong-key'],
    [404, 'no-such-model'],
    [429, 'rate-limited'],
    [500, 'unreachable'],
    [503, 'unreachable'],
  ] as const)('that answers %i is told, and the analyst answers', async (status, problem) => {
    server().script({ status });
    const { text, answer } = await askShop(shop, QUESTION);
    expect(answer.fellBack).toEqual({ model: 'a-model', problem });
    expect(text).toContain('€1,000.00');
    const tested = await testModelSettings(
      shop.shopId,
      settings(provider),
      new AbortController().signal,
    );
    expect(tested).toMatchObject({ ok: false, reason: problem });
  });

  test.each([
    ['at once', [{ hangs: true }]],
    ['behind a tool', [LOOK, { hangs: true }]],
  ] as const)('that never answers, %s, is given up in time', async (_when, replies) => {
    server().script(...replies);
    const { text, answer } = await askShop(shop, QUESTION, { limits: HASTE });
    expect(answer.fellBack).toEqual({ model: 'a-model', problem: 'too-slow' });
    expect(text).toContain('€1,000.00');
  });

  test('is tested by a call of a tool', async () => {
    const asked = () =>
      testModelSettings(shop.shopId, settings(provider), new AbortController().signal);
    server().script({ call: { tool: 'ready', input: {} } }, { text: 'Done.' });
    expect(await asked()).toMatchObject({ ok: true });
    server().script({ text: 'I am ready.' });
    expect(await asked()).toMatchObject({ ok: false, reason: 'no-tools' });
    server().script({ hangs: true });
    const gone = await testModelSettings(
      shop.shopId,
      settings(provider),
      AbortSignal.timeout(HASTE.answerMs),
    );
    expect(gone).toMatchObject({ ok: false, reason: 'too-slow' });
  });
});

describe('a change of the model', () => {
  const actor = { kind: 'merchant' as const, id: '7' };
  let minutes = 0;
  /** Each change a minute after the one before. */
  const by = () => ({ now: new Date(NOW.getTime() + ++minutes * 60_000), actor });
  const entries = async () => (await readActivity(shop.shopId)).entries;
  const undo = async (activityId: string) => actionDesk.undo({ ...shop, now: NOW }, activityId);

  test('is in the activity log without the key, with who made it', async () => {
    await saveModelSettings(shop.shopId, settings('openai'), by());
    const [entry] = await entries();
    expect(entry).toMatchObject({
      action: 'insights.choose-model',
      actor,
      state: 'done',
    });
    const rows = await forShop(shop.shopId).activity.findMany();
    expect(JSON.stringify(rows)).not.toMatch(/sk-merchant|cdef/);
    const stored = await forShop(shop.shopId).agentModel.findFirstOrThrow();
    expect(JSON.stringify(rows)).not.toContain(stored.sealedKey);
  });

  test('that changes nothing is not logged', async () => {
    await saveModelSettings(shop.shopId, settings('openai'), by());
    await saveModelSettings(shop.shopId, { ...settings('openai'), key: '' }, by());
    expect(await entries()).toHaveLength(1);
  });

  test('can be undone, and the key stays where it belongs', async () => {
    await saveModelSettings(shop.shopId, settings('openai'), by());
    const other = { ...settings('openai'), key: '', modelId: 'other', dailyTokens: 5000 };
    await saveModelSettings(shop.shopId, other, by());
    const [latest] = await entries();
    expect(latest?.undoable).toBe(true);
    expect(await undo(latest!.activityId)).toMatchObject({ ok: true });
    expect(await readModelSettings(shop, NOW)).toMatchObject({
      ...{ provider: 'openai', modelId: 'a-model', dailyTokens: 100_000, keyEnding: 'cdef' },
    });
  });

  test('from the built-in analyst to a provider is undone with its key', async () => {
    await saveModelSettings(shop.shopId, settings('anthropic'), by());
    const [latest] = await entries();
    expect(await undo(latest!.activityId)).toMatchObject({ ok: true });
    expect(await forShop(shop.shopId).agentModel.count()).toBe(0);
  });

  test('that lost a key can not be undone: the key is gone', async () => {
    await saveModelSettings(shop.shopId, settings('openai'), by());
    await saveModelSettings(shop.shopId, { ...settings('anthropic') }, by());
    const [latest] = await entries();
    expect(latest?.undoable).toBe(false);
  });

  test('is not undone over what somebody has changed since', async () => {
    await saveModelSettings(shop.shopId, settings('openai'), by());
    const [first] = await entries();
    await saveModelSettings(shop.shopId, { ...settings('openai'), key: '', modelId: 'b' }, by());
    expect(await undo(first!.activityId)).toMatchObject({ ok: false });
    expect(await readModelSettings(shop, NOW)).toMatchObject({ modelId: 'b' });
  });
});
