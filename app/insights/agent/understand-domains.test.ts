import { describe, expect, test } from 'vitest';
import { NEAR_QUESTIONS, nearQuestions } from './near-questions.ts';
import { understandDomain } from './understand-domains.ts';
import { understandQuestion } from './understand-question.ts';

const CONTEXT = {
  todayOn: '2026-11-22',
  usualPeriod: { fromOn: '2026-10-24', toOn: '2026-11-22' },
  carriers: ['DHL', 'UPS', 'Nachtbus Kurier'],
};
const asked = (question: string, before?: string) => {
  const found = understandQuestion(question, { ...CONTEXT, before });
  return found.kind === 'domain' ? found.asked : found;
};

describe('questions about the domains', () => {
  test.each([
    ['Do I need to register for VAT in Germany?', { kind: 'registration', country: 'DE' }],
    ['German VAT registration', { kind: 'registration', country: 'DE' }],
    ['VAT DE do we have to register', { kind: 'registration', country: 'DE' }],
    ['德国要不要注册增值税？', { kind: 'registration', country: 'DE' }],
    ['德要注册VAT吗', { kind: 'registration', country: 'DE' }],
    ['澳洲 GST 要不要注册', { kind: 'registration', country: 'AU' }],
    ['Do I have sales tax nexus in California?', { country: 'US', region: 'CA' }],
    ['加州销售税门槛到了吗', { country: 'US', region: 'CA' }],
    ['Am I registered in Australia?', { country: 'AU', about: 'record' }],
    ['Do we need IOSS?', { country: 'EU', duty: 'ioss' }],
    ['哪些市场快到注册门槛了？', { kind: 'registrations', state: 'approaching' }],
    ['Which registration limits have we exceeded?', { kind: 'registrations', state: 'over' }],
    ['Where must I register?', { kind: 'registrations', state: 'due' }],
    ['How long do parcels to Japan take?', { kind: 'transit', countries: ['JP'] }],
    ['delivery time jp', { kind: 'transit', countries: ['JP'] }],
    ['发日本一般几天到', { kind: 'transit', countries: ['JP'] }],
    ['how fast is Nachtbus Kurier to France', { carriers: ['Nachtbus Kurier'], countries: ['FR'] }],
    ['Is DHL or UPS faster to the US?', { carriers: ['DHL', 'UPS'], countries: ['US'] }],
    ['德国和法国的时效分别是多少', { countries: ['DE', 'FR'] }],
    ['Which carrier is fastest to the US?', { by: 'carrier', order: 'fastest', country: 'US' }],
    ['哪个国家送得最慢', { kind: 'transit-ranking', by: 'country', order: 'slowest' }],
    ['Are any lanes getting slower?', { kind: 'slow-lanes' }],
    ['最近哪条线路变慢了', { kind: 'slow-lanes' }],
    ['What percentage of orders arrive early?', { kind: 'promises', about: 'early' }],
    ['法国有多少订单没按承诺送到', { kind: 'promises', about: 'broken', country: 'FR' }],
    ['Which market do we break promises in most?', { kind: 'promise-ranking', order: 'least' }],
    ['How long does the warehouse take to hand over orders?', { kind: 'handover' }],
    ['瑞典 Klarna 的成功率是多少？', { way: 'klarna', countries: ['SE'], failed: false }],
    ['klarna success rate sweden', { way: 'klarna', countries: ['SE'], metric: 'success' }],
    ['How often does PayPal fail in Germany?', { way: 'paypal', failed: true }],
    ['What share of customers use Klarna in Germany?', { metric: 'usage', way: 'klarna' }],
    ['德国最常用的支付方式', { kind: 'method-ranking', metric: 'usage', order: 'most' }],
    ['How many chargebacks did we have?', { way: null, metric: 'disputes' }],
    ['visa chargebacks', { way: 'visa', metric: 'disputes' }],
    ['哪种支付方式手续费最高', { by: 'method', metric: 'fees', order: 'most' }],
    ['In which country does Klarna fail most?', { by: 'country', way: 'klarna', order: 'least' }],
    ['Why do payments fail in France?', { kind: 'failures', country: 'FR' }],
    ['What is one dollar in yen?', { kind: 'rate', currency: 'JPY', against: 'USD' }],
    ['日元汇率', { kind: 'rate', currency: 'JPY', against: null }],
    ['日本的毛利率是多少', { kind: 'margin', country: 'JP' }],
    ['How many points are outstanding?', { kind: 'points', about: 'points' }],
    ['How many points do customers have?', { kind: 'points', about: 'points' }],
    ['How many customers have points?', { kind: 'points', about: 'members' }],
    ['快到期的积分有多少', { kind: 'points', about: 'expiring' }],
    ['points redeemed last month', { kind: 'points-moved', about: 'redeemed' }],
    ['法语还有多少没翻译？', { kind: 'coverage', language: 'fr', about: 'missing' }],
    ['Is the Swedish translation finished?', { language: 'sv', about: 'complete' }],
    ['translation progress Italy', { country: 'IT', language: null }],
    ['哪种语言最不完整', { kind: 'coverage-ranking', order: 'least' }],
  ])('%s', (question, expected) => {
    expect(asked(question)).toMatchObject(expected);
  });

  test.each([
    ['What is the VAT rate in Germany?', 'another figure of the law'],
    ['德国增值税税率是多少', 'another figure of the law'],
    ['How do I register for VAT in Germany?', 'a way to do it'],
    ['Do I have to pay VAT in Germany?', 'a payment'],
    ['What was our margin last year?', 'a margin of the past'],
    ['How many points did customers have last month?', 'points of the past'],
    ['Who has the most points?', 'a person'],
    ['谁的积分最多', 'a person'],
    ['average points per member', 'an average that nobody counts'],
    ['100 euros in yen', 'an amount'],
    ['下个月美元汇率会涨吗', 'the future'],
    ['How much does shipping to Japan cost?', 'a price'],
    ['How long do parcels to Japan take from Shenzhen?', 'a city that is not known'],
    ['How do I translate my shop?', 'a way to do it'],
    ['Why did Klarna sales fall?', 'a cause that no tool tells'],
    ['how long does express shipping to Japan take', 'a service that is not known'],
    ['Which customers have points?', 'people'],
    ['一个积分值多少钱', 'the worth of one point'],
    ['Klarna sales in Sweden', 'sales by a method'],
    ['Should I turn off Klarna in Sweden?', 'a decision'],
    ['regstration vta grmany', 'no words'],
  ])('“%s” is not answered: it asks for %s', (question) => {
    expect(asked(question)).toMatchObject({ kind: 'unanswered' });
  });

  test.each([
    ['And in France?', 'How long do parcels to Japan take?', { countries: ['FR'] }],
    ['那法国呢？', '瑞典 Klarna 的成功率是多少？', { way: 'klarna', countries: ['FR'] }],
    ['And PayPal?', 'What is the success rate of Klarna in Sweden?', { way: 'paypal' }],
    ['what about Dutch', 'How complete is the French translation?', { language: 'nl' }],
    ['英国呢', '德国要不要注册增值税？', { kind: 'registration', country: 'GB' }],
    ['And sales in Austria?', 'How long do parcels to Japan take?', { kind: 'numbers' }],
  ])('“%s” goes on from “%s”', (question, before, expected) => {
    expect(asked(question, before)).toMatchObject(expected);
  });

  test('a carrier that is named like a country is no country', () => {
    expect(asked('How long does Japan Post take to Germany?')).toMatchObject({
      countries: ['DE'],
      carriers: ['Japan Post'],
    });
  });

  test('names of languages, currencies and countries are told apart by what is asked', () => {
    expect(asked('French translations missing')).toMatchObject({ language: 'fr', country: null });
    expect(asked('French VAT registration')).toMatchObject({ country: 'FR' });
    expect(asked('Swiss franc exchange rate')).toMatchObject({ currency: 'CHF' });
  });

  test('what names no domain is none of theirs', () => {
    for (const question of ['Sales in Germany last month?', '上个月有多少订单？', 'hello']) {
      expect(understandDomain(question, CONTEXT)).toBeNull();
    }
  });
});

describe('questions that are offered instead', () => {
  const country = { en: 'Germany', 'zh-CN': '德国' } as const;

  test.each(
    (['en', 'zh-CN'] as const).flatMap((locale) =>
      [...new Set(Object.values(NEAR_QUESTIONS[locale]).flat())].map(
        (text) => [text.replace('{country}', country[locale])] as const,
      ),
    ),
  )('“%s” is understood', (question) => {
    expect(asked(question)).not.toMatchObject({ kind: 'unanswered' });
  });

  test.each([
    ['What is the VAT rate in Germany?', /Germany/],
    ['How much does shipping to Japan cost?', /parcels to Japan/],
    ['Should I turn off Klarna in Sweden?', /Sweden/],
    ['Who has the most points?', /points/],
    ['How many visitors did we have?', /first/],
  ])('are near to “%s”', (question, expected) => {
    const names = new Intl.DisplayNames('en', { type: 'region' });
    const offered = nearQuestions(question, CONTEXT, {
      locale: 'en',
      country: (code) => names.of(code) ?? code,
      usualCountry: 'FR',
    });
    expect(offered).toHaveLength(3);
    expect(offered[0]).toMatch(expected);
  });
});
