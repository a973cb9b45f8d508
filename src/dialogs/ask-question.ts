import type { CustomerIndex } from '../services/customers/customer-index.ts';
import { decide } from '../services/customers/decide.ts';
import type { CustomerQuestion, ReadQuestion } from '../services/customers/read-question.ts';
import type { Stage } from './stage.ts';

export interface AskQuestionNeeds {
  readonly customers: () => CustomerIndex;
  readonly readQuestion: ReadQuestion;
}

/**
 * Reads words as this agent may: customers out of reach are as if they were not there. Unless one is named for sure, the
 * agent's groups are asked again first, for one may have been activated since.
 */
export async function askQuestion(
  { customers, readQuestion }: AskQuestionNeeds,
  { access, memory }: Stage,
  about: string,
): Promise<CustomerQuestion> {
  const { recent } = memory;
  const only = await access.finds();
  const question = await readQuestion(about, { recent, only });
  const isSure = question.hits[0]?.exact === true && decide(question.hits).kind === 'one';
  const nobodyHides = customers().count(only) === customers().size;
  if (isSure || nobodyHides || !(await access.refresh())) return question;
  return await readQuestion(about, { recent, only: await access.finds() });
}
