import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { compilePolicy } from './compile.ts';
import type { Decision, PolicyRequest, PolicyRule } from './rules.ts';

const PAGE = fs.readFileSync(new URL('../../../docs/spec/policy.md', import.meta.url), 'utf8');

/** The fenced blocks of one kind, in order. */
function blocks<Content>(kind: string): Content[] {
  return [...PAGE.matchAll(new RegExp(`^\`\`\`json ${kind}\n([^]*?)^\`\`\`$`, 'gm'))].map(
    ([, json]) => JSON.parse(json) as Content,
  );
}

interface Example {
  request: Partial<PolicyRequest>;
  expect: Pick<Decision, 'effect' | 'rule' | 'rowCap'>;
}

const COMMON: PolicyRequest = {
  agent: 'sales-assistant',
  phase: 'pilot',
  permissionSets: [],
  tool: 'find_records',
  operation: 'Read',
  objects: [],
};

describe('the examples of docs/spec/policy.md', () => {
  const [rules] = blocks<PolicyRule[]>('rules');
  const examples = blocks<Example>('example');

  it('are there', () => assert.equal(examples.length, 12));

  for (const { request, expect } of examples) {
    it(`${JSON.stringify(request)} gives ${expect.effect} by ${expect.rule}`, () => {
      const { effect, rule, rowCap } = compilePolicy(rules)({ ...COMMON, ...request });
      assert.deepEqual({ effect, rule, rowCap }, { rowCap: undefined, ...expect });
    });
  }

  it('the broken policy denies what its intact rule permits', () => {
    const [broken] = blocks<PolicyRule[]>('broken');
    const request = { ...COMMON, objects: [{ name: 'Account', fields: ['Name'] }] };
    assert.equal(compilePolicy(broken.slice(0, 1))(request).effect, 'ALLOW');
    assert.equal(compilePolicy(broken)(request).rule, 'policy-error');
  });
});
