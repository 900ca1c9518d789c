import type { AskedTool } from './fact-ledger.ts';
import type { Measure } from './measure-words.ts';
import { planDomain } from './plan-domains.ts';
import type { Asked } from './understand-question.ts';

/** Pillars of the monitors that see why a measure moves. */
const PILLAR_OF: Partial<Record<Measure, string>> = {
  parcelsKept: 'logistics',
  paymentSuccess: 'payments',
  repeat: 'retention',
};

/** Insights that an answer tells at most. */
const INSIGHTS_TOLD = 3;

/** Which tools are asked for what a merchant wants to know; none where nothing is answered. */
export function planQuestions(asked: Asked): AskedTool[] {
  switch (asked.kind) {
    case 'numbers':
      return [{ tool: 'market_numbers', input: numbersInput(asked) }];
    case 'ranking': {
      const { period, measure, order, limit } = asked;
      return [{ tool: 'market_ranking', input: { period, measure, order, limit } }];
    }
    case 'orders': {
      const { orders, country, period } = asked;
      const input = {
        kind: orders,
        ...optional('country', country),
        ...optional('period', period),
      };
      return [{ tool: 'count_orders', input }];
    }
    case 'to-do':
      return [
        {
          tool: 'open_insights',
          input: { limit: INSIGHTS_TOLD, ...optional('country', asked.country) },
        },
      ];
    case 'why':
      return whyQuestions(asked);
    case 'delivery':
      return [{ tool: 'delivery', input: optional('country', asked.country) }];
    case 'payment-methods':
      return [{ tool: 'payment_methods', input: { country: asked.country } }];
    case 'storefront':
      return [{ tool: 'storefront_state', input: {} }];
    case 'data':
      return [{ tool: 'data_state', input: {} }];
    case 'activity':
      return [{ tool: 'activity_log', input: {} }];
    case 'insight':
      return [{ tool: 'insight', input: { insightId: asked.insightId } }];
    case 'domain':
      return planDomain(asked.asked);
    case 'help':
    case 'unanswered':
      return [];
  }
}

function numbersInput({ countries, period, against }: Extract<Asked, { kind: 'numbers' }>) {
  return {
    period,
    ...(countries.length === 0 ? {} : { countries }),
    ...optional('compareWith', against),
  };
}

function whyQuestions({ measure, country, period }: Extract<Asked, { kind: 'why' }>): AskedTool[] {
  const pillar = measure === null ? null : (PILLAR_OF[measure] ?? null);
  const insights = {
    limit: INSIGHTS_TOLD,
    ...optional('country', country),
    ...optional('pillar', pillar),
  };
  return [
    { tool: 'open_insights', input: insights },
    ...(measure === null
      ? []
      : [
          {
            tool: 'market_numbers',
            input: { period, ...(country === null ? {} : { countries: [country] }) },
          },
        ]),
  ];
}

function optional<Name extends string, Value>(
  name: Name,
  value: Value | null,
): Partial<Record<Name, Value>> {
  return value === null ? {} : ({ [name]: value } as Record<Name, Value>);
}
