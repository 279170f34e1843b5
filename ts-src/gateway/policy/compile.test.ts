import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { compilePolicy } from './compile.ts';
import type { Decision, PolicyRequest, PolicyRule } from './rules.ts';

interface Vector {
  name: string;
  rules: PolicyRule[];
  request: PolicyRequest;
  expect: Pick<Decision, 'effect' | 'rule' | 'rowCap'>;
}

const VECTORS = new URL('../../../force-app/test/staticresources/PolicyVectors.json', import.meta.url);
const { vectors } = JSON.parse(fs.readFileSync(VECTORS, 'utf8')) as { vectors: Vector[] };

const REQUEST: PolicyRequest = {
  agent: 'sales-assistant',
  phase: 'sandbox',
  permissionSets: [],
  tool: 'find_records',
  operation: 'Read',
  objects: [{ name: 'Opportunity', fields: ['Name'] }],
};

const PERMIT_ALL: PolicyRule = { name: 'PermitAll', effect: 'Permit' };

describe('golden vectors, shared with the org', () => {
  it('there are some', () => assert.ok(vectors.length >= 50));
  for (const { name, rules, request, expect } of vectors) {
    it(name, () => {
      const { effect, rule, rowCap } = compilePolicy(rules)(request);
      assert.deepEqual({ effect, rule, rowCap }, { rowCap: undefined, ...expect });
    });
  }
});

describe('what only the gateway decides', () => {
  it('a path to a forbidden object denies although the gateway has no schema', () => {
    const decide = compilePolicy([PERMIT_ALL, { name: 'NoPay', effect: 'Forbid', object: 'Compensation__c' }]);
    const decision = decide({ ...REQUEST, related: [{ name: 'Compensation__c', fields: ['Salary__c'] }] });
    assert.deepEqual([decision.effect, decision.rule], ['DENY', 'NoPay']);
  });

  it('a path to an object without permit is left to the org', () => {
    const decide = compilePolicy([{ name: 'PermitOpportunity', effect: 'Permit', object: 'Opportunity' }]);
    assert.equal(decide({ ...REQUEST, related: [{ name: 'Account', fields: ['Name'] }] }).effect, 'ALLOW');
  });

  it('an open request needs one permit and no general forbid', () => {
    const open: PolicyRequest = { ...REQUEST, tool: 'describe_objects', objects: [], anyObject: true };
    const permit: PolicyRule = { name: 'PermitAccount', effect: 'Permit', object: 'Account' };
    assert.equal(compilePolicy([])(open).rule, 'default-deny');
    assert.deepEqual(compilePolicy([permit])(open).rule, 'PermitAccount');
    assert.equal(compilePolicy([permit, { name: 'Closed', effect: 'Forbid', phase: 'sandbox' }])(open).rule, 'Closed');
    assert.equal(
      compilePolicy([permit, { name: 'NoPay', effect: 'Forbid', object: 'Compensation__c' }])(open).effect,
      'ALLOW',
    );
  });

  it('a denial says which rule, operation, field, agent and phase', () => {
    const decide = compilePolicy([
      PERMIT_ALL,
      { name: 'NoMargin', effect: 'Forbid', object: 'Opportunity', field: 'Margin__c', reason: 'Margins stay inside.' },
    ]);
    const decision = decide({ ...REQUEST, objects: [{ name: 'Opportunity', fields: ['Margin__c'] }] });
    assert.equal(decision.reason, 'Margins stay inside.');
    assert.deepEqual(decision.why, [
      'Rule NoMargin forbids Read of field Margin__c of Opportunity for agent sales-assistant in phase sandbox.',
    ]);
  });
});
