/** Does the work for every item, at most `most` at once; the outcomes in the items' order. */
export async function settleAtMost<Item, Done>(
  most: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Done>,
): Promise<readonly PromiseSettledResult<Done>[]> {
  const outcomes: PromiseSettledResult<Done>[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [at, item] of queue)
      [outcomes[at]] = (await Promise.allSettled([work(item)])) as [PromiseSettledResult<Done>];
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  return outcomes;
}
