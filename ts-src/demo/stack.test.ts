/** The whole product, started as `npm start` starts it: every step of the guided proof, and bad input. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startService } from './child.ts';
import { localOrgConfig, ROOT } from './data-folder.ts';
import { callsOf, query, tokenByLogin } from './org-client.ts';
import { converse } from './proof/conversation.ts';
import { Proof } from './proof/proof.ts';
import { STEPS } from './proof/steps.ts';
import { BRIEF_AGENT, BRIEF_STEPS } from './sample-data.ts';
import { entriesAfter, lastSeq } from './signer-client.ts';
import { temporaryFolder } from './postgres.ts';
import { startStack, type Stack } from './stack.ts';
import { openChromium, openTab, openTimeline, type Opened, type Person } from './testing/timeline-page.ts';

const dataDir = temporaryFolder('aegis-stack-');
let stack: Stack;
let proof: Proof;

before(async () => {
  stack = await startStack({ dataDir, port: 0 });
  proof = new Proof(stack, () => undefined);
});

after(async () => {
  await proof?.close();
  await stack?.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

describe('guided proof', () => {
  for (const step of STEPS) {
    test(step.name, async () => {
      assert.notEqual(await step.run(proof), '');
    });
  }
});

async function rest(tool: string, token: string, body: unknown): Promise<{ status: number; body: any }> {
  const response = await fetch(`${stack.gateway}/v1/orgs/demo/tools/${tool}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

describe('bad input', () => {
  const question = { object: 'Opportunity', fields: ['Name'], limit: 1 };

  test('a wrong token is refused and says how to get one', async () => {
    const response = await fetch(stack.mcp, {
      method: 'POST',
      headers: { authorization: 'Bearer wrong', 'content-type': 'application/json' },
      body: '{}',
    });
    await response.body?.cancel();
    assert.equal(response.status, 401);
    assert.match(
      response.headers.get('www-authenticate') ?? '',
      /error="invalid_token".*resource_metadata=|resource_metadata=.*error="invalid_token"/,
    );
  });

  test('a Salesforce token is not a gateway token', async () => {
    const { accessToken } = await tokenByLogin(stack.org, proof.person('west'));
    assert.equal((await rest('find_records', accessToken, question)).status, 401);
  });

  test('a token of another org is refused', async () => {
    const { accessToken } = await proof.agent('west');
    const response = await fetch(`${stack.gateway}/v1/orgs/another/tools/find_records`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}` },
    });
    await response.body?.cancel();
    assert.ok([401, 404].includes(response.status), `status ${response.status}`);
  });

  test('an unknown tool is named', async () => {
    const { accessToken } = await proof.agent('west');
    const reply = await rest('drop_everything', accessToken, {});
    assert.equal(reply.status, 404);
    assert.equal(reply.body.error.code, 'UNKNOWN_TOOL');
    assert.match(reply.body.error.message, /drop_everything/);
  });

  for (const [what, args, field] of [
    ['a missing argument', { fields: ['Name'] }, 'object'],
    ['a wrong-typed argument', { ...question, limit: 'many' }, 'limit'],
  ] as const) {
    test(`${what} is named, and no record is read`, async () => {
      const { accessToken } = await proof.agent('west');
      const reply = await rest('find_records', accessToken, args);
      assert.equal(reply.status, 400, JSON.stringify(reply.body));
      assert.match(JSON.stringify(reply.body.error), new RegExp(field));
    });
  }

  test('a filter that cannot be parsed is denied or refused, and audited when decided', async () => {
    const { accessToken } = await proof.agent('west');
    const before = await callsOf(stack.org, proof.person('west').username);
    const reply = await rest('find_records', accessToken, {
      ...question,
      filter: { field: 'Name', operator: 'resembles', value: 'x' },
    });
    assert.equal(reply.status, 400, JSON.stringify(reply.body));
    assert.equal(await callsOf(stack.org, proof.person('west').username), before);
  });

  test('a SOQL query that cannot be parsed gets the position of the error', async () => {
    const { accessToken } = await tokenByLogin(stack.org, proof.person('west'));
    const response = await fetch(
      `${stack.org}/services/data/v67.0/query?q=${encodeURIComponent('SELECT Name FORM Account')}`,
      { headers: { authorization: `Bearer ${accessToken}` } },
    );
    assert.equal(response.status, 400);
    const [error] = (await response.json()) as { errorCode: string; message: string }[];
    assert.equal(error!.errorCode, 'MALFORMED_QUERY');
    assert.match(error!.message, /FORM|Row|line|Column/i);
  });

  test('a denied call leaves an entry in the chain', async () => {
    const { accessToken } = await proof.agent('west');
    const from = await lastSeq(stack);
    const reply = await rest('get_record', accessToken, {
      object: 'BankAccount__c',
      id: 'a0000000000000AAAA'.slice(0, 18),
      fields: ['Name'],
    });
    assert.equal(reply.status, 403, JSON.stringify(reply.body));
    const entries = await entriesAfter(stack, from);
    assert.ok(
      entries.some((entry) => entry.kind === 'DENY'),
      'a DENY entry was signed',
    );
  });

  test('a port in use is named', async () => {
    const config = {
      ...localOrgConfig(stack.data),
      pubsubPort: 0,
      dataDir: path.join(dataDir, 'second-org'),
      shell: false,
    };
    const files = { configFile: path.join(dataDir, 'second.json'), logFile: path.join(dataDir, 'second.log') };
    await assert.rejects(
      startService(path.join(ROOT, 'ts-src/local-org/main.ts'), config, files),
      new RegExp(`${stack.data.ports.org}`),
    );
  });

  for (const [what, file, text, expected] of [
    ['a broken Apex file', 'classes/Broken.cls', 'public class Broken { void f( { } }', /Broken\.cls/],
    [
      'a broken metadata file',
      'objects/Broken__c/Broken__c.object-meta.xml',
      '<CustomObject><label>Broken</lable></CustomObject>',
      /Broken__c\.object-meta\.xml/,
    ],
  ] as const) {
    test(`${what} is named with its place, and nothing is served`, async () => {
      const source = path.join(dataDir, `broken-${path.basename(file)}`);
      fs.mkdirSync(path.dirname(path.join(source, file)), { recursive: true });
      fs.writeFileSync(path.join(source, file), text);
      if (file.endsWith('.cls')) {
        fs.writeFileSync(
          path.join(source, `${file}-meta.xml`),
          '<?xml version="1.0" encoding="UTF-8"?><ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion><status>Active</status></ApexClass>',
        );
      }
      const config = { port: 0, pubsubPort: 0, sources: [source], dataDir: path.join(source, 'data'), shell: false };
      const files = { configFile: path.join(source, 'config.json'), logFile: path.join(source, 'log') };
      await assert.rejects(startService(path.join(ROOT, 'ts-src/local-org/main.ts'), config, files), expected);
    });
  }
});

describe('an agent that goes through steps', () => {
  test('has those of the documented example, and its last step answers', async () => {
    const page = fs.readFileSync(path.join(ROOT, 'docs/trust-layers.md'), 'utf8');
    const example = /\*\*Workflow steps\.\*\*.*?```json\n(.*?)```/s.exec(page)?.[1];
    assert.deepEqual(JSON.parse(example ?? 'null'), BRIEF_STEPS);
    const token = await tokenByLogin(stack.org, proof.person('west'));
    const run = await converse(token, 'Brief me on my largest deal.', BRIEF_AGENT);
    assert.equal(run.status, 'Succeeded', JSON.stringify(run));
    assert.match(run.answer ?? '', /^Call the owner/);
  });
});

describe('the Lightning pages', () => {
  let browser: Browser;
  let opened: Opened;

  before(async () => (browser = await openChromium()));
  after(() => browser?.close());
  afterEach(async () => {
    await opened.page.close();
    assert.deepEqual(opened.errors, [], 'the page reports no error');
  });

  function watched(page: Opened): Page {
    opened = page;
    return page.page;
  }

  const visit = async (person: Person, tab: string, selector: string): Promise<Page> =>
    watched(await openTab(browser, stack.shell, person, tab, selector));

  test('an auditor sees the executions of everyone, and no error', async () => {
    await proof.call('east', 'find_records', { object: 'Case', fields: ['Subject'], limit: 3 });
    const page = watched(await openTimeline(browser, stack.shell, proof.person('auditor')));
    const list = page.locator('c-execution-list');
    await list.locator('button').first().waitFor();
    const text = await list.innerText();
    assert.match(text, /find_records/);
    assert.match(text, new RegExp(proof.person('east').name));
    await list.locator('button').first().click();
    await page.locator('c-execution-detail').waitFor();
  });

  test('a representative sees no execution of a colleague', async () => {
    await proof.call('west', 'describe_objects', { objects: ['Account'] });
    await proof.call('east', 'describe_objects', { objects: ['Account'] });
    const page = watched(await openTimeline(browser, stack.shell, proof.person('west')));
    await page.locator('c-execution-list button').first().waitFor();
    assert.doesNotMatch(await page.locator('c-execution-list').innerText(), new RegExp(proof.person('east').name));
  });

  test('a person chats: the page shows the original value, the log of what the model saw has its token alone', async () => {
    const person = proof.person('west');
    const page = await visit(person, 'Aegis_Chat', 'c-chat-composer textarea');
    await page.locator('c-agent-chat lightning-combobox button').click();
    await page.locator('lightning-base-combobox-item', { hasText: 'Deal Desk' }).click();
    await page.locator('c-chat-composer textarea').fill('Whom do I write to?');
    await page.keyboard.press('Enter');
    const answer = await page.locator('c-chat-turn [data-id=answer]').innerText();
    const address = /^Write to (\S+@example\.com)\.$/.exec(answer)?.[1];
    assert.ok(address, answer);
    const steps = await query(await tokenByLogin(stack.org, person), 'SELECT Content__c FROM ExecutionStep__c');
    const logged = steps.map((step) => String(step.Content__c ?? '')).join('\n');
    assert.ok(logged.includes('[EMAIL:001]'), 'the model saw a token');
    assert.ok(!logged.includes(address), 'the model saw no address');
  });

  test('a sentence becomes a table of records', async () => {
    const person = proof.person('west');
    const page = await visit(person, 'Aegis_Ask', 'c-ask-records input.slds-input');
    await page.getByLabel('Sentence').fill('show name and email of contacts limit 2');
    await page.keyboard.press('Enter');
    await page.locator('c-ask-records [data-id=run]').click();
    await page.locator('c-ask-records tbody tr').first().waitFor();
    assert.equal(await page.locator('c-ask-records tbody tr').count(), 2);
    assert.match(await page.locator('c-ask-records tbody').innerText(), /@example\.com/);
  });

  test('an auditor sees what the runs of everyone cost', async () => {
    const person = proof.person('west');
    await converse(await tokenByLogin(stack.org, person), 'Whom do I write to?');
    const page = await visit(proof.person('auditor'), 'Aegis_Cost', 'c-cost-overview [data-id=cost]');
    assert.match(await page.locator('c-cost-overview [data-id=cost]').innerText(), /^\$0\.\d*[1-9]/);
    assert.match(await page.locator('c-cost-table[data-id=people]').innerText(), new RegExp(person.name));
  });

  test('an auditor finds a denial that comes again and again, and says what to make of it', async () => {
    const hidden = {
      object: 'Opportunity',
      fields: ['Name'],
      filter: { field: 'Margin__c', operator: 'gt', value: 1 },
    };
    for (let times = 0; times < 3; times++) await proof.call('east', 'find_records', hidden);
    const page = await visit(proof.person('auditor'), 'Aegis_Review', 'c-review-findings button');
    await page.locator('c-review-findings button', { hasText: 'Same denial again and again' }).first().click();
    await page.locator('c-execution-detail').waitFor();
    await page.locator('c-review-form').getByText('Rightly', { exact: true }).click();
    await page.locator('c-review-form').getByRole('button', { name: 'Save' }).click();
    await page.locator('c-review-findings [data-id=answer]', { hasText: 'Rightly' }).waitFor();
    await page.locator('c-review-figures', { hasText: 'find_records' }).waitFor();
  });

  test('an auditor is told what guidance finds, and follows it to the order of tools, which they only look at', async () => {
    const page = await visit(proof.person('auditor'), 'Aegis_Guidance', 'c-guidance-report table');
    const desk = page.locator('c-guidance-report section', { hasText: 'Deal Desk' });
    assert.match(await desk.locator('tr[data-name=tool-order]').innerText(), /Open.*A draft waits for approval/s);
    assert.match(await desk.locator('tr[data-name=masking]').innerText(), /Met/);
    await desk.locator('button[data-place=tool-order]').click();
    await page.locator('c-tool-graph-view g[data-tool=create_record]').waitFor();
    await page.locator('c-tool-graph-changes[data-id=approval]', { hasText: 'create_record needs' }).waitFor();
    assert.equal(await page.locator('c-tool-dependency-graph [data-id=approve]').count(), 0);
  });

  test('an administrator changes the order of tools by keyboard and saves it as a draft', async () => {
    const page = await visit(proof.person('admin'), 'Aegis_ToolOrder', 'lightning-combobox button');
    await page.locator('c-tool-dependency-graph lightning-combobox button').click();
    await page.locator('lightning-base-combobox-item', { hasText: 'Deal Desk' }).click();
    await page.locator('c-tool-graph-view g[data-tool=create_record]').press('Enter');
    await page.locator('c-tool-needs-editor').getByLabel('find_records').last().press('Space');
    await page.locator('c-tool-dependency-graph [data-id=save] button:enabled').press('Enter');
    await page.locator('[data-id=notice]', { hasText: 'Draft saved.' }).waitFor();
    await page.locator('c-tool-graph-changes[data-id=approval]', { hasText: 'one of several' }).waitFor();
  });

  test('an auditor reads what an agent may do for a person, and why', async () => {
    const page = await visit(proof.person('auditor'), 'Aegis_DataBoundary', 'c-boundary-matrix button');
    await page.locator('c-data-boundary [data-id=agent] button').click();
    await page.locator('[data-id=agent] lightning-base-combobox-item', { hasText: 'Deal Desk' }).click();
    await page.getByLabel('Find a person').fill('wanda');
    await page.locator('c-person-choice lightning-combobox button').click();
    await page.locator('c-person-choice lightning-base-combobox-item', { hasText: 'Wanda West' }).click();
    await page.locator('c-boundary-matrix button[data-object=Opportunity][aria-expanded]').click();
    await page.locator('button[data-key="Opportunity.Margin__c.Read"]').click();
    const reason = page.locator('c-boundary-reason');
    await reason.locator('[data-id=rule]', { hasText: 'field-not-readable' }).waitFor();
    assert.match(await reason.locator('[data-id=checks]').innerText(), /PermitReadOpportunity.*Wanda West/s);
  });

  test('an administrator sees who reaches all data over the API', async () => {
    const page = await visit(proof.person('admin'), 'Aegis_BroadAccess', 'c-broad-access-table tbody tr');
    const users = await page.locator('c-broad-access-table[data-id=users]').innerText();
    assert.match(users, /integration@meridian\.example.*Modify All Data: profile System Administrator/s);
    assert.doesNotMatch(users, /wanda/);
  });
});
