type Json = Record<string, any>;

/** What somebody types, or what a card of any age sends: the same for genuine people and for forged requests. */
export type Wish = { readonly text: string } | { readonly name: string; readonly value: Json };

export interface Wanted {
  readonly tenantId: string;
  readonly domain: string;
  readonly name: string;
}

export const press = (data: Json): Wish => ({
  name: 'adaptiveCard/action',
  value: { action: { type: 'Action.Execute', data } },
});

/** Three customers of the sandbox share it. */
export const MAIL_INCIDENT = 'EX1347120';

/** What is filled in by one agent alone: wherever it is begun, the form comes in personal chat. */
export const IN_PRIVATE: Readonly<Record<string, (customer: Wanted) => Wish>> = {
  'escalate by words': ({ domain }) => ({ text: `escalate ${domain} mail waits` }),
  'escalate button': ({ tenantId }) => press({ do: 'escalate', tenantId }),
};

/** Written for one agent alone, who has a customer to answer; the incident is one of the customer's, or it is said that it is not. */
export const REPLYING: Readonly<Record<string, (customer: Wanted) => Wish>> = {
  'reply by words': ({ tenantId }) => ({ text: `reply ${tenantId} ${MAIL_INCIDENT}` }),
  'reply button': ({ tenantId }) =>
    press({ do: 'draft-reply', tenantId, incidentId: MAIL_INCIDENT, language: 'en', zone: 'UTC', tone: 'plain' }),
  'take a reply': ({ tenantId }) =>
    press({
      ...{ do: 'take-reply', tenantId, incidentId: MAIL_INCIDENT, ask: '0e5f7b0c-7b2f-4f0e-9c53-00000000cafe' },
      ...{ as: 'first-notice', speaks: 'en', subject: 'From a matrix', text: 'From a matrix.' },
    }),
};

/** Opens a Teams dialog on a message: whatever the conversation may hear, the agent alone sees it. */
export const IN_DIALOG: Readonly<Record<string, (customer: Wanted) => Wish>> = {
  'escalate a message': ({ domain }) => ({
    name: 'composeExtension/fetchTask',
    value: {
      commandId: 'escalateMessage',
      messagePayload: {
        body: { contentType: 'html', content: `<p>${domain} mail waits</p>` },
        from: { user: { displayName: 'Jamie' } },
        linkToMessage: `https://teams.microsoft.com/l/message/${domain}`,
      },
    },
  }),
};

const search = (parameter: Json): Wish => ({
  name: 'composeExtension/query',
  value: { commandId: 'shareHealth', parameters: [parameter], queryOptions: { skip: 0, count: 25 } },
});

/** Puts a customer's health into the conversation itself, or says why not: nothing of it goes to personal chat. */
export const TO_SHARE: Readonly<Record<string, (customer: Wanted) => Wish>> = {
  'search to share': ({ name }) => search({ name: 'customer', value: name }),
  share: ({ tenantId }) => ({ name: 'composeExtension/selectItem', value: { do: 'share-health', tenantId } }),
};

/** What is asked of a customer's service requests, which takes a GDAP role for tickets. */
export const ABOUT_ITS_REQUESTS: Readonly<Record<string, (customer: Wanted) => Wish>> = {
  'requests by words': ({ tenantId }) => ({ text: `requests ${tenantId}` }),
  'requests button': ({ tenantId }) => press({ do: 'show-requests', tenantId }),
  'filter of requests': ({ tenantId }) => press({ do: 'list-requests', tenantId, only: 'open' }),
  'request button': ({ tenantId }) => press({ do: 'show-request', tenantId, requestId: '616122292874576' }),
  ...IN_PRIVATE,
  ...IN_DIALOG,
};

/** What Microsoft announces to a customer. */
export const ABOUT_ITS_MESSAGES: Readonly<Record<string, (customer: Wanted) => Wish>> = {
  'messages by words': ({ tenantId }) => ({ text: `messages ${tenantId}` }),
  'messages button': ({ tenantId }) => press({ do: 'show-communications', tenantId }),
  'maintenance button': ({ tenantId }) => press({ do: 'show-communications', tenantId, kind: 'maintenance' }),
  'message button': ({ tenantId }) => press({ do: 'show-communication', tenantId, id: 'MC1187310' }),
};

/** Everything that can be asked of one customer. */
export const ABOUT_A_CUSTOMER: Readonly<Record<string, (customer: Wanted) => Wish>> = {
  'find and health': ({ tenantId }) => ({ text: `check health for ${tenantId}` }),
  'find by domain': ({ domain }) => ({ text: domain }),
  'services button': ({ tenantId }) => press({ do: 'show-services', tenantId }),
  'timeline button': ({ tenantId }) =>
    press({ do: 'show-timeline', tenantId, source: 'microsoft365', serviceId: 'Exchange' }),
  'incident button': ({ tenantId }) => press({ do: 'show-incident', tenantId, incidentId: MAIL_INCIDENT }),
  'search box button': ({ tenantId }) => press({ do: 'choose-customer', customer: tenantId }),
  'share button': ({ tenantId }) => press({ do: 'share-health', tenantId }),
  ...ABOUT_ITS_MESSAGES,
  ...ABOUT_ITS_REQUESTS,
  ...REPLYING,
  ...TO_SHARE,
  typeahead: ({ name }) => ({ name: 'application/search', value: { queryText: name } }),
};

/** Asked without a customer: whoever is named has to be in reach. */
export const ABOUT_NOBODY: Readonly<Record<string, Wish>> = {
  'customer list': { text: 'customers' },
  'customers button': press({ do: 'show-customers' }),
  help: { text: 'help' },
  'help button': press({ do: 'show-help' }),
  'incident id': { text: MAIL_INCIDENT },
  'nearest offers': { text: 'fabrikm 대한정믈' },
  'search to share, no words': search({ name: 'initialRun', value: 'true' }),
  messages: { text: 'messages' },
  'messages button': press({ do: 'show-communications' }),
  'message of anybody': press({ do: 'show-communication', id: 'MC1187310' }),
  tags: { text: 'tags' },
  audience: { text: 'audience' },
  calendar: { text: 'calendar' },
  'calendar button': press({ do: 'show-calendar' }),
  'calendar link': press({ do: 'give-calendar', names: 'true' }),
  'revoke a calendar': press({ do: 'revoke-calendar' }),
  'revoke a calendar, confirmed': press({ do: 'revoke-calendar', confirmed: true }),
  'my requests': { text: 'my requests' },
  'my requests button': press({ do: 'list-requests' }),
};

/** What changes something, up to the question where there is one. The tag comes off again. */
export const ADMINISTERING: Readonly<Record<string, (customer: Wanted, conversationId: string) => Wish>> = {
  'change an audience': (_, conversationId) => press({ do: 'change-audience', conversationId }),
  'choose an audience': ({ tenantId }, conversationId) =>
    press({ do: 'choose-audience', conversationId, audience: 'list', customers: tenantId }),
  'approve an audience': ({ tenantId }, conversationId) =>
    press({ do: 'approve-audience', conversationId, audience: 'list', tenantIds: [tenantId] }),
  'tag by words': ({ domain }) => ({ text: `tag ${domain} matrix` }),
  'tag by button': ({ tenantId }) => press({ do: 'tag', tag: 'matrix', tenantIds: [tenantId] }),
  'untag by button': ({ tenantId }) => press({ do: 'untag', tag: 'matrix', tenantIds: [tenantId] }),
  'offboard by words': ({ domain }) => ({ text: `offboard ${domain}` }),
  'offboard by button': ({ tenantId }) => press({ do: 'offboard', tenantId }),
};

/** Skip the question: who may not must be stopped at the deed, too. */
export const DEEDS_AT_ONCE: Readonly<Record<string, (customer: Wanted, conversationId: string) => Wish>> = {
  'offboard, confirmed': ({ tenantId }) => press({ do: 'offboard', tenantId, confirmed: true }),
  'onboard again': ({ domain }) => ({ text: `onboard ${domain} again` }),
  'open to all': (_, conversationId) =>
    press({ do: 'approve-audience', conversationId, audience: 'all', tenantIds: [] }),
  'untag everybody': () => press({ do: 'untag', tag: 'matrix', tenantIds: [] }),
};

/** A request that was filed from here, about an outage at a customer. */
export interface WantedRequest extends Wanted {
  readonly requestId: string;
}

/** Shows how a request stands, or changes what concerns the asker alone; what changes more, up to the question or the box. */
export const ABOUT_A_REQUEST: Readonly<Record<string, (request: WantedRequest) => Wish>> = {
  'the request': ({ requestId }) => press({ do: 'show-filed', requestId }),
  'follow it': ({ requestId }) => press({ do: 'follow-request', requestId }),
  'unfollow it': ({ requestId }) => press({ do: 'unfollow-request', requestId }),
  'ask again': ({ requestId }) => press({ do: 'ask-again', requestId, hours: 24 }),
  'number it': ({ requestId }) => press({ do: 'number-request', requestId }),
  'give it up': ({ requestId }) => press({ do: 'drop-request', requestId }),
  'solve it': ({ requestId }) => press({ do: 'solve-request', requestId }),
  'those of its outage': () => press({ do: 'list-requests', incidentId: MAIL_INCIDENT }),
  'those of its customer': ({ tenantId }) => press({ do: 'list-requests', tenantId }),
};

/** Filled in by one agent alone, in personal chat. */
export const ANSWERING: Readonly<Record<string, (request: WantedRequest) => Wish>> = {
  'reply to it': ({ requestId }) => press({ do: 'reply-request', requestId }),
  'answer it, without words': ({ requestId }) => press({ do: 'answer-request', requestId, seen: 0 }),
};

/** Skips the question, or has it answered. */
export const ANSWERING_AT_ONCE: Readonly<Record<string, (request: WantedRequest) => Wish>> = {
  'answer it': ({ requestId }) => press({ do: 'answer-request', requestId, seen: 0, text: 'From a matrix.' }),
  'it persists': ({ requestId }) =>
    press({ do: 'request-persists', requestId, incidentId: MAIL_INCIDENT, text: 'From a matrix.' }),
  'tell how it stands': ({ requestId }) => press({ do: 'tell-state', requestId, status: 'attention-needed' }),
  'solve it, confirmed': ({ requestId }) => press({ do: 'solve-request', requestId, confirmed: true }),
  'give it up, confirmed': ({ requestId }) => press({ do: 'drop-request', requestId, confirmed: true }),
  'number it anew': ({ requestId }) => press({ do: 'number-request', requestId, number: 'From a matrix' }),
};

/** An outage's card in some channel. */
export interface WantedCard {
  readonly followingId: string;
  readonly incidentId: string;
}

/** Shows what is open across customers, or was. */
export const ABOUT_OUTAGES: Readonly<Record<string, (card: WantedCard, customer: Wanted) => Wish>> = {
  outages: () => ({ text: 'outages' }),
  'outages button': () => press({ do: 'show-outages' }),
  'outage of a list': ({ incidentId }) => press({ do: 'show-outage', incidentId }),
  'its timeline': ({ incidentId }) => press({ do: 'outage-timeline', incidentId }),
  'its customers': ({ incidentId }) => press({ do: 'outage-customers', incidentId }),
  'history by words': (_, { tenantId }) => ({ text: `history ${tenantId}` }),
  'history button': (_, { tenantId }) => press({ do: 'show-history', tenantId }),
};

/** Changes a living card, for everybody in its channel. */
export const MARKING: Readonly<Record<string, (card: WantedCard) => Wish>> = {
  acknowledge: (card) => press({ do: 'outage-acknowledge', ...card }),
  assign: (card) => press({ do: 'outage-assign', ...card }),
  mute: (card) => press({ do: 'outage-mute', ...card, until: '1h' }),
};

/** About what a conversation follows; `unfollow` up to the question. */
export const FOLLOWING: Readonly<Record<string, (card: WantedCard) => Wish>> = {
  follow: () => ({ text: 'follow' }),
  'follow button': () => press({ do: 'follow' }),
  'edit a following': ({ followingId }) => press({ do: 'edit-following', followingId }),
  following: () => ({ text: 'following' }),
  'following button': () => press({ do: 'show-followings' }),
  unfollow: () => ({ text: 'unfollow' }),
  'unfollow button': ({ followingId }) => press({ do: 'unfollow', followingId }),
};

/** Skips the question, or comes to what is not one's own. */
export const FOLLOWING_AT_ONCE: Readonly<Record<string, (card: WantedCard) => Wish>> = {
  'unfollow, confirmed': ({ followingId }) => press({ do: 'unfollow', followingId, confirmed: true }),
  'take over': ({ followingId }) => press({ do: 'take-over', followingId }),
};
