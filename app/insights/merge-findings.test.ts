import { describe, expect, test } from 'vitest';
import type { Finding } from '../kernel/insight.ts';
import { say } from '../kernel/saying.ts';
import { type KnownInsight, mergeFindings } from './merge-findings.ts';
import { groupByTopic, rankValue } from './rank-insights.ts';

const NOW = new Date('2026-11-22T08:00:00Z');
const LATER = new Date('2026-11-23T08:00:00Z');
const EARLIER = new Date('2026-11-21T08:00:00Z');

function finding(subject: string, change: Partial<Finding> = {}): Finding {
  return {
    subject,
    country: 'DE',
    topic: `topic:${subject}`,
    sentence: say('insights:inbox.title'),
    evidence: [{ saying: say('insights:inbox.title') }],
    money: null,
    confidence: 1,
    sinceOn: null,
    dueOn: null,
    urgency: 'should',
    next: { kind: 'open', label: say('insights:inbox.title'), address: '/app' },
    ...change,
  };
}

const known = (state: KnownInsight['state'], snoozedUntil: Date | null = null): KnownInsight => ({
  insightId: 'i',
  subject: 'a',
  state,
  snoozedUntil,
});
const missing = { subject: 'a', country: null, missing: say('insights:inbox.title') };

describe('what a run of a detector changes', () => {
  test.each([
    ['open', known('open'), 'open', false],
    ['snoozed, before the time', known('snoozed', LATER), 'snoozed', false],
    ['snoozed, after the time', known('snoozed', EARLIER), 'open', false],
    ['dismissed', known('dismissed'), 'dismissed', false],
    ['resolved', known('resolved'), 'open', true],
  ] as const)('found again: %s', (_name, insight, state, reopened) => {
    const changes = mergeFindings([insight], { findings: [finding('a')], unjudged: [] }, NOW);
    expect(changes.updated).toMatchObject([{ insightId: 'i', state, reopened }]);
    expect(changes.added).toEqual([]);
    expect(changes.resolvedIds).toEqual([]);
  });

  test.each([
    ['open', 'open', ['i']],
    ['snoozed', 'snoozed', ['i']],
    ['dismissed', 'dismissed', ['i']],
    ['resolved', 'resolved', []],
  ] as const)('no longer found: %s', (_name, state, resolvedIds) => {
    const changes = mergeFindings([known(state)], { findings: [], unjudged: [] }, NOW);
    expect(changes).toEqual({ added: [], updated: [], resolvedIds });
  });

  test('what could not be judged stays as it is', () => {
    const changes = mergeFindings([known('open')], { findings: [], unjudged: [missing] }, NOW);
    expect(changes).toEqual({ added: [], updated: [], resolvedIds: [] });
  });

  test('new ones come once, the most worth first', () => {
    const cheap = finding('b', { confidence: 0.5 });
    const dear = finding('c', {
      money: {
        expectedMinor: 5_000,
        lowMinor: 1_000,
        highMinor: 9_000,
        currency: 'EUR',
        per: 'month',
      },
    });
    const findings = [cheap, dear, { ...cheap, confidence: 0.6 }];
    const { added } = mergeFindings([], { findings, unjudged: [] }, NOW);
    expect(added.map(({ subject, confidence }) => [subject, confidence])).toEqual([
      ['c', 1],
      ['b', 0.6],
    ]);
  });
});

describe('the order of the inbox', () => {
  const money = (expectedMinor: number, per: 'month' | 'once') => ({
    ...{ expectedMinor, per, currency: 'EUR' },
    lowMinor: 0,
    highMinor: expectedMinor,
  });

  test('what the law asks for, then money by how sure it is, then ideas', () => {
    const idea = finding('idea', { urgency: 'may', money: money(10_000_000, 'month') });
    const sure = finding('sure', { money: money(60_000, 'month') });
    const unsure = finding('unsure', { money: money(100_000, 'month'), confidence: 0.5 });
    const once = finding('once', { money: money(240_000, 'once') });
    const law = finding('law', { urgency: 'must' });
    const order = [idea, once, unsure, sure, law].sort((a, b) => rankValue(b) - rankValue(a));
    expect(order.map(({ subject }) => subject)).toEqual(['law', 'sure', 'unsure', 'once', 'idea']);
  });

  test('one card for a topic, led by the costliest, in the order of the leads', () => {
    const cards = groupByTopic([
      { topic: 'x', id: 1 },
      { topic: 'y', id: 2 },
      { topic: 'x', id: 3 },
    ]);
    expect(cards).toEqual([
      { lead: { topic: 'x', id: 1 }, others: [{ topic: 'x', id: 3 }] },
      { lead: { topic: 'y', id: 2 }, others: [] },
    ]);
  });
});
