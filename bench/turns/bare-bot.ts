/**
 * A bot of botbuilder and restify alone, to measure ours against. It answers words with a finished card, and a click with
 * another, editing the clicked message too; without CARDS_FILE it is an echo. Settings: PORT, CARDS_FILE.
 */
import { readFileSync } from 'node:fs';
import {
  ActivityHandler,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import restify, { type Request, type Response } from 'restify';

/** Finished cards, as JSON. */
export interface FinishedCards {
  readonly typed: object;
  readonly clicked: object;
}

const { PORT, CARDS_FILE } = process.env;

class BareBot extends ActivityHandler {
  private readonly cards: FinishedCards | undefined;

  constructor(cards: FinishedCards | undefined) {
    super();
    this.cards = cards;
    this.onMessage(async (context) => {
      const { text } = context.activity;
      await context.sendActivity(cards ? { attachments: [CardFactory.adaptiveCard(cards.typed)] } : text);
    });
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const card = this.cards?.clicked;
    const id = context.activity.replyToId;
    await context.updateActivity({ type: 'message', id, attachments: [CardFactory.adaptiveCard(card)] });
    return {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
    };
  }
}

const bot = new BareBot(CARDS_FILE ? JSON.parse(readFileSync(CARDS_FILE, 'utf8')) : undefined);
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.get('/readyz', async (_request: Request, response: Response) => {
  response.json(200, {});
});
server.post('/api/messages', async (request: Request, response: Response) => {
  await adapter.process(request, response, (context) => bot.run(context));
});
server.listen(Number(PORT), '127.0.0.1');
