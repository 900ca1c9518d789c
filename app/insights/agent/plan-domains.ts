import type { AskedTool } from './fact-ledger.ts';
import type { DomainAsked } from './understand-domains.ts';

/** Markets, methods or languages that a ranking tells of. */
const RANKED = 3;

/** Which tools of the domains are asked for what a merchant wants to know. */
export function planDomain(asked: DomainAsked): AskedTool[] {
  switch (asked.kind) {
    case 'registration': {
      const { country, region, duty } = asked;
      const input = defined({ country, region, duty });
      return [{ tool: 'registration_thresholds', input }];
    }
    case 'registrations':
      return [{ tool: 'registrations_due', input: { state: asked.state } }];
    case 'transit':
      return planTransit(asked);
    case 'transit-ranking': {
      const { by, order, country } = asked;
      return [
        { tool: 'transit_ranking', input: { ...defined({ by, order, country }), limit: RANKED } },
      ];
    }
    case 'slow-lanes':
      return [{ tool: 'slow_lanes', input: defined({ country: asked.country }) }];
    case 'promises': {
      const { country, period } = asked;
      return [{ tool: 'delivery_promises', input: defined({ country, period }) }];
    }
    case 'promise-ranking': {
      const { period, order } = asked;
      const input = { period, measure: 'parcelsKept', order, limit: RANKED };
      return [{ tool: 'market_ranking', input }];
    }
    case 'handover':
      return [{ tool: 'handover_times', input: {} }];
    case 'method': {
      const { metric, way, period } = asked;
      const places = asked.countries.length === 0 ? [null] : asked.countries;
      return places.map((country) => ({
        tool: 'payment_method_share',
        input: defined({ metric, way, period, country }),
      }));
    }
    case 'method-ranking': {
      const { by, metric, order, country, way, period } = asked;
      const input = { ...defined({ by, metric, order, country, way, period }), limit: RANKED };
      return [{ tool: 'payment_method_ranking', input }];
    }
    case 'failures': {
      const { country, way, period } = asked;
      return [{ tool: 'payment_failures', input: defined({ country, way, period }) }];
    }
    case 'rate': {
      const { currency, against } = asked;
      return [{ tool: 'reference_rate', input: defined({ currency, against }) }];
    }
    case 'margin': {
      const { currency, country } = asked;
      return [{ tool: 'currency_margins', input: defined({ currency, country }) }];
    }
    case 'points':
      return [{ tool: 'loyalty_points', input: defined({ country: asked.country }) }];
    case 'points-moved': {
      const { country, period } = asked;
      return [{ tool: 'loyalty_movements', input: defined({ country, period }) }];
    }
    case 'points-ranking':
      return [{ tool: 'loyalty_ranking', input: { order: asked.order, limit: RANKED } }];
    case 'coverage': {
      const { language, country } = asked;
      return [{ tool: 'translation_coverage', input: defined({ language, country }) }];
    }
    case 'coverage-ranking':
      return [{ tool: 'translation_ranking', input: { order: asked.order, limit: RANKED } }];
  }
}

/** What parcels have taught; and what shoppers are told of one country, for where they taught nothing. */
function planTransit({
  countries,
  carriers,
}: Extract<DomainAsked, { kind: 'transit' }>): AskedTool[] {
  const places = countries.length === 0 ? [null] : countries;
  const learned = places.flatMap((country) =>
    (carriers.length === 0 ? [null] : carriers).map((carrier) => ({
      tool: 'parcel_transit',
      input: defined({ country, carrier }),
    })),
  );
  const [only, ...others] = countries;
  return only === undefined || others.length > 0 || carriers.length > 0
    ? learned
    : [...learned, { tool: 'delivery', input: { country: only } }];
}

function defined(values: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
