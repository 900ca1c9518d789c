import { z } from 'zod';
import type { ShopTransaction } from '../db/index.server.ts';
import type { Action, ActionRefusal } from '../kernel/action.ts';
import { isCountryCode } from '../kernel/country.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';
import { say, saidCountry, type SaidValue, saidWord } from '../kernel/saying.ts';
import { saidWay } from './failing-method-detector.server.ts';
import { MethodChoice, MethodId, type PaymentHintsSettings } from './model.ts';
import { paymentHints, storeHints } from './payment-hints.server.ts';

const Input = z.strictObject({ country: z.string().refine(isCountryCode), method: MethodId });
type Input = z.infer<typeof Input>;

const Undo = z.object({
  country: z.string(),
  method: MethodId,
  choice: MethodChoice.nullable(),
});

/**
 * Takes a way to pay out of the payment hints of one market, as if the merchant had chosen "Hide"
 * there. What Shopify offers at checkout is not touched: the hint alone goes.
 */
export const hideMethodHint: Action<Input, ShopTransaction> = {
  name: 'payments.hide-method-hint',
  input: Input,
  preview: async ({ shopId, now }, input) => {
    const stored = await paymentHints.read(shopId, now);
    const before = choiceIn(stored.settings, input);
    // What nobody has confirmed is shown to nobody.
    if (stored.isDefault || before === undefined || before === 'hidden') {
      return refuse('nothing-to-do');
    }
    const values = { method: said(input.method), country: saidCountry(input.country) };
    return ok({
      title: say('payments:action.hideMethodHint.title', values),
      changes: [
        {
          object: said(input.method),
          field: saidWord('payments:action.hideMethodHint.field'),
          before: saidChoice(before),
          after: saidChoice('hidden'),
        },
      ],
      changeCount: 1,
      irreversible: [],
      basis: basisOf(stored.version, before),
    });
  },
  run: {
    where: 'here',
    execute: async (tx, { shopId, now }, input, basis) => {
      const stored = await paymentHints.read(shopId, now);
      const before = choiceIn(stored.settings, input);
      if (before === undefined || basisOf(stored.version, before) !== basis) {
        return refuse('stale-preview');
      }
      const settings = withChoice(stored.settings, input, 'hidden');
      const { version } = stored;
      if (!(await storeHints(tx, shopId, { settings, version }, now))) {
        return refuse('stale-preview');
      }
      return ok({ undo: { ...input, choice: before } satisfies z.infer<typeof Undo> });
    },
    undo: async (tx, { shopId, now }, undo): Promise<Result<null, ActionRefusal>> => {
      const { choice, ...input } = Undo.parse(undo);
      const stored = await paymentHints.read(shopId, now);
      // Shown again by somebody, or the market is gone: there is nothing of this to take back.
      if (choiceIn(stored.settings, input) !== 'hidden') return refuse('changed-since');
      const settings = withChoice(stored.settings, input, choice);
      const { version } = stored;
      const saved = await storeHints(tx, shopId, { settings, version }, now);
      return saved ? ok(null) : refuse('changed-since');
    },
  },
};

const basisOf = (version: number, choice: MethodChoice | null): string =>
  `${version}:${choice ?? 'auto'}`;

/** null where orders decide; undefined for a market that shows no hints. */
function choiceIn(settings: PaymentHintsSettings, input: Input): MethodChoice | null | undefined {
  const market = settings.markets.find(({ country }) => country === input.country);
  if (market?.shown !== true) return undefined;
  return market.methods.find(({ method }) => method === input.method)?.choice ?? null;
}

function withChoice(
  settings: PaymentHintsSettings,
  input: Input,
  choice: MethodChoice | null,
): PaymentHintsSettings {
  return {
    ...settings,
    markets: settings.markets.map((market) => {
      if (market.country !== input.country) return market;
      const others = market.methods.filter(({ method }) => method !== input.method);
      const own = choice === null ? [] : [{ method: input.method, choice }];
      return { ...market, methods: [...others, ...own] };
    }),
  };
}

const said = (method: MethodId): SaidValue => saidWay({ method, id: method, gatewayName: null });

const saidChoice = (choice: MethodChoice | null): SaidValue =>
  saidWord(`payments:choice.${choice ?? 'auto'}`);
