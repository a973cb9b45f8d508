import type { Incident } from '../../domain/incident.ts';
import groups from './symptoms.json' with { type: 'json' };

/** Words that say that something is wrong without saying what. */
const EMPTY_WORDS = new Set(
  'is are the a an of on in at for with my our their users user not no can cannot cant issue issues problem problems outage down broken working work since today now please any 문제 장애 안 안됨 안되 안돼 지금 오늘 있나요 인가요'.split(
    ' ',
  ),
);

/**
 * How well an incident's text fits what the agent described: 0 is not at all, 1 is every word. Words of one group in
 * `symptoms.json` mean the same ("queueing" fits "delayed"), in every language.
 */
export function symptomFit(symptom: string, incident: Incident): number {
  const wanted = symptomWords(symptom);
  if (wanted.length === 0) return 1;
  const text = textOf(incident);
  const fitting = wanted.filter((word) => meaningsOf(word).some((meaning) => startsAWord(text, meaning)));
  return fitting.length / wanted.length;
}

/** Whether the words describe a symptom at all. */
export const hasSymptom = (symptom: string): boolean => symptomWords(symptom).length > 0;

function symptomWords(symptom: string): string[] {
  const words = symptom.toLowerCase().match(/[\p{L}\p{N}/-]+/gu) ?? [];
  return words.filter((word) => !EMPTY_WORDS.has(word));
}

function meaningsOf(word: string): readonly string[] {
  const same = groups.filter((group) => group.some((meaning) => word.startsWith(meaning) || meaning === word));
  return [...same.flat(), word];
}

function startsAWord(text: string, meaning: string): boolean {
  return text.includes(` ${meaning}`);
}

function textOf(incident: Incident): string {
  const posts = incident.posts.flatMap((post) => post.parts.map((part) => part.text));
  const all = [
    incident.title,
    incident.impact,
    incident.scope,
    incident.feature,
    ...incident.impactedServices,
    ...posts,
  ];
  return ` ${all
    .filter(Boolean)
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/-]+/gu, ' ')}`;
}
