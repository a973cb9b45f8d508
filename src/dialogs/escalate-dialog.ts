import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { installCard } from '../cards/install-card.ts';
import { workingCard } from '../cards/working-card.ts';
import type { Customer } from '../domain/customer.ts';
import type { Incident } from '../domain/incident.ts';
import type { DraftCustomer, RequestDraft, RequestService } from '../domain/request-draft.ts';
import { AZURE_SERVICE_ID } from '../domain/service.ts';
import { seenBy } from '../services/access/sees.ts';
import { decide } from '../services/customers/decide.ts';
import { addressesIn, isAnybodys } from '../services/customers/domain-names.ts';
import type { ReadQuestion } from '../services/customers/read-question.ts';
import { askQuestion } from './ask-question.ts';
import { begunBefore, begunOn } from './begun-before.ts';
import { customerGone } from './customer-gone.ts';
import { hitBy } from './likely-customers.ts';
import { prefilled } from './prefill-request.ts';
import { refuse } from './refuse.ts';
import { linkTo, openOn, type RequestNeeds } from './request-facts.ts';
import { showForm } from './request-form.ts';
import { type Stage, stageOf } from './stage.ts';

export interface EscalateNeeds extends RequestNeeds {
  readonly readQuestion: ReadQuestion;
  readonly newId: () => string;
}

/** A button that names what is known, or the agent's words (`about`), perhaps with an incident's id among them. */
export type EscalateOptions =
  | Extract<CardAction, { do: 'escalate' }>
  | { readonly about: string; readonly incidentId?: string };

/** What was found out about customer, service and trouble before the form is shown. */
interface Start {
  readonly customer?: Customer;
  /** Only who was named by a button, a domain, an address or a tenant id is chosen without asking. */
  readonly knownBy: DraftCustomer['knownBy'];
  readonly likely: readonly Customer[];
  readonly serviceIds: readonly string[];
  readonly complaint: string;
  readonly incidentId?: string | undefined;
}

/** `escalate`: begins a draft, or brings back the one that was begun from there, and shows its form. */
export class EscalateDialog extends Dialog {
  static readonly id = 'escalate';
  private readonly needs: EscalateNeeds;

  constructor(needs: EscalateNeeds) {
    super(EscalateDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const stage = stageOf(dialog.context);
    const asked = options as EscalateOptions;
    const start = 'about' in asked ? await this.fromWords(stage, asked) : this.fromButton(asked);
    if (!start) return await customerGone(dialog);
    const sure = start.knownBy === 'exact' ? start.customer : undefined;
    const refusal = await stage.access.permit('escalate', sure);
    if (refusal) return await refuse(dialog, refusal);
    const { words, button, message } = stage;
    // A dialog that was opened on a message has no button yet: the draft is found among the others then.
    const retry = button ?? (message && ({ do: 'show-drafts' } as const));
    const about = sure ? { customer: sure } : {};
    stage.expect(workingCard({ ...about, words, ...(retry && { retry }) }), sure ? [sure] : []);
    const draft = await this.draftFor(stage, start);
    if (message && (await stage.hearingAt(stage.place.conversationId)).isAbsent)
      await stage.show(installCard({ ask: draft.id, words }));
    else await showForm(this.needs, stage, draft, { likely: start.likely });
    return await dialog.endDialog();
  }

  private fromButton({ tenantId, serviceId, incidentId }: Extract<CardAction, { do: 'escalate' }>): Start | undefined {
    const customer = tenantId === undefined ? undefined : this.needs.customers().byTenantId(tenantId);
    if (tenantId !== undefined && !customer) return undefined;
    return {
      ...(customer && { customer }),
      ...{ knownBy: 'exact', likely: [], serviceIds: serviceId ? [serviceId] : [], complaint: '', incidentId },
    };
  }

  private async fromWords(
    stage: Stage,
    { about, incidentId }: { readonly about: string; readonly incidentId?: string },
  ): Promise<Start> {
    const { hits, serviceIds, symptom } = await askQuestion(this.needs, stage, about);
    const { tenantIds, domains } = addressesIn(about);
    const isAddressed = tenantIds.length > 0 || domains.some((domain) => !isAnybodys(domain));
    const isNamed = isAddressed && hits[0]?.exact === true;
    const decision = decide(about === '' ? [] : hits);
    const choices = decision.kind === 'one' ? [decision.customer] : decision.choices;
    const [customer] = choices;
    return {
      ...(customer && { customer }),
      knownBy: isNamed && decision.kind === 'one' ? 'exact' : 'guessed',
      likely: choices,
      serviceIds,
      complaint: stage.message?.text ?? (symptom === '' ? '' : ownWords(about, hits[0]?.named)),
      incidentId,
    };
  }

  private async draftFor(stage: Stage, start: Start): Promise<RequestDraft> {
    const { filing, newId } = this.needs;
    const { agent, place, words, message } = stage;
    const { customer, knownBy, complaint } = start;
    const opened = message && (await filing.drafts.draftsOf(agent)).find(begunOn(message));
    if (opened) return opened;
    const known = await this.trouble(stage, start);
    const now = filing.clock();
    const contact = (await filing.contactOf(agent)) ?? { name: agent.name };
    const draft: RequestDraft = {
      id: newId(),
      by: agent,
      place,
      ...(customer && { customer: { tenantId: customer.tenantId, knownBy } }),
      ...(known.service && { service: known.service }),
      incidents: known.incidents.map(linkTo),
      form: prefilled({ complaint, ...known }, contact, words, now),
      ...(message && { message }),
      changedAt: now,
    };
    return await filing.drafts.begin(draft, begunBefore(message, complaint, { customer, ...known }));
  }

  /** The service and what is open on it, as the customer has it; of a customer who has yet to be chosen, the outage alone. */
  private async trouble(stage: Stage, { customer, knownBy, serviceIds, incidentId }: Start): Promise<Trouble> {
    if (!customer || knownBy !== 'exact') {
      const [hit] = incidentId ? await hitBy(this.needs, stage, [incidentId]) : [];
      const incident = hit?.outage.incident;
      return incident ? { service: serviceOf(incident), incidents: [incident] } : named(serviceIds);
    }
    const sees = await seenBy(stage, customer, serviceIds.includes(AZURE_SERVICE_ID));
    const report = await this.needs.reportHealth(customer, { serviceIds, sees });
    const focus = report.incidents.find(({ id }) => id.toUpperCase() === incidentId?.toUpperCase());
    if (focus) return { service: serviceOf(focus), incidents: [focus] };
    const found = report.services.find(({ id }) => serviceIds.includes(id));
    if (!found) return { service: undefined, incidents: [] };
    const { id, name, source } = found;
    return { service: { id, name, source }, incidents: openOn(report, found) };
  }
}

/** The agent's own words as typed, without those that name the customer. */
function ownWords(about: string, customer = ''): string {
  const { rest, domains, tenantIds } = addressesIn(about);
  if (domains.length + tenantIds.length > 0) return rest;
  const named = customer.toLowerCase().split(' ');
  const words = about.split(' ').filter((word) => {
    const at = named.indexOf(word.toLowerCase());
    if (at >= 0) named.splice(at, 1);
    return at < 0;
  });
  return words.join(' ');
}

interface Trouble {
  readonly service: RequestService | undefined;
  readonly incidents: readonly Incident[];
}

const serviceOf = ({ serviceId, serviceName, source }: Incident): RequestService => ({
  id: serviceId,
  name: serviceName,
  source,
});

/** By its id until the customer is known, and with it what Microsoft calls it there. */
const named = ([id]: readonly string[]): Trouble => ({
  service: id ? { id, name: id, source: id === AZURE_SERVICE_ID ? 'azure' : 'microsoft365' } : undefined,
  incidents: [],
});
