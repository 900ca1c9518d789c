import { gid } from '../../gid.ts';
import type { SandboxOrder, SandboxTransaction } from '../../model.ts';
import { Typed, instant, moneyBag, same } from '../resolve.ts';
import type { TypeResolvers } from '../resolve.ts';

export interface TransactionSource {
  order: SandboxOrder;
  transaction: SandboxTransaction;
}

const cardBrands: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  master: 'Mastercard',
  maestro: 'Maestro',
  amex: 'American Express',
  american_express: 'American Express',
  discover: 'Discover',
  diners_club: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
  elo: 'Elo',
  cartes_bancaires: 'Cartes Bancaires',
};

const wallets: Readonly<Record<string, string>> = {
  apple_pay: 'APPLE_PAY',
  google_pay: 'GOOGLE_PAY',
  shop_pay: 'SHOPIFY_PAY',
  shopify_pay: 'SHOPIFY_PAY',
};

function paymentDetails({ transaction }: TransactionSource): Typed | null {
  const method = transaction.paymentMethodName;
  if (method === null) return null;
  const key = method.toLowerCase().replaceAll(/[\s-]/g, '_');
  if (cardBrands[key] ?? wallets[key]) {
    return new Typed('CardPaymentDetails', {
      company: cardBrands[key] ?? null,
      wallet: wallets[key] ?? null,
      paymentMethodName: 'card',
    });
  }
  if (key.startsWith('paypal')) {
    return new Typed('PaypalWalletPaymentDetails', { paymentMethodName: 'paypal' });
  }
  if (key === 'shop_pay_installments') {
    return new Typed('ShopPayInstallmentsPaymentDetails', { paymentMethodName: key });
  }
  return new Typed('LocalPaymentMethodsPaymentDetails', {
    paymentMethodName: method,
    paymentDescriptor: null,
  });
}

const transaction: TypeResolvers<TransactionSource> = {
  id: (source) => gid('OrderTransaction', source.transaction.id),
  kind: (source) => source.transaction.kind,
  status: (source) => source.transaction.status,
  gateway: (source) => source.transaction.gateway,
  formattedGateway: (source) => source.transaction.formattedGateway,
  errorCode: (source) => source.transaction.errorCode,
  processedAt: (source) => instant(source.transaction.processedAt),
  createdAt: (source) => instant(source.transaction.processedAt),
  test: (source) => source.order.test,
  manualPaymentGateway: (source) => source.transaction.gateway === 'manual',
  order: (source) => source.order,
  amountSet: (source) => moneyBag(source.order, source.transaction.amount),
  parentTransaction: ({ order, transaction: { parentId } }) => {
    const parent = order.transactions.find(({ id }) => id === parentId);
    return parent ? { order, transaction: parent } : null;
  },
  fees: (source) => (source.transaction.fee === null ? [] : [source]),
  paymentDetails,
};

const fee: TypeResolvers<TransactionSource> = {
  id: (source) => gid('TransactionFee', source.transaction.id),
  type: () => 'processing_fee',
  rateName: () => null,
  flatFeeName: () => null,
  rate: ({ transaction: { fee: amount, amount: paid } }) =>
    Number(paid.shop) > 0 ? (Number(amount) / Number(paid.shop)).toFixed(4) : '0',
  amount: (source) => ({ amount: source.transaction.fee, currencyCode: source.order.currency }),
  flatFee: (source) => ({ amount: '0.0', currencyCode: source.order.currency }),
  taxAmount: (source) => ({ amount: '0.0', currencyCode: source.order.currency }),
};

export const transactionResolvers = {
  OrderTransaction: transaction,
  TransactionFee: fee,
  CardPaymentDetails: {
    ...same('company', 'wallet', 'paymentMethodName'),
    avsResultCode: (): null => null,
    cvvResultCode: (): null => null,
  },
  PaypalWalletPaymentDetails: same('paymentMethodName'),
  ShopPayInstallmentsPaymentDetails: same('paymentMethodName'),
  LocalPaymentMethodsPaymentDetails: same('paymentMethodName', 'paymentDescriptor'),
};
