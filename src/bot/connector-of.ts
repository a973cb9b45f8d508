import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';

/** The channel's own interface, as the framework has opened it for a turn: rosters are asked for there. */
export const connectorOf = (context: TurnContext): ConnectorClient =>
  context.turnState.get<ConnectorClient>((context.adapter as CloudAdapter).ConnectorClientKey);
