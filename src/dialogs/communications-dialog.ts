import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { communicationCard } from '../cards/communication-card.ts';
import { customersOf } from '../cards/communication-lines.ts';
import { communicationsCard } from '../cards/communications-card.ts';
import type { Attachment, Communication, SharedCommunication } from '../domain/communication.ts';
import {
  type CommunicationFilter,
  type CommunicationList,
  narrowedTo,
  type ServiceChoice,
} from '../domain/communication-list.ts';
import type { Customer } from '../domain/customer.ts';
import type { RevisionChanges } from '../domain/revision-changes.ts';
import type { SourceName } from '../domain/service.ts';
import { seenBy } from '../services/access/sees.ts';
import type { ListCommunications } from '../services/communications/list-communications.ts';
import { isSameService } from '../services/communications/service-ids.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import { namedServices } from '../services/health/service-names.ts';
import { audienceOf } from './communications-audience.ts';
import { lookAt } from './look-at.ts';
import { refuse } from './refuse.ts';
import { type Stage, stageOf } from './stage.ts';

export interface CommunicationsNeeds {
  readonly customers: () => CustomerIndex;
  readonly communications: {
    readonly list: ListCommunications;
    /** By Microsoft's id. */
    readonly one: (id: string) => Promise<SharedCommunication | undefined>;
    readonly changes: (id: string) => Promise<readonly RevisionChanges[]>;
    /** Nothing where they could not be read. */
    readonly attachments: (customer: Customer, id: string) => Promise<readonly Attachment[] | undefined>;
    /** In planned maintenance just now, as these sources have told. */
    readonly running: (customer: Customer, sees: readonly SourceName[]) => Promise<readonly Communication[]>;
    readonly clock: () => Date;
  };
}

type ListAction = Extract<CardAction, { do: 'show-communications' }> & {
  /** Typed beside the customer. */
  readonly serviceIds?: readonly string[];
};

type OneAction = Extract<CardAction, { do: 'show-communication' }>;

/** `messages Contoso`, `maintenance`: what Microsoft announces, to one customer or to all of the agent's. */
export class CommunicationsDialog extends Dialog {
  static readonly id = 'communications';
  private readonly needs: CommunicationsNeeds;

  constructor(needs: CommunicationsNeeds) {
    super(CommunicationsDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const action = options as ListAction | OneAction;
    if (action.do === 'show-communication') return await this.one(dialog, action);
    return action.tenantId ? await this.ofCustomer(dialog, action, action.tenantId) : await this.ofAll(dialog, action);
  }

  private async ofCustomer(dialog: DialogContext, action: ListAction, tenantId: string): Promise<DialogTurnResult> {
    const view = await lookAt(this.needs, dialog, tenantId, 'see-messages');
    if ('ended' in view) return view.ended;
    const { customer } = view;
    const stage = stageOf(dialog.context);
    const sees = await seenBy(stage, customer, action.fresh === true);
    const list = await this.needs.communications.list.ofCustomer(customer, sees, action.fresh);
    await stage.show(this.card(stage, action, list, sees, customer), { about: [customer] });
    return await dialog.endDialog();
  }

  private async ofAll(dialog: DialogContext, action: ListAction): Promise<DialogTurnResult> {
    const stage = stageOf(dialog.context);
    const refusal = await stage.access.permit('see-messages');
    if (refusal) return await refuse(dialog, refusal);
    const { customers, hears, sees } = await audienceOf(this.needs, stage);
    const list = await this.needs.communications.list.ofMany(customers, hears);
    await stage.show(this.card(stage, action, list, sees), { about: customers });
    return await dialog.endDialog();
  }

  private card(
    { words }: Stage,
    action: ListAction,
    list: CommunicationList,
    sees: readonly SourceName[],
    customer?: Customer,
  ) {
    const index = this.needs.customers();
    return communicationsCard({
      list,
      filter: filterOf(action, list.services),
      ...(customer && { customer }),
      page: action.page ?? 0,
      hidden: !sees.includes('azure'),
      customerOf: (id) => index.byTenantId(id),
      words,
      now: this.needs.communications.clock(),
    });
  }

  /** One of them as a whole, with what was changed of it. */
  private async one(dialog: DialogContext, { id, tenantId, kind }: OneAction): Promise<DialogTurnResult> {
    const stage = stageOf(dialog.context);
    const { words, show, say } = stage;
    const { communications, customers } = this.needs;
    const view = tenantId ? await lookAt(this.needs, dialog, tenantId, 'see-messages') : undefined;
    if (view && 'ended' in view) return view.ended;
    const audience = await audienceOf(this.needs, stage);
    const own = view && (await seenBy(stage, view.customer, false));
    const isOwn = (tenant: string) => tenant === view?.customer.tenantId.toLowerCase();
    const told = await communications.one(id);
    const shared =
      told &&
      narrowedTo(told, (tenant, source) =>
        isOwn(tenant) ? own?.includes(source) === true : audience.hears(tenant, source),
      );
    if (!shared || (view && !shared.tenantIds.some(isOwn))) {
      await say(words.say('communication.gone'));
      return await dialog.endDialog();
    }
    const index = customers();
    const customerOf = (tenant: string) => index.byTenantId(tenant);
    const about = customersOf(shared, customerOf);
    const asked = view?.customer ?? about[0];
    const attachments =
      shared.communication.hasAttachments && asked ? await communications.attachments(asked, id) : undefined;
    await show(
      communicationCard({
        shared,
        ...(attachments && { attachments }),
        changes: await communications.changes(id),
        customerOf,
        back: { do: 'show-communications', ...(tenantId && { tenantId }), ...(kind && { kind }) },
        words,
        now: communications.clock(),
      }),
      { about },
    );
    return await dialog.endDialog();
  }
}

/** Services are chosen by id, and typed as people call them; cards of old carry the name that Microsoft gave them. */
function filterOf(
  { kind, only, service = 'all', serviceIds = [] }: ListAction,
  services: readonly ServiceChoice[],
): CommunicationFilter {
  const asked = service === 'all' ? serviceIds : [service, ...(namedServices(service)?.ids ?? [])];
  const serviceId = services.find(({ id }) => asked.some((one) => isSameService(one, id)))?.id ?? asked[0];
  return {
    ...(kind && { kind }),
    ...(only && only !== 'all' && { only }),
    ...(serviceId && { serviceId }),
  };
}
