import { z } from 'zod';
import { type AgentTool, type Fact, ToolCountry } from '../../../kernel/agent-tool.ts';
import {
  saidCount,
  saidCountry,
  saidDate,
  saidInstant,
  saidName,
  say,
  type SaidValue,
} from '../../../kernel/saying.ts';
import { composeDeliveryDocument, estimateDelivery } from '../../../logistics/index.ts';
import { deliverySettings } from '../../../logistics/index.server.ts';

const ADDRESS = '/app/settings/delivery';

const Input = z.strictObject({
  country: ToolCountry.optional().describe('where the parcel goes'),
  at: z.iso.datetime().optional().describe('when the order is placed; default: now'),
});
type Input = z.infer<typeof Input>;

/** How orders leave, and when one that is placed at an instant would arrive. */
export const deliveryTool: AgentTool<Input> = {
  name: 'delivery',
  about:
    'Delivery settings (ship-from country, cut-off time, processing and transit days) and, for a country, ' +
    'when an order placed now or at an instant would ship and arrive, as shoppers are told.',
  input: Input,
  read: async (scope, { country, at }) => {
    const { settings, isDefault } = await deliverySettings.read(scope.shopId, scope.now);
    const fact = (id: string, value: SaidValue, about: string | null = null): Fact => ({
      ...{
        id: about === null ? id : `${id}@${about}`,
        value,
        country: about,
        period: null,
        address: ADDRESS,
      },
      label: say(`insights:fact.${id}`),
    });
    const facts = [
      fact('delivery.from', saidCountry(settings.shipFromCountry)),
      fact('delivery.cutOff', saidName(settings.cutOff)),
      fact('delivery.processingMin', saidCount(settings.processingDays.min)),
      fact('delivery.processingMax', saidCount(settings.processingDays.max)),
    ];
    // Shoppers see nothing of a proposal, and a proposal is nothing to answer by.
    const missing = isDefault ? [say('insights:fact.delivery.notConfirmed')] : [];
    if (country === undefined) return { facts, missing };
    const rule =
      settings.rules.find(({ countries }) => countries.includes(country)) ?? settings.restOfWorld;
    if (rule !== null) {
      facts.push(
        fact('delivery.transitMin', saidCount(rule.transitDays.min), country),
        fact('delivery.transitMax', saidCount(rule.transitDays.max), country),
      );
    }
    const now = at === undefined ? scope.now : new Date(at);
    const document = composeDeliveryDocument(settings, { asAt: now });
    const estimate = estimateDelivery(document, { country, now });
    if (estimate === null) {
      return {
        facts,
        missing: [
          ...missing,
          say('insights:fact.delivery.none', { country: saidCountry(country) }),
        ],
      };
    }
    return {
      missing,
      facts: [
        ...facts,
        fact('delivery.shipOn', saidDate(estimate.shipOn), country),
        fact('delivery.earliestOn', saidDate(estimate.earliestOn), country),
        fact('delivery.latestOn', saidDate(estimate.latestOn), country),
        fact('delivery.orderBefore', saidInstant(estimate.cutOffAt.toISOString()), country),
      ],
    };
  },
};
