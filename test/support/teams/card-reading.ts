type Json = Record<string, any>;

/** Every object of a card, at any depth, in reading order. */
export function* partsOf(node: unknown): Generator<Json> {
  if (Array.isArray(node)) {
    for (const item of node) yield* partsOf(item);
  } else if (node !== null && typeof node === 'object') {
    yield node as Json;
    for (const value of Object.values(node)) yield* partsOf(value);
  }
}

/** All words that a person can read on a card, hidden ones behind toggles included. */
export function cardText(card: Json): string {
  const words = [...partsOf(card)].flatMap(({ type, text, title, label }) =>
    [
      type === 'TextBlock' || type === 'TextRun' ? text : undefined,
      type?.startsWith('Action.') ? title : undefined,
      label,
    ].filter((word) => typeof word === 'string'),
  );
  return words.join(' ').replace(/\s+/g, ' ');
}

/** What a press on a button or a row of this title sends; rows are found by the words on them. */
export function actionOn(card: Json, title: string): Json {
  const wanted = title.toLowerCase();
  for (const part of partsOf(card)) {
    if (part.type?.startsWith('Action.') && part.title?.toLowerCase().includes(wanted)) return part;
    if (
      part.selectAction &&
      cardText({ ...part, selectAction: undefined })
        .toLowerCase()
        .includes(wanted)
    ) {
      if (part.selectAction.type === 'Action.Execute' || part.selectAction.type === 'Action.Submit')
        return part.selectAction;
    }
  }
  throw new Error(`nothing on this card says "${title}": ${cardText(card)}`);
}

export function cardIn(activity: Json | undefined): Json {
  const card = activity?.attachments?.[0]?.content;
  if (!card) throw new Error(`this message has no card: ${JSON.stringify(activity).slice(0, 300)}`);
  return card;
}

/** What the boxes of a card hold before anybody types: a client sends it with the button. Empty boxes are left out. */
export function boxesOn(card: Json): Json {
  const boxes = [...partsOf(card)].filter(({ type, id, value }) => type?.startsWith('Input.') && id && value);
  return Object.fromEntries(boxes.map(({ id, value }) => [id, value]));
}
