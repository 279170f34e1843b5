import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildSchema, emptyMetadata } from '../metadata/index.ts';
import { generate } from './generate.ts';
import { OVERLAY } from './overlay/index.ts';

test('standard-schema.json is what the generator writes', () => {
  const committed = readFileSync(join(import.meta.dirname, 'standard-schema.json'), 'utf8');
  assert.ok(generate() === committed, 'run `node ts-src/local-org/standard/generate.ts` and commit the result');
});

test('every reference and child relationship of a standard object leads somewhere', () => {
  const schema = buildSchema(emptyMetadata());
  for (const object of schema.objects.values()) {
    for (const field of object.fields.values()) {
      for (const target of field.referenceTo)
        if (OVERLAY[object.name]) assert.ok(schema.object(target), `${object.name}.${field.name} > ${target}`);
    }
    for (const { name, childObject, field } of object.childRelationships) {
      assert.ok(
        schema.object(childObject)?.fields.has(field.toLowerCase()),
        `${object.name}.${name} > ${childObject}.${field}`,
      );
    }
  }
});

test('stubs give exact types, typings give nullability', () => {
  const schema = buildSchema(emptyMetadata());
  const type = (object: string, field: string) => schema.field(schema.object(object)!, field)!.type;
  assert.deepEqual(
    [
      type('Individual', 'BirthDate'),
      type('ApexLog', 'DurationMilliseconds'),
      type('BusinessHours', 'MondayStartTime'),
      type('Campaign', 'HierarchyActualCost'),
    ],
    ['DATE', 'INTEGER', 'TIME', 'DOUBLE'],
  );
  assert.equal(schema.object('BatchApexErrorEvent')!.kind, 'event');
  assert.equal(schema.field(schema.object('Account')!, 'IsPersonAccount'), undefined);
});
