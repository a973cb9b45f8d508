import type { Activity } from 'botbuilder';
import { languageOf } from '../dialogs/language-words.ts';
import type { AgentMemory } from '../dialogs/stage.ts';
import { type Reader, speaking } from '../domain/reader.ts';
import { signsOf } from '../services/spelling/fold-words.ts';
import type { Language } from '../words/words.ts';

/** Who reads the answer: the language that was chosen before Teams' locale, their client's zone before ours. */
export function readerOf(activity: Activity, chosen: Language | undefined, fallback: Reader): Reader {
  const client = activity.entities?.find(({ type }) => type === 'clientInfo');
  const locale = activity.locale ?? client?.locale ?? fallback.locale;
  const zone = activity.localTimezone ?? client?.timezone ?? fallback.zone;
  return chosen ? speaking({ locale, zone }, chosen) : { locale, zone };
}

/**
 * Who types in another language than their client's is answered in it, until they type English: that is everybody's, for its
 * commands are the ones that documents teach, and leads back to the client's.
 */
export function typing(memory: AgentMemory, heard: string): AgentMemory {
  const typed = heard === '' ? undefined : languageOf(signsOf(heard));
  const { typesIn: before, ...rest } = memory;
  const now = typed === 'en' ? undefined : (typed ?? before);
  return now === before ? memory : { ...rest, ...(now && { typesIn: now }) };
}
