import { paymentFacts } from './facts/payment-facts.ts';
import type { MethodWord } from './model.ts';
import type { PayWay } from './pay-way.ts';

/** A way to pay with what it takes to write its name on a page. */
export interface NamedWay extends PayWay {
  /** Brand in the page's language; null where a word or the gateway says it all. */
  brand: string | null;
  word: MethodWord | null;
}

/** @example nameWay({ id: 'alipay', method: 'alipay', gatewayName: null }, 'zh-CN').brand // '支付宝' */
export function nameWay(way: PayWay, locale: string): NamedWay {
  const method = way.method === null ? undefined : paymentFacts.methodOf(way.method);
  return {
    ...way,
    brand: method?.names?.[locale] ?? method?.name ?? null,
    word: method?.word ?? null,
  };
}
