import { actionDesk } from '../../../app/actions.server.ts';
import { agentParts } from '../../../app/agent-tools.server.ts';
import {
  connectionPool,
  findShopById,
  registerShop,
  type Shop,
} from '../../../app/db/index.server.ts';
import type { Answer, AnswerEvent } from '../../../app/insights/index.ts';
import {
  askAgent,
  type AgentParts,
  type AgentQuestion,
  saveModelSettings,
} from '../../../app/insights/index.server.ts';
import { ORDER_REST, insertRows } from '../../factories/store-shop-sales.ts';

export const NOW = new Date('2026-11-22T12:00:00Z');
export const LIMITS = { dailyTokens: 100_000 };

let shops = 0;

/** A shop with ten orders to Germany over €100 each, one a day, the last one today; all counted. */
export async function openSmallShop(): Promise<Shop> {
  shops += 1;
  const { shopId } = await registerShop(`agent-${shops}.myshopify.com`, NOW);
  await connectionPool().query(
    `UPDATE shop SET currency = 'EUR', zone = 'Europe/Berlin', country = 'AT' WHERE shop_id = $1`,
    [shopId],
  );
  const days = Array.from({ length: 10 }, (_, back) =>
    new Date(NOW.getTime() - back * 86_400_000).toISOString().slice(0, 10),
  );
  await insertRows(
    'order',
    shopId,
    days.map((day, index) => ({
      ...ORDER_REST,
      ...{ order_id: String(index), name: `#${1000 + index}`, test: false, currency: 'EUR' },
      ...{ processed_at: `${day}T10:00:00Z`, processed_on: day, financial_status: 'PAID' },
      ...{ country: 'DE', presentment_currency: 'EUR', total_minor: 10_000, tax_minor: 0 },
      ...{ shipping_minor: 0, presentment_total_minor: 10_000 },
    })),
  );
  await insertRows(
    'daily_rollup',
    shopId,
    days.map((day) => ({
      ...{ day, country: 'DE', currency: 'EUR', channel: 'shopify', orders: 1 },
      ...{ cancelled_orders: 0, sales_minor: 10_000, refunds_minor: 0, customer_orders: 0 },
      ...{ repeat_orders: 0, parcels_promised: 0, parcels_kept: 0 },
      ...{ payment_attempts: 0, payment_successes: 0 },
    })),
  );
  const shop = await findShopById(shopId);
  if (shop === null) throw new Error('The shop is gone');
  return shop;
}

/** Lets a local model answer in a shop. */
export async function useModel(shopId: number, baseUrl: string, key = 'sk-test-0123456789abcdef') {
  await saveModelSettings(shopId, {
    provider: 'compatible',
    baseUrl,
    modelId: 'local-model',
    key,
    ...LIMITS,
  });
}

export interface Asked {
  events: AnswerEvent[];
  /** What is left on the page. */
  text: string;
  answer: Answer;
}

/** Asks and gathers the answer as a page does. */
export async function askShop(
  shop: Shop,
  question: string,
  options: {
    parts?: AgentParts;
    conversationId?: string | null;
    insightId?: string | null;
    signal?: AbortSignal;
    limits?: AgentQuestion['limits'];
    onEvent?: (event: AnswerEvent) => void;
  } = {},
): Promise<Asked> {
  const asked = await askAgent(options.parts ?? { ...agentParts, preview: actionDesk.preview }, {
    owner: { shopId: shop.shopId, userId: '7' },
    question,
    locale: 'en',
    conversationId: options.conversationId ?? null,
    insightId: options.insightId ?? null,
    now: NOW,
    signal: options.signal ?? new AbortController().signal,
    limits: options.limits,
  });
  if (!asked.ok) throw new Error(asked.reason);
  const events: AnswerEvent[] = [];
  for await (const event of asked.events) {
    events.push(event);
    options.onEvent?.(event);
  }
  return { events, ...gather(events) };
}

function gather(events: readonly AnswerEvent[]): { text: string; answer: Answer } {
  const answer: Answer = {
    model: null,
    fellBack: null,
    parts: [],
    proposals: [],
    state: 'cut-off',
  };
  for (const event of events) {
    if (event.type === 'start') answer.model = event.model;
    if (event.type === 'fell-back') {
      const fellBack = { model: event.model, problem: event.problem };
      Object.assign(answer, { fellBack, parts: [], proposals: [], model: null });
    }
    if (event.type === 'parts') answer.parts.push(...event.parts);
    if (event.type === 'proposal') answer.proposals.push(event.proposal);
    if (event.type === 'suggestions') answer.suggestions = event.questions;
    if (event.type === 'end') answer.state = event.state;
  }
  const text = answer.parts
    .map((part) => (part.kind === 'withheld' ? `[${part.reason}]` : part.text))
    .join('');
  return { text, answer };
}
