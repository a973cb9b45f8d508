import type { Customer } from '../domain/customer.ts';
import type { DeskKind, DeskReadiness } from '../domain/filing.ts';
import { FORM_ROOM } from '../domain/form-room.ts';
import { type RequestDraft, type RequestService, SEVERITIES } from '../domain/request-draft.ts';
import type { FieldProblem, RequestField } from '../domain/request-packet.ts';
import type { ResponseTargets } from '../domain/response-targets.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { deskLines, isUsable } from './desk-lines.ts';
import { countdown, richestThatFits } from './fit.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { customerSearch, likelyRows } from './request-customer-rows.ts';
import { type TopicsOffered, topicRows } from './request-topic-rows.ts';
import { customerLine, incidentLine, problemWords, severityWord } from './request-words.ts';
import { BOLD, dotted, labelled, line, run, smallLine } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';
import { icon } from './state.ts';

/** A desk, and what it says to the customer and service of the draft. */
export interface DeskOption {
  readonly id: string;
  readonly kind: DeskKind;
  readonly readiness: DeskReadiness;
}

export interface RequestFormNeeds {
  readonly draft: RequestDraft;
  /** Chosen for sure; absent while it has to be chosen. */
  readonly customer?: Customer | undefined;
  /** To choose from, the likely ones first; others come while typing. */
  readonly choices: readonly Customer[];
  /** Whom it is likely for, while nobody is chosen: of an outage, those whom it hits. */
  readonly likely?: readonly Customer[];
  /** The customer's. */
  readonly services: readonly RequestService[];
  /** Of the customer and service; none while these are not known. */
  readonly desks: readonly DeskOption[];
  readonly problems: readonly FieldProblem[];
  /** What became of it, where that is no field's: above the form. */
  readonly notice?: string | undefined;
  /** To choose from, where the desk wants one, and while nobody is chosen, a desk of those whom it is likely for. */
  readonly topics?: TopicsOffered;
  readonly targets?: ResponseTargets | undefined;
  readonly words: Words;
}

/** An input's id, and the field that it fills, whose name and problems are shown with it. */
type Box<Field extends RequestField | 'desk' = RequestField | 'desk'> = readonly [id: string, field: Field];

type TextField = Exclude<RequestField, 'customer' | 'service' | 'subscription' | 'topic' | 'started' | 'severity'>;

const MOST_LIKELY = 30;

/**
 * A service request as somebody writes it. No box is marked as required: clients would hold back "Save draft" as well. What
 * is missing or wrong is told above its box once it is checked, and nothing typed is lost.
 */
export function requestFormCard(needs: RequestFormNeeds): Card {
  const { draft, customer, choices, services, desks, problems, notice, targets, words } = needs;
  const { form, incidents, service } = draft;
  const ask = draft.id;
  const guess = customer ? undefined : choices.find(({ tenantId }) => tenantId === draft.customer?.tenantId);
  const box = ([id, field]: Box, input: Element): readonly Element[] => {
    const said = problems.filter((one) => one.field === field).map((one) => problemWords(one, words));
    const label = words.say(`request.field.${field}`);
    return [
      // By name: between two boxes, what is said of the lower one could be meant for the upper one.
      ...said.map((text) => line([icon('degraded'), run(` ${label}: `, BOLD), run(text)], 'Small')),
      {
        id,
        label,
        errorMessage: said[0] ?? words.say('request.problem.missing'),
        ...input,
      },
    ];
  };
  const text = (of: Box<TextField>, value: string, maxLength: number, isMultiline = false) =>
    box(of, {
      type: 'Input.Text',
      value,
      maxLength,
      isMultiline,
      placeholder: words.say(`request.placeholder.${of[1]}`),
    });
  const choose = (of: Box, value: string, choices: readonly (readonly [value: string, title: string])[]) =>
    box(of, {
      type: 'Input.ChoiceSet',
      style: 'compact',
      value,
      placeholder: words.say('request.placeholder.choose'),
      choices: choices.map(([one, title]) => ({ value: one, title: clip(title, 160) })),
    });
  const usable = desks.filter(({ readiness }) => isUsable(readiness));
  const chosen = usable.find(({ id }) => id === draft.deskId) ?? usable[0];
  const linked = incidents.map(({ id }) => id).join(',');
  const likely = customer ? [] : (needs.likely ?? []).slice(0, MOST_LIKELY);
  const search = customer
    ? { ...customerSearch(needs, [customer]), label: words.say('request.field.other-customer') }
    : customerSearch(needs);
  const whose = (input: Element) => box(['customer', 'customer'], input);

  const whole = (room: number) =>
    rowsCard({
      ...head(
        words,
        customer
          ? words.say('request.form.headline', { customer: clip(customer.name, 100) })
          : words.say('request.form.headline.nobody'),
        words.say(problems.length > 0 ? 'request.form.problems' : 'request.form.under'),
        problems.length > 0 ? 'warning' : 'emphasis',
      ),
      rows: [
        ...(notice ? [line([icon('degraded'), run(` ${notice}`)])] : []),
        ...(customer ? [labelled(words.say('request.field.customer'), customerLine(customer), 'Small')] : []),
        ...(guess ? [labelled(words.say('request.guess'), customerLine(guess), 'Small')] : []),
        ...(likely.length > 0 ? [] : whose(search)),
        ...choose(
          ['service', 'service'],
          service ? `${service.source}/${service.id}` : '',
          services.map(({ source, id, name }) => [`${source}/${id}`, name]),
        ),
        ...(incidents.length > 0
          ? [
              {
                type: 'Input.ChoiceSet',
                id: 'incidents',
                label: words.say('request.field.incidents'),
                errorMessage: words.say('request.problem.missing'),
                style: 'expanded',
                isMultiSelect: true,
                wrap: true,
                value: linked,
                choices: incidents.map((one) => ({ value: one.id, title: incidentLine(one, words) })),
              },
            ]
          : []),
        ...text(['title', 'title'], form.title, FORM_ROOM.title),
        ...text(['description', 'description'], form.description, FORM_ROOM.description, true),
        ...box(['startedOn', 'started'], { type: 'Input.Date', value: form.startedOn }),
        {
          type: 'Input.Time',
          id: 'startedTime',
          label: words.say('request.field.started-time', { zone: form.contact.zone }),
          errorMessage: words.say('request.problem.invalid'),
          value: form.startedTime,
        },
        ...choose(
          ['severity', 'severity'],
          form.severity,
          SEVERITIES.map((one) => [one, severityWord(one, targets, words)]),
        ),
        ...text(['businessImpact', 'business-impact'], form.businessImpact, FORM_ROOM.words, true),
        ...text(['affectedUsers', 'affected-users'], form.affectedUsers, FORM_ROOM.short),
        ...text(['stepsTried', 'steps-tried'], form.stepsTried, FORM_ROOM.words, true),
        ...text(['contactName', 'contact-name'], form.contact.name, FORM_ROOM.short),
        ...text(['contactMail', 'contact-mail'], form.contact.mail, FORM_ROOM.short),
        ...text(['contactPhone', 'contact-phone'], form.contact.phone, 60),
        ...text(['copies', 'copies'], form.copies, FORM_ROOM.words),
        ...deskRows(needs, usable, chosen, choose),
        ...(needs.topics
          ? topicRows(needs.topics, draft, chosen?.id ?? '', words, (input) => box(['topic', 'topic'], input))
          : []),
        ...deskLines(desks, words),
        ...(draft.message?.author
          ? [smallLine(words.say('request.form.message', { author: clip(draft.message.author, 80) }))]
          : []),
        ...(likely.length > 0 ? likelyRows({ ask, choices, likely: likely.slice(0, room), box: whose, words }) : []),
      ],
      actions: actionBar([
        button(words.say('button.review-request'), { do: 'review-request', ask }),
        button(words.say('button.save-draft'), { do: 'save-request', ask }),
        button(words.say('button.drop-draft'), { do: 'drop-draft', ask }, { besideInputs: true }),
      ]),
    });
  return richestThatFits(countdown(likely.length), whole);
}

/** Where it would go, where there is a choice. */
function deskRows(
  { draft, words }: RequestFormNeeds,
  usable: readonly DeskOption[],
  chosen: DeskOption | undefined,
  choose: (of: Box, value: string, choices: readonly (readonly [string, string])[]) => readonly Element[],
): readonly Element[] {
  const { subscriptions } = chosen?.readiness.kind === 'ready' ? chosen.readiness : { subscriptions: [] };
  return [
    ...(usable.length > 1
      ? choose(
          ['desk', 'desk'],
          chosen?.id ?? '',
          usable.map(({ id, kind }) => [id, words.say(`desk.${kind}`)]),
        )
      : []),
    ...(subscriptions.length > 0
      ? choose(
          ['subscription', 'subscription'],
          draft.subscriptionId ?? '',
          subscriptions.map(({ id, name }) => [id, dotted([name, id])]),
        )
      : []),
  ];
}
