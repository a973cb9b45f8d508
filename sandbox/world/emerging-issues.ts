import { minutes } from './moment.ts';

/** A problem on Azure's status page; times count back from the sandbox's start. */
export interface EmergingIssue {
  readonly trackingId: string;
  readonly title: string;
  readonly description: string;
  readonly stage: 'Active' | 'Archived';
  readonly startedAgo: number;
  readonly service: string;
  readonly region: string;
}

/** One that is nobody's yet, one that Azure has since tied to subscriptions, and one that is over. */
export const emergingIssues: readonly EmergingIssue[] = [
  {
    trackingId: 'EM1Q-7ZZ',
    title: 'Azure Front Door - Southeast Asia - Investigating slow answers',
    description: 'Requests through some edge sites may be slow.',
    stage: 'Active',
    startedAgo: minutes(25),
    service: 'Azure Front Door',
    region: 'Southeast Asia',
  },
  {
    trackingId: 'K7RM-TQ8',
    title: 'Storage - Korea Central and Japan East',
    description: 'Requests to Storage accounts may fail.',
    stage: 'Active',
    startedAgo: minutes(130),
    service: 'Storage',
    region: 'Korea Central',
  },
  {
    trackingId: 'EM0B-2C8',
    title: 'Azure DNS - Global',
    description: 'Some names did not resolve.',
    stage: 'Archived',
    startedAgo: minutes(2000),
    service: 'Azure DNS',
    region: 'Global',
  },
];
