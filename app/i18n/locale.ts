/** Languages of the admin pages, complete; the first is the fallback. */
export const ADMIN_LOCALES = ['en', 'zh-CN'] as const;
export type AdminLocale = (typeof ADMIN_LOCALES)[number];

/**
 * The admin language for a request: Shopify's `locale` parameter first, then the browser's
 * `Accept-Language`, then English.
 *
 * Every kind of Chinese gets Simplified Chinese, because it is the only one there is.
 * @example chooseLocale({ param: 'zh-TW', acceptLanguage: null }) // 'zh-CN'
 * @example chooseLocale({ param: 'fr', acceptLanguage: 'zh-CN,zh;q=0.9' }) // 'zh-CN'
 */
export function chooseLocale(asked: {
  param: string | null;
  acceptLanguage: string | null;
}): AdminLocale {
  for (const tag of [asked.param ?? '', ...acceptedTags(asked.acceptLanguage ?? '')]) {
    const language = tag.trim().split(/[-_]/)[0]?.toLowerCase();
    if (language === 'zh') return 'zh-CN';
    if (language === 'en') return 'en';
  }
  return ADMIN_LOCALES[0];
}

/** The admin language for a request, by its address and headers. */
export function localeOfRequest(request: Request): AdminLocale {
  return chooseLocale({
    param: new URL(request.url).searchParams.get('locale'),
    acceptLanguage: request.headers.get('accept-language'),
  });
}

const MAX_HEADER_CHARACTERS = 512;

/** Language tags in the order of their weights; equal weights keep their order (RFC 9110, 12.5.4). */
function acceptedTags(header: string): string[] {
  return header
    .slice(0, MAX_HEADER_CHARACTERS)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag, weight: weight === undefined ? 1 : Number(weight.split('=')[1]) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
