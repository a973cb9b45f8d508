import { hashOf } from './chance.ts';

/** A communication of a ticket, or a note; `isOurs` when it came from outside. */
export interface Message {
  readonly name: string;
  readonly by: string;
  readonly at: Date;
  readonly text: string;
  readonly isOurs: boolean;
}

/** A support ticket, whoever keeps it. */
export interface Ticket {
  /** Where it is found: a path, or a key. */
  readonly id: string;
  readonly number: string;
  readonly createdAt: Date;
  /** As it was filed. */
  readonly filed: Readonly<Record<string, unknown>>;
  status: string;
  engineer?: string;
  readonly messages: Message[];
}

/** Tickets of one desk, by where they are found. */
export interface TicketShelf {
  readonly all: () => readonly Ticket[];
  readonly find: (id: string) => Ticket | undefined;
  readonly file: (id: string, filed: Ticket['filed'], status: string) => Ticket;
}

export function createShelf(prefix: string, now: () => Date): TicketShelf {
  const tickets = new Map<string, Ticket>();
  return {
    all: () => [...tickets.values()],
    find: (id) => tickets.get(id.toLowerCase()),
    file: (id, filed, status) => {
      const number = `${prefix}${String(hashOf(`ticket ${id}`)).padStart(10, '0')}`;
      const ticket: Ticket = { id, number, createdAt: now(), filed, status, messages: [] };
      tickets.set(id.toLowerCase(), ticket);
      return ticket;
    },
  };
}

/** Writes on a ticket; the same name is the same message. */
export function say(ticket: Ticket, message: Message): Message {
  const there = ticket.messages.find(({ name }) => name === message.name);
  if (there) return there;
  ticket.messages.push(message);
  return message;
}
