import type { CustomerNode } from '../shopify/operations/customers.ts';
import type { LineItemNode, OrderNode, ShippingLineNode } from '../shopify/operations/orders.ts';
import type {
  CountryCodeNode,
  InventoryLevelNode,
  ProductNode,
  VariantNode,
} from '../shopify/operations/products.ts';
import {
  emptyInventoryRows,
  emptyOrderRows,
  emptyProductRows,
  type CustomerRow,
  type InventoryRows,
  type OrderRows,
  type ProductRows,
} from './model.ts';
import {
  emptyPackedCustomers,
  emptyPackedInventory,
  emptyPackedOrders,
  emptyPackedProducts,
  packCustomers,
  packInventory,
  packOrders,
  packProducts,
  type PackedCustomers,
  type PackedInventory,
  type PackedOrders,
  type PackedProducts,
} from './pack-rows.ts';
import { readCustomerNode } from './read-customer-node.ts';
import { readCountryCodeNode, readLevelNode } from './read-inventory-node.ts';
import {
  readLineItemNode,
  readOrderNode,
  readShippingLineNode,
  type ReadContext,
} from './read-order-node.ts';
import { readProductNode, readVariantNode } from './read-product-node.ts';
import { kindOfId, numericId } from './shopify-id.ts';

/** A line of an export: a record, or with `__parentId` something that belongs to one. */
export interface ExportLine {
  /** Null or missing for what has no id of its own and belongs to a record. */
  id: string;
  __parentId?: string;
}

/** Rows of some lines of an export. */
export interface ExportBatch<Packed> {
  packed: Packed;
  /** Orders or products among the lines. */
  records: number;
  lines: number;
  /** Ids of records that can't be read; everything that belongs to them is to be left out. */
  rejected: string[];
  rejectedReason: string | null;
}

/** Turns lines into rows, and rows into batches. */
export interface ExportReader<Packed> {
  add: (line: ExportLine) => void;
  /** What was added since the last call. */
  take: () => ExportBatch<Packed>;
}

/**
 * Reads an orders export. Lines may come in any order after their order: Shopify promises no more
 * where `groupObjects` is false.
 * @throws RangeError, from `add`, for a kind of record that no orders export has.
 */
export function ordersReader(
  context: ReadContext & { shopId: number },
): ExportReader<PackedOrders> {
  const { shopId } = context;
  const pack = (packed: PackedOrders, rows: OrderRows) => packOrders(packed, rows, shopId);
  return exportReader(emptyOrderRows, emptyPackedOrders, pack, (rows, line) => {
    switch (kindOfLine(line, 'ShippingLine')) {
      case 'Order':
        return readOrderNode(rows, line as ExportLine & OrderNode, context);
      case 'LineItem':
        return readLineItemNode(rows, line as ExportLine & LineItemNode, parentOf(line));
      case 'ShippingLine': {
        const shippingLine = line as ExportLine & ShippingLineNode;
        return readShippingLineNode(rows, shippingLine, parentOf(line));
      }
      default:
        throw new UnexpectedLine(line);
    }
  });
}

/** Reads a products export; `currency` is the shop's. @throws RangeError as `ordersReader`. */
export function productsReader(context: {
  syncedAt: string;
  currency: string;
  shopId: number;
}): ExportReader<PackedProducts> {
  const { shopId } = context;
  const pack = (packed: PackedProducts, rows: ProductRows) => packProducts(packed, rows, shopId);
  return exportReader(emptyProductRows, emptyPackedProducts, pack, (rows, line) => {
    switch (kindOfId(line.id)) {
      case 'Product':
        return readProductNode(rows, line as ExportLine & ProductNode, context.syncedAt);
      case 'ProductVariant': {
        const variant = line as ExportLine & VariantNode;
        return readVariantNode(rows, variant, parentOf(line), context);
      }
      default:
        throw new UnexpectedLine(line);
    }
  });
}

/** Reads a customers export. @throws RangeError as `ordersReader`. */
export function customersReader(context: {
  syncedAt: string;
  shopId: number;
}): ExportReader<PackedCustomers> {
  const empty = (): CustomerRow[] => [];
  const pack = (packed: PackedCustomers, rows: CustomerRow[]) =>
    packCustomers(packed, rows, context.shopId);
  return exportReader(empty, emptyPackedCustomers, pack, (rows, line) => {
    if (kindOfId(line.id) !== 'Customer') throw new UnexpectedLine(line);
    rows.push(readCustomerNode(line as ExportLine & CustomerNode, context.syncedAt));
  });
}

/** Reads an export of what lies where. @throws RangeError as `ordersReader`. */
export function inventoryReader(context: { shopId: number }): ExportReader<PackedInventory> {
  const pack = (packed: PackedInventory, rows: InventoryRows) =>
    packInventory(packed, rows, context.shopId);
  return exportReader(emptyInventoryRows, emptyPackedInventory, pack, (rows, line) => {
    switch (kindOfLine(line, 'CountryHarmonizedSystemCode')) {
      case 'InventoryItem':
        rows.itemIds.push(numericId(line.id));
        return;
      case 'InventoryLevel':
        return readLevelNode(rows, line as ExportLine & InventoryLevelNode, parentOf(line));
      case 'CountryHarmonizedSystemCode': {
        const code = line as unknown as CountryCodeNode;
        return readCountryCodeNode(rows, code, parentOf(line));
      }
      default:
        throw new UnexpectedLine(line);
    }
  });
}

/** What a line is of; `nameless` is the one kind in this export whose objects may have no id. */
function kindOfLine(line: ExportLine, nameless: string): string {
  return typeof line.id === 'string' ? kindOfId(line.id) : nameless;
}

class UnexpectedLine extends RangeError {
  constructor(line: ExportLine) {
    super(`The export has "${line.id}", which was not asked for.`);
  }
}

function parentOf(line: ExportLine): string {
  if (line.__parentId === undefined) throw new RangeError(`"${line.id}" belongs to no record`);
  return numericId(line.__parentId);
}

/** Rows become text after so many lines: young objects are cheap to throw away, old ones not. */
const LINES_PER_PACK = 64;

function exportReader<Rows, Packed>(
  emptyRows: () => Rows,
  emptyPacked: (before?: Packed) => Packed,
  pack: (packed: Packed, rows: Rows) => void,
  read: (rows: Rows, line: ExportLine) => void,
): ExportReader<Packed> {
  const start = (before?: Packed): ExportBatch<Packed> => ({
    packed: emptyPacked(before),
    records: 0,
    lines: 0,
    rejected: [],
    rejectedReason: null,
  });
  let batch = start();
  let rows = emptyRows();
  const packUp = () => {
    pack(batch.packed, rows);
    rows = emptyRows();
  };
  return {
    add(line) {
      batch.lines++;
      if (line.__parentId === undefined) batch.records++;
      try {
        read(rows, line);
      } catch (error) {
        if (error instanceof UnexpectedLine) throw error;
        batch.rejected.push(numericId(line.__parentId ?? line.id));
        batch.rejectedReason ??= `${line.id}: ${error instanceof Error ? error.message : String(error)}`;
      }
      if (batch.lines % LINES_PER_PACK === 0) packUp();
    },
    take() {
      packUp();
      const taken = batch;
      batch = start(taken.packed);
      return taken;
    },
  };
}
