import { z } from 'zod';
import { type AgentTool, type Fact, ToolCountry } from '../../../kernel/agent-tool.ts';
import { saidCount, say } from '../../../kernel/saying.ts';
import { explainHint, KNOWN_WORKING } from '../../../payments/index.ts';
import { paymentEvidenceOf, paymentHints, saidWay } from '../../../payments/index.server.ts';

const Input = z.strictObject({ country: ToolCountry });
type Input = z.infer<typeof Input>;

const METHODS_MOST = 12;

/** Ways to pay in a country: what is shown there, and what orders say of each. */
export const paymentMethodsTool: AgentTool<Input> = {
  name: 'payment_methods',
  about:
    'Payment methods that matter in a country: whether shoppers are shown each, and how many attempts and ' +
    `successes the last ${KNOWN_WORKING.windowDays} days had.`,
  input: Input,
  read: async (scope, { country }) => {
    const [stored, evidence] = await Promise.all([
      paymentHints.read(scope.shopId, scope.now),
      paymentEvidenceOf(scope.shopId, scope.now),
    ]);
    const market = stored.settings.markets.find((each) => each.country === country) ?? null;
    const methods = explainHint(country, { market, evidence: evidence[country] ?? {} }).slice(
      0,
      METHODS_MOST,
    );
    const base = { country, period: null, address: `/app/settings/payments` };
    const facts = methods.flatMap(({ method, shown, evidence: found }, index): Fact[] => {
      const id = (name: string) => `paymentMethod.${index + 1}.${name}@${country}`;
      return [
        {
          ...base,
          id: id(shown ? 'shown' : 'notShown'),
          label: say(`insights:fact.paymentMethod.${shown ? 'shown' : 'notShown'}`),
          value: saidWay({ method: method.id, id: method.id, gatewayName: null }),
        },
        {
          ...base,
          id: id('attempts'),
          label: say('insights:fact.paymentMethod.attempts', {
            method: saidWay({ method: method.id, id: method.id, gatewayName: null }),
          }),
          value: saidCount(found.attempts),
          address: `/app/payments?country=${country}`,
        },
        {
          ...base,
          id: id('successes'),
          label: say('insights:fact.paymentMethod.successes', {
            method: saidWay({ method: method.id, id: method.id, gatewayName: null }),
          }),
          value: saidCount(found.successes),
          address: `/app/payments?country=${country}`,
        },
      ];
    });
    const missing = stored.isDefault ? [say('insights:fact.paymentMethod.notConfirmed')] : [];
    return { facts, missing };
  },
};
