import { addDays } from '../../../app/kernel/calendar.ts';
import {
  applyEvent,
  awardOrder,
  emptyLedger,
  estimatePoints,
  type LedgerEvent,
  readAwardOrder,
} from '../../../app/retention/index.ts';
import {
  type Cart,
  makeCart,
  numbersOf,
  oraclePoints,
  paidMillionths,
} from '../../vectors/loyalty-carts.ts';
import { atMost, type Figure, told } from '../figure.ts';

const CARTS = 100_000;
const TRANSFERS = 1_000_000;
const EVENTS_PER_CUSTOMER = 40;

/** Whether what shoppers are shown is what they get, and how fast a ledger is played through. */
export async function* bench(): AsyncIterable<Figure> {
  yield atMost('loyalty', 'shown is not awarded, of 100,000 carts', differences(), 'carts', 0);
  const { seconds, transfers, customers } = replay();
  yield told('loyalty', 'customers replayed', customers, 'customers');
  const perMillion = (seconds * TRANSFERS) / transfers;
  yield atMost('loyalty', 'a million transfers replayed', perMillion, 's of processor', 20);
  const { measureBalance } = await import('./balance.ts');
  yield* measureBalance();
}

/** Carts whose estimate, award and exact fraction are not one number. */
function differences(): number {
  const random = numbersOf(Number(process.env['LOYALTY_SEED'] ?? 1));
  let different = 0;
  for (let run = 0; run < CARTS; run++) {
    const cart = makeCart(random);
    const paid = paidMillionths(cart);
    const exact = oraclePoints(paid, cart.rate);
    const minor = Number(paid / 10n ** BigInt(6 - cart.rate.digits));
    const shown = estimatePoints(cart.document.rules[0]!, minor, cart.rate.currency);
    if (shown !== exact || awarded(cart) !== exact) different += 1;
  }
  return different;
}

function awarded({ document, order, lines }: Cart): number | undefined {
  const source = readAwardOrder(order, lines, 'Europe/Berlin');
  return awardOrder(source, document, { known: null, countFromOn: '2026-01-01' })?.points;
}

/** Plays customers event by event, each event into the whole of what is known before it. */
function replay(): { seconds: number; transfers: number; customers: number } {
  const random = numbersOf(11);
  // Processor time: it says the same on a machine that has other things to do.
  const before = process.cpuUsage();
  let transfers = 0;
  let customers = 0;
  while (transfers < TRANSFERS) {
    customers += 1;
    let ledger = emptyLedger('2026-01-01');
    for (let index = 0; index < EVENTS_PER_CUSTOMER; index++) {
      const applied = applyEvent(ledger, eventOf(index, random));
      ledger = applied.ledger;
      transfers += applied.transfers.length;
    }
  }
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1_000_000, transfers, customers };
}

function eventOf(index: number, random: () => number): LedgerEvent {
  const on = addDays('2026-01-01', index * 5);
  const at = `${on}T10:00:00.000Z`;
  const points = 10 + Math.floor(random() * 300);
  const expiresOn = addDays(on, 180);
  if (index % 5 === 4) return { type: 'reserve', redemptionId: String(index), at, on, points };
  // An order that was there before comes back with less: a refund.
  const again = index % 7 === 6 ? index - 6 : index;
  const version = String(index).padStart(3, '0');
  const order = { orderId: String(again), version, at, on, availableOn: on, expiresOn };
  return { type: 'order', ...order, points: again === index ? points : 5 };
}
