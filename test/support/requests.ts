import type { FiledRequest } from '../../src/domain/filed-request.ts';
import { EMPTY_FORM, type RequestDraft, type RequestForm } from '../../src/domain/request-draft.ts';
import type { RequestPacket } from '../../src/domain/request-packet.ts';
import { aCustomer, minutesAgo } from './builders.ts';
import { aPlace, KIM_AGENT } from './following.ts';

const CONTACT = {
  name: 'Kim Minji',
  mail: 'kim.minji@partner.example',
  phone: '+82 2 555 0100',
  zone: 'Asia/Seoul',
  language: 'ko-KR',
};

export const aForm = (over: Partial<RequestForm> = {}): RequestForm => ({
  ...EMPTY_FORM,
  title: 'Mail waits in outbound queues',
  description: 'Mail to outside is an hour late.',
  startedOn: '2026-11-22',
  startedTime: '08:10',
  severity: 'critical',
  businessImpact: 'Orders are not confirmed.',
  affectedUsers: 'About 40, in Seoul',
  stepsTried: 'Restarted the connector.',
  contact: CONTACT,
  copies: 'alex.wilber@partner.example; it@contoso.example',
  ...over,
});

/** Whole: nothing is missing. */
export const aDraft = (over: Partial<RequestDraft> = {}): RequestDraft => ({
  id: 'draft-1',
  by: KIM_AGENT,
  place: aPlace(),
  customer: { tenantId: aCustomer().tenantId, knownBy: 'exact' },
  service: { id: 'Exchange', name: 'Exchange Online', source: 'microsoft365' },
  incidents: [
    {
      id: 'EX1234567',
      title: 'Mail waits in outbound queues',
      isOpen: false,
      phase: 'restored',
      startedAt: minutesAgo(92),
    },
  ],
  form: aForm(),
  changedAt: minutesAgo(5),
  ...over,
});

export const aPacket = (over: Partial<RequestPacket> = {}): RequestPacket => {
  const { incidents, service, by, form } = aDraft();
  const { title, description, businessImpact, affectedUsers, stepsTried, contact } = form;
  return {
    customer: aCustomer(),
    service: service ?? { id: 'Exchange', name: 'Exchange Online', source: 'microsoft365' },
    incidents,
    ...{ title, description, businessImpact, affectedUsers, stepsTried, contact },
    startedAt: new Date('2026-11-21T23:10:00Z'),
    severity: 'critical',
    copies: ['alex.wilber@partner.example', 'it@contoso.example'],
    by,
    ...over,
  };
};

export const anAzurePacket = (over: Partial<RequestPacket> = {}): RequestPacket =>
  aPacket({
    service: { id: 'azure', name: 'Azure', source: 'azure' },
    topic: {
      serviceId: '/providers/Microsoft.Support/services/vm',
      serviceName: 'Virtual Machine running Linux',
      classificationId: '/providers/Microsoft.Support/services/vm/problemClassifications/boot',
      classificationName: 'Cannot start',
    },
    ...over,
  });

/** Just begun: nobody knows yet what became of it. */
export const aFiledRequest = (over: Partial<FiledRequest> = {}): FiledRequest => ({
  id: 'draft-1',
  deskId: 'own',
  deskKind: 'own',
  packet: aPacket(),
  place: aPlace(),
  progress: 'sending',
  begunAt: minutesAgo(4),
  followers: [],
  history: [],
  toldEvents: 0,
  ...over,
});
