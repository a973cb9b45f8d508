import type { ServiceChoice } from '../domain/communication-list.ts';
import { button, type CardAction } from './actions.ts';
import type { Element } from './card.ts';
import type { CommunicationsCardNeeds } from './communications-card.ts';
import { clip } from './literal.ts';

const MOST_SERVICES = 40;

/** What to show, and of which service: chosen, then sent by the first button. */
export function filterBoxes({ list, filter, words }: CommunicationsCardNeeds): readonly Element[] {
  const choice = (id: 'only' | 'service', value: string, choices: readonly Element[]): Element => ({
    type: 'Input.ChoiceSet',
    id,
    label: words.say(`communications.filter.${id}`),
    placeholder: words.say('communications.filter.all'),
    errorMessage: words.say('communications.filter.missing'),
    style: 'compact',
    value,
    choices: [{ title: words.say('communications.filter.all'), value: 'all' }, ...choices],
  });
  const only = (['action', 'major'] as const).map((value) => ({
    title: words.say(`communications.only.${value}`),
    value,
  }));
  const chosen = ({ id }: ServiceChoice) => id === filter.serviceId;
  const offered = list.services.filter((one, at) => at < MOST_SERVICES || chosen(one));
  const named = offered.map(({ id, name }) => ({ title: clip(name, 100), value: clip(id, 100) }));
  return [
    {
      type: 'Container',
      separator: true,
      spacing: 'Medium',
      items: [
        choice('only', filter.only ?? 'all', only),
        choice('service', offered.some(chosen) ? (filter.serviceId ?? 'all') : 'all', named),
      ],
    },
  ];
}

/** Leads on and back within what the filter lets through. */
export function filterButtons(
  { customer, filter, words }: CommunicationsCardNeeds,
  page: number,
  pages: number,
): readonly Element[] {
  const of = customer ? { tenantId: customer.tenantId } : {};
  const { kind, only, serviceId } = filter;
  const here: CardAction = { do: 'show-communications', ...of, ...(kind && { kind }) };
  const turned = (to: number): CardAction => ({
    ...here,
    page: to,
    ...(only && { only }),
    ...(serviceId && { service: clip(serviceId, 100) }),
  });
  const beside = { besideInputs: true };
  return [
    button(words.say('button.apply-filter'), here),
    ...(page + 1 < pages ? [button(words.say('button.next-page'), turned(page + 1), beside)] : []),
    ...(page > 0 ? [button(words.say('button.previous-page'), turned(page - 1), beside)] : []),
    ...(customer ? [button(words.say('button.services'), { do: 'show-services', ...of } as CardAction, beside)] : []),
    button(words.say('button.refresh'), { ...here, fresh: true }, beside),
    button(words.say('button.customers'), { do: 'show-customers' }, beside),
  ];
}
