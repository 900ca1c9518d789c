import { compareDecimals } from '../../decimal.ts';
import { type DiscountCodeRecord, statusOf } from '../../discount-codes.ts';
import { gid, parseGid } from '../../gid.ts';
import type { MoneyBag, ResolveContext, TypeResolvers } from '../resolve.ts';
import { instant, same, Typed } from '../resolve.ts';
import { SandboxUnresolvedError } from '../../unresolved.ts';

interface BasicCodeInput {
  title?: string | null;
  code?: string | null;
  startsAt?: string | null;
  endsAt?: string | null;
  usageLimit?: number | null;
  appliesOncePerCustomer?: boolean | null;
  context?: { all?: string | null; customers?: { add?: string[] | null } | null } | null;
  customerGets?: {
    items?: { all?: boolean | null } | null;
    value?: {
      discountAmount?: { amount?: string | null; appliesOnEachItem?: boolean | null } | null;
    } | null;
  } | null;
  combinesWith?: Partial<DiscountCodeRecord['combinesWith']> | null;
}

/** An amount off the whole order, for all customers or for some: all else is not built here. */
function discountCodeBasicCreate(
  _source: unknown,
  { basicCodeDiscount: input }: { basicCodeDiscount: BasicCodeInput },
  { state, store }: ResolveContext,
): unknown {
  const refuse = (field: string, message: string, code: string): unknown => ({
    codeDiscountNode: null,
    userErrors: [{ field: ['basicCodeDiscount', field], message, code, extraInfo: null }],
  });
  const value = input.customerGets?.value?.discountAmount;
  if (!value || value.appliesOnEachItem === true || input.customerGets?.items?.all !== true) {
    throw new SandboxUnresolvedError('discountCodeBasicCreate of what is no amount off an order');
  }
  const code = input.code?.trim() ?? '';
  if (code === '') return refuse('code', "Code can't be blank", 'BLANK');
  if ((input.title ?? '') === '') return refuse('title', "Title can't be blank", 'BLANK');
  if (state.discountCodes.has(code.toUpperCase())) {
    const message = 'Code must be unique. Please try a different code.';
    return refuse('code', message, 'TAKEN');
  }
  if (compareDecimals(value.amount ?? '0', '0') <= 0) {
    return refuse('customerGets', 'Value must be greater than 0', 'VALUE_OUTSIDE_RANGE');
  }
  const customerIds =
    input.context?.customers?.add?.map((id) => parseGid(id)?.id ?? '') ??
    (input.context?.all ? null : undefined);
  if (customerIds === undefined) return refuse('context', "Context can't be blank", 'BLANK');
  if (customerIds?.some((id) => state.customer(id) === undefined)) {
    return refuse('context', 'Customer does not exist', 'INVALID');
  }
  const now = store.clock().toISOString();
  const record: DiscountCodeRecord = {
    id: state.nextId(),
    title: input.title ?? '',
    code,
    amount: value.amount ?? '0',
    startsAt: input.startsAt ?? now,
    endsAt: input.endsAt ?? null,
    usageLimit: input.usageLimit ?? null,
    appliesOncePerCustomer: input.appliesOncePerCustomer ?? false,
    customerIds,
    combinesWith: {
      orderDiscounts: input.combinesWith?.orderDiscounts ?? false,
      productDiscounts: input.combinesWith?.productDiscounts ?? false,
      shippingDiscounts: input.combinesWith?.shippingDiscounts ?? false,
    },
    createdAt: now,
    updatedAt: now,
    uses: [],
  };
  state.discountCodes.set(code.toUpperCase(), record);
  return { codeDiscountNode: record, userErrors: [] };
}

/** Ends a code now; one that has ended stays as it is. */
function discountCodeDeactivate(
  _source: unknown,
  { id }: { id: string },
  { state, store }: ResolveContext,
): unknown {
  const wanted = parseGid(id)?.id;
  const record = [...state.discountCodes.values()].find((each) => each.id === wanted);
  if (!record) {
    const problem = { field: ['id'], message: 'Code discount does not exist.', code: 'INVALID' };
    return { codeDiscountNode: null, userErrors: [{ ...problem, extraInfo: null }] };
  }
  const now = store.clock().toISOString();
  if (statusOf(record, now) !== 'EXPIRED') Object.assign(record, { endsAt: now, updatedAt: now });
  return { codeDiscountNode: record, userErrors: [] };
}

export const discountMutations: TypeResolvers<unknown> = {
  discountCodeBasicCreate,
  discountCodeDeactivate,
};

export const discountQueries: TypeResolvers<unknown> = {
  codeDiscountNodeByCode: (_source, { code }: { code: string }, { state }) =>
    state.discountCodes.get(code.trim().toUpperCase()) ?? null,
};

const node: TypeResolvers<DiscountCodeRecord> = {
  id: ({ id }) => gid('DiscountCodeNode', id),
  codeDiscount: (record) => new Typed('DiscountCodeBasic', record),
};

const basic: TypeResolvers<DiscountCodeRecord> = {
  ...same('title', 'usageLimit', 'appliesOncePerCustomer', 'combinesWith'),
  asyncUsageCount: ({ uses }) => uses.length,
  status: (record, _args: never, { store }) => statusOf(record, store.clock().toISOString()),
  startsAt: ({ startsAt }) => instant(startsAt),
  endsAt: ({ endsAt }) => instant(endsAt),
  createdAt: ({ createdAt }) => instant(createdAt),
  updatedAt: ({ updatedAt }) => instant(updatedAt),
};

export const discountResolvers = {
  DiscountCodeNode: node,
  DiscountCodeBasic: basic,
  DiscountCombinesWith: same('orderDiscounts', 'productDiscounts', 'shippingDiscounts'),
  DiscountCodeBasicCreatePayload: same('codeDiscountNode', 'userErrors'),
  DiscountCodeDeactivatePayload: same('codeDiscountNode', 'userErrors'),
  DiscountUserError: same('field', 'message', 'code', 'extraInfo'),
  DiscountAllocation: {
    allocatedAmountSet: ({ amount }: { amount: MoneyBag }): MoneyBag => amount,
  },
};
