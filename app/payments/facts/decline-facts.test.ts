import { describe, expect, it } from 'vitest';

import english from '../locales/en.json' with { type: 'json' };
import chinese from '../locales/zh-CN.json' with { type: 'json' };
import { DECLINE_CAUSES, DECLINE_CLASSES, declineFacts, diagnoseFailure } from './decline-facts.ts';
import { paymentFacts } from './payment-facts.ts';

describe('error codes of payments', () => {
  it('are those of the API version, each with class and cause', () => {
    expect(Object.keys(declineFacts.codes)).toHaveLength(47);
    for (const code of paymentFacts.methodSideErrors) {
      expect(diagnoseFailure(code)?.methodSide).toBe(true);
    }
  });

  it('that nobody has explained are not judged', () => {
    for (const code of ['', 'SOMETHING_NEW', 'constructor', '__proto__', 'card_declined']) {
      expect(diagnoseFailure(code)).toBeNull();
    }
  });

  it.each([
    ['English', english],
    ['Chinese', chinese],
  ])('have a cause and a fix in %s, and no words without a code', (_name, words) => {
    expect(Object.keys(words.failure.cause).toSorted()).toEqual([...DECLINE_CAUSES].toSorted());
    expect(Object.keys(words.failure.class).toSorted()).toEqual([...DECLINE_CLASSES].toSorted());
    const used = new Set(Object.values(declineFacts.codes).map(({ cause }) => cause));
    expect([...used].toSorted()).toEqual([...DECLINE_CAUSES].toSorted());
  });
});
