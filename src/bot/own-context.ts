import { TurnContext } from 'botbuilder';

/** A copy of a turn's context that outlives the turn: the framework revokes its own as soon as a click is answered. */
export function ownContext(context: TurnContext): TurnContext {
  const own = new TurnContext(context);
  for (const [key, value] of context.turnState) own.turnState.set(key, value);
  return own;
}
