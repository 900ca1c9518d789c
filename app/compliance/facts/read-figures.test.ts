import { describe, expect, test } from 'vitest';

import { readFigures } from './read-figures.ts';

describe('the same figures are read', () => {
  test.each([
    ['EUR 10,000 a year', '每年 10,000 欧元'],
    ['HUF 20m', '2,000 万匈牙利福林'],
    ['JPY 5bn', '50 亿日元'],
    ['KRW 1tn', '1 万亿韩元'],
    ['INR 5 crore', '5,000 万印度卢比'],
    ['GBP 17.5m', '1,750 万英镑'],
    ['RM 500', '500 林吉特'],
    ['CNY 26,000', '26,000 元'],
    ['1 Sept 2026', '2026 年 9 月 1 日'],
    ['2026-09-01', '2026 年 9 月 1 日'],
    ['by May 2027', '最迟 2027 年 5 月'],
    ['Regulation (EU) 2023/988, art. 16', '条例 (EU) 2023/988 第 16 条'],
    ['B2C sales', '面向消费者的销售'],
    ['see https://a.example/2026/x.', '见 https://a.example/2026/x。'],
  ])('in %s and %s', (english, chinese) => {
    expect(readFigures(chinese)).toEqual(readFigures(english));
  });
});

describe('another figure is noticed', () => {
  test.each([
    ['EUR 10,000', '10,000 美元'],
    ['EUR 10,000', '1,000 欧元'],
    ['EUR 2m', '20 万欧元'],
    ['1 Sept 2026', '2026 年 10 月 1 日'],
    ['art. 16', '第 19 条'],
    ['8.1%', '8% 和 1%'],
    ['see https://a.example/x', '见 https://a.example/y'],
    ['EUR 1 and EUR 2', '1 欧元和 2'],
  ])('in %s and %s', (english, chinese) => {
    expect(readFigures(chinese)).not.toEqual(readFigures(english));
  });
});

test('a word is no month, and no unit of a figure', () => {
  expect(readFigures('may end in 3 months; marches')).toEqual(['3']);
});
