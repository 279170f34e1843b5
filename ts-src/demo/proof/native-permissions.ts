import assert from 'node:assert/strict';
import { PEOPLE } from '../people.ts';
import { sampleRecords, type SeedRecords } from '../sample-data.ts';
import { table, type Proof, type Step } from './proof.ts';

const AT_LEAST = 250_000;

/** The question every part of the comparison asks, too. */
export const OPEN_OPPORTUNITIES = {
  object: 'Opportunity',
  fields: ['Name', 'StageName', 'Amount', 'Margin__c', 'Owner.Name'],
  filter: {
    and: [
      { field: 'IsClosed', operator: 'eq', value: false },
      { field: 'Amount', operator: 'ge', value: AT_LEAST },
    ],
  },
  orderBy: [{ field: 'Amount', direction: 'desc' }],
  limit: 200,
};

/** Computed from the sample data, not from the org. */
function expectedRows(username: string | null): number {
  const records = sampleRecords(new Date());
  const opportunities = records.find((set: SeedRecords) => set.object === 'Opportunity')!.rows;
  const open = opportunities.filter(
    (row) => !String(row.StageName).startsWith('Closed') && Number(row.Amount) >= AT_LEAST,
  );
  return open.filter((row) => username === null || (row.OwnerId as { $user: string }).$user === username).length;
}

async function ask(proof: Proof, key: 'west' | 'east' | 'manager') {
  const reply = await proof.call(key, 'find_records', OPEN_OPPORTUNITIES);
  assert.equal(reply.isError, false, JSON.stringify(reply.content));
  const records = reply.content.result?.records ?? [];
  const owners = [...new Set(records.map((record) => (record.Owner as { Name: string }).Name))].sort();
  return {
    records,
    owners,
    stripped: reply.content.strippedFields ?? [],
    sees: records.some((record) => 'Margin__c' in record),
  };
}

/** Sharing, role hierarchy and field-level security decide, per person. */
export const nativePermissionsStep: Step = {
  name: 'The same question gives each person their own answer: sharing, role hierarchy and field security',
  async run(proof) {
    const rows: string[][] = [];
    for (const key of ['west', 'east', 'manager'] as const) {
      const person = proof.person(key);
      const answer = await ask(proof, key);
      rows.push([
        person.name,
        person.title,
        String(answer.records.length),
        answer.owners.join(', '),
        answer.sees ? 'visible' : `absent (reported: ${answer.stripped.join(', ')})`,
      ]);
      if (key === 'manager') {
        assert.equal(answer.records.length, expectedRows(null), 'the manager sees the rows of everyone below');
        assert.ok(answer.sees, 'the manager sees Margin__c');
      } else {
        assert.equal(
          answer.records.length,
          expectedRows(person.username),
          `${person.name} sees exactly the rows of their own`,
        );
        assert.deepEqual(answer.owners, [person.name]);
        assert.equal(answer.sees, false, 'the profile hides Margin__c');
        assert.deepEqual(answer.stripped, ['Opportunity.Margin__c']);
      }
    }
    table(['person', 'role', 'rows', 'owners', 'Margin__c'], rows).forEach((line) => proof.say(line));
    assert.ok(PEOPLE.length >= 5);
    return rows.map(([name, , count]) => `${name}: ${count} rows`).join('; ');
  },
};
