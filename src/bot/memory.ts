import type { StatePropertyAccessor, Storage, StoreItem, TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import type { AgentMemory } from '../dialogs/stage.ts';

/** What one turn reads at its start and writes at its end. */
export interface TurnMemory {
  agent: AgentMemory;
  readonly dialogs: DialogState;
  /** Writes what changed. Fails with the storage's conflict when another turn of this conversation was faster. */
  save(): Promise<void>;
}

/**
 * State in one read and at most one write a turn. Dialog state belongs to one person in one conversation and is written
 * against the eTag it was read with (botbuilder's BotState always overwrites); what we keep about a person is theirs
 * everywhere, and the last word wins.
 */
export async function openMemory(storage: Storage, context: TurnContext): Promise<TurnMemory> {
  const { channelId, conversation, from } = context.activity;
  const dialogKey = `${channelId}/dialogs/${conversation.id}/${from.id}`;
  const agentKey = `${channelId}/agents/${from.id}`;
  const items = await storage.read([dialogKey, agentKey]);
  const stored: StoreItem | undefined = items[dialogKey];
  const dialogs: DialogState = stored?.dialogs ?? { dialogStack: [] };
  const before = JSON.stringify(dialogs);
  const agent: AgentMemory = items[agentKey]?.agent ?? { recent: [] };
  const memory: TurnMemory = {
    agent,
    dialogs,
    async save() {
      const changes: Record<string, StoreItem> = {};
      if (JSON.stringify(dialogs) !== before)
        changes[dialogKey] = stored ? { dialogs, eTag: stored.eTag } : { dialogs };
      if (memory.agent !== agent) changes[agentKey] = { agent: memory.agent, eTag: '*' };
      if (Object.keys(changes).length > 0) await storage.write(changes);
    },
  };
  return memory;
}

/** Lets a DialogSet find this turn's state. */
export function dialogStateAccessor(
  memoryOf: (context: TurnContext) => TurnMemory,
): StatePropertyAccessor<DialogState> {
  return {
    get: async (context: TurnContext) => memoryOf(context).dialogs,
    set: async (context, state) => void Object.assign(memoryOf(context).dialogs, state),
    delete: async (context) => void memoryOf(context).dialogs.dialogStack.splice(0),
  };
}
