import { type Activity, ActivityHandler, type InvokeResponse, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import { type CardAction, readAction } from '../cards/actions.ts';
import type { Agent } from '../domain/agent.ts';
import type { Customer } from '../domain/customer.ts';
import type { TurnLedger } from '../services/ports.ts';
import { readFileConsent } from './file-consent.ts';
import type { MessageExtension } from './message-extension.ts';
import { answerOutlet, consentOutlet, editOutlet, replyOutlet } from './outlets.ts';
import { ownContext } from './own-context.ts';
import { INVOKE_PATIENCE_MS } from './patience.ts';
import type { SenderOf } from './sender.ts';
import type { Turns } from './turns.ts';

/** A message shows that work is going on after this; the store's rules ask for 2 s. */
const MESSAGE_PATIENCE_MS = 1500;
/** What Teams shows of a typeahead at most. */
const MOST_CHOICES = 15;

export interface BotNeeds {
  readonly turns: Turns;
  readonly ledger: TurnLedger;
  readonly clock: () => Date;
  readonly senderOf: SenderOf;
  /** Completes a box of a form, by the dataset that the box names; nothing when it is none of these. */
  readonly suggestFor?: (
    agent: Agent,
    dataset: string,
    typed: string,
  ) => Promise<readonly { readonly value: string; readonly title: string }[] | undefined>;
  readonly extension: MessageExtension;
  readonly suggestCustomers: (agent: Agent, typed: string, most: number) => Promise<readonly Customer[]>;
  /** Hears of people who come and go, and of channels that are shared. */
  readonly forgetCompany: (activity: Activity) => void;
  /** Hears from which message of ours a click came: a card that was posted twice leads on to the one that lives. */
  readonly leadOn?: (button: CardAction, messageId: string) => Promise<unknown>;
  /** Hears what goes wrong where nobody waits for the outcome. */
  readonly onError: (error: unknown) => void;
}

/** Reception: takes what Teams delivers, and sees that each is worked on once and answered in time. Decides nothing. */
export class HealthdeskBot extends ActivityHandler {
  private readonly needs: BotNeeds;

  constructor(needs: BotNeeds) {
    super();
    this.needs = needs;
    this.onMessage((context) => this.once(context, () => this.heed(context)));
    this.onConversationUpdate(async ({ activity }, next) => {
      this.needs.forgetCompany(activity);
      await next();
    });
    this.onInstallationUpdateAdd((context) => this.once(context, () => this.greet(context)));
  }

  /** Typed words, or a button of a client without Action.Execute. */
  private async heed(context: TurnContext): Promise<void> {
    const { value, replyToId } = context.activity;
    const button = value === undefined ? undefined : buttonOf(value);
    const inPlace = button && replyToId && isPersonal(context.activity);
    const outlet = inPlace ? editOutlet(context, replyToId) : replyOutlet(context);
    await this.needs.turns.run(context, { outlet, patienceMs: MESSAGE_PATIENCE_MS, ...(button ? { button } : {}) });
  }

  private async greet(context: TurnContext): Promise<void> {
    await this.needs.turns.run(context, { outlet: replyOutlet(context), patienceMs: MESSAGE_PATIENCE_MS });
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    switch (context.activity.name) {
      case 'adaptiveCard/action':
        return await this.click(context);
      case 'application/search':
        return await this.suggest(context);
      case 'fileConsent/invoke':
        return this.takeFileConsent(context);
      case 'composeExtension/fetchTask':
      case 'composeExtension/submitAction':
        return await this.needs.extension.dialog(context);
      case 'composeExtension/query':
        return await this.needs.extension.find(context);
      case 'composeExtension/selectItem':
        return await this.needs.extension.pick(context);
      default:
        // 501 would make Teams show an error for things that need no answer.
        return { status: 200 };
    }
  }

  /** Answers with the next card; work that outlasts the answer goes on, and edits the message when it is done. */
  private async click(context: TurnContext): Promise<InvokeResponse> {
    const button = buttonOf(Click.safeParse(context.activity.value).data?.action.data);
    const { promise, resolve } = Promise.withResolvers<Partial<Activity>>();
    const own = ownContext(context);
    const { replyToId } = context.activity;
    const beside = replyToId && isPersonal(context.activity) ? editOutlet(own, replyToId) : undefined;
    const outlet = answerOutlet(resolve, beside);
    const turn = this.needs.turns.run(own, { outlet, patienceMs: INVOKE_PATIENCE_MS, button });
    void turn.then(() => resolve({}));
    if (replyToId) void turn.then(() => this.needs.leadOn?.(button, replyToId)).catch(this.needs.onError);
    return clickAnswer(await promise);
  }

  /** Teams wants no more than to know that it arrived; the file follows as a message. */
  private takeFileConsent(context: TurnContext): InvokeResponse {
    const answer = readFileConsent(context.activity.value);
    const own = ownContext(context);
    const outlet = consentOutlet(own, context.activity.replyToId);
    const way = { outlet, patienceMs: INVOKE_PATIENCE_MS, ...answer };
    if (answer) void this.once(own, () => this.needs.turns.run(own, way)).catch(this.needs.onError);
    return { status: 200 };
  }

  private async suggest(context: TurnContext): Promise<InvokeResponse> {
    const { agent } = await this.needs.senderOf(context);
    const { queryText: typed = '', dataset = '' } = Search.safeParse(context.activity.value).data ?? {};
    const own = agent && (await this.needs.suggestFor?.(agent, dataset, typed));
    if (own) return answer(200, 'application/vnd.microsoft.search.searchResponse', { results: own });
    const found = agent ? await this.needs.suggestCustomers(agent, typed, MOST_CHOICES) : [];
    const results = found.map(({ name, domain, tenantId }) => ({ title: `${name} · ${domain}`, value: tenantId }));
    return answer(200, 'application/vnd.microsoft.search.searchResponse', { results });
  }

  /** What is delivered twice is worked on once. */
  private async once(context: TurnContext, work: () => Promise<void>): Promise<void> {
    const { channelId, conversation, id } = context.activity;
    if (!id) return await work();
    const key = `${channelId}/${conversation.id}/${id}`;
    if (!(await this.needs.ledger.claim(key, this.needs.clock()))) return;
    await work();
    this.needs.ledger.finish(key);
  }
}

const Click = z.object({ action: z.object({ data: z.unknown() }) });
const Search = z.object({ queryText: z.string().max(200).optional(), dataset: z.string().max(200).optional() });

/** A button that is none of ours, or from a time long gone, leads to help rather than to nothing. */
const buttonOf = (data: unknown): CardAction => readAction(data) ?? { do: 'show-help' };

const isPersonal = ({ conversation }: Activity): boolean => conversation.conversationType === 'personal';

function clickAnswer({ attachments, text }: Partial<Activity>): InvokeResponse {
  const card = attachments?.[0]?.content;
  if (card) return answer(200, 'application/vnd.microsoft.card.adaptive', card);
  return text ? answer(200, 'application/vnd.microsoft.activity.message', text) : { status: 200 };
}

const answer = (status: number, type: string, value: unknown): InvokeResponse => ({
  status,
  body: { statusCode: status, type, value },
});
