import { hashOf } from './chance.ts';
import { days, hours, minutes } from './moment.ts';

/** A note on a service request; times count back from the sandbox's start. */
export interface Note {
  readonly by: string;
  readonly ago: number;
  readonly text: string;
}

/** A service request as Partner Center keeps it. */
export interface ServiceRequest {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly severity: 'unknown' | 'critical' | 'moderate' | 'minimal';
  readonly status: 'none' | 'open' | 'closed' | 'attention_needed';
  readonly product: string;
  readonly topic: string;
  readonly createdAgo: number;
  readonly updatedAgo: number;
  readonly closedAgo?: number;
  /** Newest last, as they are told. */
  readonly notes: readonly Note[];
}

const request = (
  title: string,
  facts: Omit<ServiceRequest, 'id' | 'title' | 'notes'> & { readonly notes?: readonly Note[] },
): ServiceRequest => ({ notes: [], ...facts, title, id: `6${String(hashOf(`request ${title}`)).padStart(14, '0')}` });

/** One of each kind: it waits for the partner, Microsoft works on it, it is over. */
export const mailRequests: readonly ServiceRequest[] = [
  request('Mail to one partner domain comes back', {
    description: 'Since Friday, mail to northwind.example is returned.\nOther domains are fine.',
    severity: 'critical',
    status: 'attention_needed',
    product: 'Exchange Online',
    topic: 'Mail flow',
    createdAgo: days(2),
    updatedAgo: hours(3),
    notes: [
      { by: 'Kim Minji', ago: days(2), text: 'Filed for the customer. Forty people are affected.' },
      { by: 'Microsoft Support', ago: hours(20), text: 'We are looking at the connectors.' },
      { by: 'Microsoft Support', ago: hours(3), text: 'Please send us the headers of *one* returned message.' },
    ],
  }),
  request('Shared mailbox opens slowly', {
    description: 'The mailbox of the front desk takes a minute to open.',
    severity: 'moderate',
    status: 'open',
    product: 'Exchange Online',
    topic: 'Performance',
    createdAgo: hours(26),
    updatedAgo: hours(5),
    notes: [{ by: 'Microsoft Support', ago: hours(5), text: 'Assigned to an engineer.' }],
  }),
  request('Meeting room does not answer invitations', {
    description: 'The room on the second floor ignores invitations.',
    severity: 'minimal',
    status: 'closed',
    product: 'Exchange Online',
    topic: 'Calendar',
    createdAgo: days(40),
    updatedAgo: days(31),
    closedAgo: days(31),
    notes: [{ by: 'Microsoft Support', ago: days(31), text: 'The booking policy has been corrected.' }],
  }),
];

/** More than fit on one page of Partner Center's, all of them over. */
export const longPast: readonly ServiceRequest[] = Array.from({ length: 120 }, (_, index) =>
  request(`Question ${index + 1} about licences`, {
    description: 'Which product brings this feature?',
    severity: 'minimal',
    status: 'closed',
    product: 'Microsoft 365',
    topic: 'Licences',
    createdAgo: days(30 + index * 5),
    updatedAgo: days(29 + index * 5),
    closedAgo: days(29 + index * 5),
  }),
);

/** In the customer's own language, and nobody has touched it yet. */
export const signInRequest: readonly ServiceRequest[] = [
  request('일부 사용자가 로그인할 수 없음', {
    description: '오늘 아침부터 영업팀 다섯 명이 로그인하지 못합니다.',
    severity: 'critical',
    status: 'open',
    product: 'Microsoft Entra ID',
    topic: '로그인',
    createdAgo: minutes(50),
    updatedAgo: minutes(50),
  }),
];
