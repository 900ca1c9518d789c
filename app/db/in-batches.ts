interface Waiting<Item, Answer> {
  item: Item;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * Lets callers that come at once share one piece of work: those that come while one is under way
 * form the next, up to `most`. One after the other, so a busy database gets larger batches, not
 * more of them. `work` answers in the order of its items.
 *
 * Where the database refuses a batch for what is in it, each item is tried alone, so that a bad
 * one fails nobody else.
 * @example
 * const find = inBatches({ most: 100 }, (ids: string[]) => readAll(ids));
 * await Promise.all([find('a'), find('b'), find('c')]); // reads ['a'], then ['b', 'c']
 */
export function inBatches<Item, Answer>(
  { most }: { most: number },
  work: (items: Item[]) => Promise<Answer[]>,
): (item: Item) => Promise<Answer> {
  const waiting: Waiting<Item, Answer>[] = [];
  let underWay = false;

  const settle = async (batch: Waiting<Item, Answer>[]): Promise<void> => {
    try {
      const answers = await work(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer);
    } catch (error) {
      if (batch.length > 1 && isAboutContent(error)) {
        for (const one of batch) await settle([one]);
      } else {
        for (const { reject } of batch) reject(error);
      }
    }
  };
  const goOn = async (): Promise<void> => {
    underWay = true;
    while (waiting.length > 0) await settle(waiting.splice(0, most));
    underWay = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!underWay) void goOn();
    });
}

/** SQLSTATE classes of data exceptions, violated constraints and rolled back transactions. */
function isAboutContent(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && /^(22|23|40)[0-9A-Z]{3}$/.test(code);
}
