import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import type { Card } from '../../src/cards/card.ts';

const SCHEMA = new URL('../../../shared/data/teams/adaptive-cards/adaptive-card.1.5.0.schema.json', import.meta.url);

/** What Teams understands beyond the published schema; "filtered" is documented for 1.5, but its schema file lacks it. */
const isTeamsOnly = (key: string, value: unknown): boolean =>
  key === 'choices.data' || key === 'msteams' || (key === 'style' && value === 'filtered');

/** Checks a card against Microsoft's schema 1.5; nothing where the schema is not at hand. */
export function createSchemaCheck(): ((card: Card) => readonly string[]) | undefined {
  if (!existsSync(SCHEMA)) return undefined;
  const { id: _, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addMetaSchema(draft6);
  const validate = ajv.compile(schema);
  return (card) => {
    const plain = JSON.parse(JSON.stringify(card.content), (key, value) =>
      isTeamsOnly(key, value) ? undefined : value,
    );
    return validate(plain)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
