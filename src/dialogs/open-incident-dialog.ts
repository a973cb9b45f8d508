import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { incidentCustomersCard } from '../cards/incident-customers-card.ts';
import { workingCard } from '../cards/working-card.ts';
import type { Customer } from '../domain/customer.ts';
import { seenBy } from '../services/access/sees.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import { decide } from '../services/customers/decide.ts';
import type { ReadQuestion } from '../services/customers/read-question.ts';
import type { FindIncident } from '../services/health/find-incident.ts';
import { askQuestion } from './ask-question.ts';
import { refuse } from './refuse.ts';
import { ShowTimelineDialog } from './show-timeline-dialog.ts';
import { stageOf } from './stage.ts';

export interface OpenIncidentNeeds {
  readonly customers: () => CustomerIndex;
  readonly readQuestion: ReadQuestion;
  readonly findIncident: FindIncident;
  /** Tenants at which this incident was seen before. */
  readonly seenAt: (incidentId: string) => Promise<readonly string[]>;
}

export interface OpenIncidentOptions {
  readonly incidentId: string;
  /** The words around the id, which may name the customer. */
  readonly about?: string;
  /** The customer, when a button names it. */
  readonly tenantId?: string;
  readonly fresh?: boolean;
}

/** Without a word about the customer, those that come first by name are looked at as well, up to so many in all. */
const MOST_CANDIDATES = 20;

/** An incident id in, its timeline out; a list where several customers have it, a plain word where none has. */
export class OpenIncidentDialog extends Dialog {
  static readonly id = 'open-incident';
  private readonly needs: OpenIncidentNeeds;

  constructor(needs: OpenIncidentNeeds) {
    super(OpenIncidentDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { incidentId, about = '', tenantId, fresh = false } = options as OpenIncidentOptions;
    const stage = stageOf(dialog.context);
    const { words, button, access, expect, show } = stage;
    const named = tenantId ? this.needs.customers().byTenantId(tenantId) : undefined;
    const refusal = named && (await access.permit('see-health', named));
    if (refusal) return await refuse(dialog, refusal);
    const candidates = named ? [named] : await this.candidates(dialog, incidentId, about);
    const [first] = candidates;
    const customer = candidates.length === 1 && first ? { customer: first } : {};
    expect(workingCard({ ...customer, words, ...(button ? { retry: button } : {}) }), candidates);

    const { found, looked, unheard } = await this.needs.findIncident(incidentId, candidates, (customer) =>
      seenBy(stage, customer, candidates.length === 1),
    );
    const [only] = found;
    if (only && found.length === 1) {
      const { source, serviceId, id: focus } = only.incident;
      return await dialog.replaceDialog(ShowTimelineDialog.id, {
        tenantId: only.customer.tenantId,
        source,
        serviceId,
        focus,
        fresh,
      });
    }
    const customers = found.map((one) => one.customer);
    await access.record(...customers.map(({ tenantId }) => ({ deed: 'see-health' as const, tenantId })));
    const title = only ? { title: only.incident.title } : {};
    await show(incidentCustomersCard({ incidentId, ...title, customers, looked, unheard, words }), {
      about: candidates,
    });
    return await dialog.endDialog();
  }

  /** The customer named by words beside the id; else those known to have it, the agent's recent ones, and then some more. */
  private async candidates(dialog: DialogContext, incidentId: string, about: string): Promise<readonly Customer[]> {
    const customers = this.needs.customers();
    const stage = stageOf(dialog.context);
    if (about !== '') {
      const { hits } = await askQuestion(this.needs, stage, about);
      const decision = decide(hits);
      if (decision.kind === 'one') return [decision.customer];
    }
    const only = await stage.access.finds();
    const seen = (await this.needs.seenAt(incidentId)).flatMap((id) => customers.byTenantId(id) ?? []).filter(only);
    const { recent } = stage.memory;
    const more = customers.search('', { recent, limit: MOST_CANDIDATES, only }).map(({ customer }) => customer);
    return [...new Set([...seen, ...more])].slice(0, MOST_CANDIDATES);
  }
}
