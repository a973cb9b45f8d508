import { strToU8, zipSync } from 'fflate';
import type { Answer } from '../exchange.ts';
import { type Problem, whenOf } from '../world/problem.ts';
import { nameOf } from '../world/services.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const WORDS = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export const hasReport = ({ status }: Problem): boolean => status === 'postIncidentReviewPublished';

/** The post-incident review of a problem, as the smallest Word document there is: always the same bytes. */
export function reportOf(problem: Problem, start: Date): Answer {
  const { startedAt, endedAt } = whenOf(problem, start);
  const lines = [
    `Post-incident review: ${problem.id}`,
    nameOf(problem.service),
    problem.title,
    `From ${startedAt.toISOString()} to ${endedAt?.toISOString() ?? 'now'}`,
    `User impact: ${problem.impact}`,
    `Root cause: ${problem.cause ?? 'not known'}`,
  ];
  const parts = {
    '[Content_Types].xml':
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ` +
      'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${DOCX}.main+xml"/></Types>`,
    '_rels/.rels':
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" ` +
      `Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${WORDS}"><w:body>${lines.map(paragraph).join('')}</w:body></w:document>`,
  };
  const files = Object.entries(parts).map(([name, xml]) => [
    name,
    strToU8(`<?xml version="1.0" encoding="UTF-8"?>${xml}`),
  ]);
  const body = Buffer.from(zipSync(Object.fromEntries(files), { mtime: '1980-01-01T00:00:00' }));
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body };
}

const paragraph = (text: string): string =>
  `<w:p><w:r><w:t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r></w:p>`;
