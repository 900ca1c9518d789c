import { describe, expect, it } from 'vitest';

import { chooseLocale, localeOfRequest } from './locale.ts';

describe('the admin language', () => {
  it.each([
    { param: 'zh-CN', acceptLanguage: 'en', locale: 'zh-CN' },
    { param: 'zh-TW', acceptLanguage: null, locale: 'zh-CN' },
    { param: 'zh_Hans', acceptLanguage: null, locale: 'zh-CN' },
    { param: 'en-GB', acceptLanguage: 'zh-CN', locale: 'en' },
    { param: 'de', acceptLanguage: 'zh-CN,zh;q=0.9', locale: 'zh-CN' },
    { param: null, acceptLanguage: 'fr;q=1, en;q=0.2, zh;q=0.7', locale: 'zh-CN' },
    { param: null, acceptLanguage: 'zh;q=0, en', locale: 'en' },
    { param: 'de', acceptLanguage: 'fr', locale: 'en' },
    { param: '', acceptLanguage: ';;;q=,,', locale: 'en' },
    { param: null, acceptLanguage: null, locale: 'en' },
  ])('is $locale for $param and "$acceptLanguage"', ({ locale, ...asked }) => {
    expect(chooseLocale(asked)).toBe(locale);
  });

  it('is read from the address and the headers of a request', () => {
    const request = new Request('https://app.example/app?locale=zh-CN', {
      headers: { 'accept-language': 'en' },
    });
    expect(localeOfRequest(request)).toBe('zh-CN');
  });
});
