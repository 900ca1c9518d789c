import type { SandboxRefund, SandboxTransaction } from '../model.ts';
import { isoSecond } from './calendar.ts';
import type { MinorAmount } from './money.ts';
import type { Ids, MoneyWriter } from './shop-context.ts';

/** Everything needed to give money back on one order. */
export interface RefundRequest {
  atMs: number;
  note: string | null;
  amount: MinorAmount;
  lines: { lineId: string; quantity: number; subtotal: MinorAmount }[];
  restockType: 'RETURN' | 'CANCEL' | 'NO_RESTOCK';
}

/** Writes a refund and its transaction; the sale it gives back is the parent. */
export function writeRefund(
  request: RefundRequest,
  sale: SandboxTransaction,
  money: MoneyWriter,
  ids: Ids,
): { refund: SandboxRefund; transaction: SandboxTransaction } {
  const total = money.write(request.amount);
  return {
    refund: {
      id: ids.next('refund'),
      createdAt: isoSecond(request.atMs),
      note: request.note,
      total,
      lines: request.lines.map((line) => ({
        id: ids.next('refundLine'),
        lineId: line.lineId,
        quantity: line.quantity,
        subtotal: money.write(line.subtotal),
        restockType: request.restockType,
      })),
    },
    transaction: {
      ...sale,
      id: ids.next('transaction'),
      kind: 'REFUND',
      amount: total,
      parentId: sale.id,
      processedAt: isoSecond(request.atMs),
      fee: null,
    },
  };
}
