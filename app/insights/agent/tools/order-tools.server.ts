import { z } from 'zod';
import { findShopById } from '../../../db/index.server.ts';
import { type AgentTool, ToolCountry, ToolPeriod } from '../../../kernel/agent-tool.ts';
import { saidCount, say } from '../../../kernel/saying.ts';
import { countOrders, filterContext, parseOrderQuery } from '../../../sync/index.server.ts';
import type { OrderKind } from '../understand-question.ts';

/** Kinds of orders that can be counted, as filters of the list of orders. */
export const ORDER_KINDS = [
  'late',
  'unsent',
  'on-its-way',
  'delivered',
  'refunded',
  'payment-failed',
  'unpaid',
] as const satisfies readonly OrderKind[];

const FILTERS: Record<OrderKind, [string, string]> = {
  late: ['parcel', 'late'],
  unsent: ['parcel', 'unsent'],
  'on-its-way': ['parcel', 'on-its-way'],
  delivered: ['parcel', 'delivered'],
  refunded: ['refunded', '1'],
  'payment-failed': ['failed', '1'],
  unpaid: ['payment', 'PENDING'],
};

const Input = z.strictObject({
  kind: z.enum(ORDER_KINDS),
  country: ToolCountry.optional(),
  period: ToolPeriod.optional().describe('by the day of the order; without it, all orders'),
});
type Input = z.infer<typeof Input>;

/** Orders are counted no further than this in the list either. */
const COUNTED_MOST = 10_000;

/** How many orders stand in a certain way: late, not sent, refunded, … */
export const countOrdersTool: AgentTool<Input> = {
  name: 'count_orders',
  about:
    'How many orders are late (a parcel under way past the promised date), not sent yet, on their way, ' +
    'delivered, refunded, had a failed payment attempt, or wait for payment; of one country and period where given.',
  input: Input,
  read: async (scope, { kind, country, period }) => {
    const shop = await findShopById(scope.shopId);
    if (shop === null) return { facts: [] };
    const query = new URLSearchParams([
      FILTERS[kind],
      ...(country === undefined ? [] : [['country', country] as [string, string]]),
      ...(period === undefined ? [] : Object.entries({ from: period.fromOn, to: period.toOn })),
    ]);
    const { filters } = parseOrderQuery(query);
    const context = await filterContext(shop, filters, scope.now.getTime());
    const count = await countOrders(context, filters);
    if (count > COUNTED_MOST) return { facts: [], missing: [say('insights:fact.tooMany')] };
    const id = country === undefined ? 'ordersOf' : `ordersOf@${country}`;
    return {
      facts: [
        {
          id: id.replace('ordersOf', `ordersOf.${kind}`),
          label: say(`insights:fact.ordersOf.${kind}`),
          value: saidCount(count),
          country: country ?? null,
          period: period ?? null,
          address: `/app/orders?${query}`,
        },
      ],
    };
  },
};
