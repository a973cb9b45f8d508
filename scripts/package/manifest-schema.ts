import type { SchemaObject } from 'ajv';
import ajvDraft04 from 'ajv-draft-04';
import { PackageError } from './package-error.ts';

/** Fails with `PackageError`, naming everything in the document that its schema (draft 4) does not allow. */
export function checkSchema(document: unknown, schema: SchemaObject): void {
  // Microsoft's schemas have patterns that are no Unicode patterns, formats nobody defines, keywords of their own.
  const ajv = new ajvDraft04.default({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false });
  const validate = ajv.compile(schema);
  if (validate(document)) return;
  const problems = (validate.errors ?? []).map(({ instancePath, message, params }) => {
    return `- ${instancePath || '/'} ${message}: ${JSON.stringify(params)}`;
  });
  throw new PackageError(`The manifest does not fit its schema:\n${problems.join('\n')}`);
}
