import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AnswerWorld, openAnswerWorld } from '../../bench/insights/answer-world.ts';
import { type Judged, judgeAnswers, scoreOf } from '../../bench/insights/judge-answers.ts';
import { FIXED_QUESTIONS } from '../../bench/insights/fixed-questions.ts';
import { GENERAL_QUESTIONS } from '../../bench/insights/questions.ts';
import { generateShop } from '../../sandbox/shops/index.ts';

let world: AnswerWorld;
let judged: Judged[];
let general: Judged[];
beforeAll(async () => {
  world = await openAnswerWorld(
    generateShop('nordlicht-living', { now: new Date(), orders: 2000 }),
  );
  judged = await judgeAnswers(world, FIXED_QUESTIONS);
  general = await judgeAnswers(world, GENERAL_QUESTIONS);
}, 300_000);
afterAll(() => world?.close());

describe.each(['en', 'zh-CN'] as const)('the built-in analyst in %s', (language) => {
  const own = () => judged.filter(({ question }) => question.language === language);

  test('answers twenty questions as the records do, nine of ten at least', () => {
    expect(own()).toHaveLength(20);
    const failed = own().filter(({ verdict }) => verdict !== 'right');
    expect(
      failed.length,
      failed
        .map(({ question, answer, verdict }) => `${verdict}: ${question.text}\n   ${answer}`)
        .join('\n'),
    ).toBeLessThanOrEqual(2);
    expect(scoreOf(own())).toBeGreaterThanOrEqual(0.9);
  });

  test('answers what is asked of the shop as a whole as the records do', () => {
    const ofLanguage = general.filter(({ question }) => question.language === language);
    expect(scoreOf(ofLanguage)).toBeGreaterThanOrEqual(0.9);
  });

  test('is never wrong: what it does not know it does not answer', () => {
    const wrong = [...judged, ...general].filter(
      ({ question, verdict }) => question.language === language && verdict === 'wrong',
    );
    expect(wrong.map(({ question, answer }) => `${question.text}\n   ${answer}`)).toEqual([]);
  });
});
