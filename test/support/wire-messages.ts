import type { Sandbox } from './sandbox.ts';

type Json = Record<string, unknown>;

/** A post of the message center as Graph sends it, changed at `at`. */
export const aWireMessage = (at: Date, over: Json = {}): Json => ({
  id: 'MC1500001',
  title: 'Passwords of one kind stop working',
  category: 'planForChange',
  severity: 'normal',
  tags: ['Admin impact'],
  services: ['Exchange Online'],
  isMajorChange: true,
  actionRequiredByDateTime: null,
  startDateTime: at.toISOString(),
  endDateTime: new Date(at.getTime() + 90 * 24 * 3600_000).toISOString(),
  lastModifiedDateTime: at.toISOString(),
  hasAttachments: false,
  details: [],
  body: { contentType: 'html', content: '<p>They stop working.</p>' },
  ...over,
});

const LONG = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
const TIME = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const;
const inWords = (at: Date) =>
  `${new Intl.DateTimeFormat('en-US', LONG).format(at)}, at ${new Intl.DateTimeFormat('en-US', TIME).format(at).replace(/\s/g, ' ')} UTC`;

/** A planned maintenance of Exchange Online from `from` to `until`. */
export const aWireMaintenance = (at: Date, from: Date, until: Date, over: Json = {}): Json =>
  aWireMessage(at, {
    id: 'MC1500002',
    title: 'Planned maintenance: mail is read-only',
    isMajorChange: false,
    body: {
      contentType: 'html',
      content: `<p>Mail can be read.</p><p>Start time: ${inWords(from)}</p><p>End time: ${inWords(until)}</p>`,
    },
    ...over,
  });

/** From now on a customer's message center holds just these. */
export const tellMessages = (sandbox: Sandbox, tenant: string, ...value: readonly Json[]): Promise<string> =>
  sandbox.fault({ path: '/v1.0/admin/serviceAnnouncement/messages', tenant, body: { value } });
