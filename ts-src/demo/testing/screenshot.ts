/** `node ts-src/demo/testing/screenshot.ts [DIR]`: the pages of the app after a few calls, as shown in the README. */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { OPEN_OPPORTUNITIES } from '../proof/native-permissions.ts';
import { Proof } from '../proof/proof.ts';
import { temporaryFolder } from '../postgres.ts';
import { startStack } from '../stack.ts';
import { openChromium, openTab, openTimeline } from './timeline-page.ts';

const directory = process.argv[2] ?? 'docs/images';
const dataDir = temporaryFolder('aegis-screenshot-');
const stack = await startStack({ dataDir, port: 0, onProgress: (text) => process.stderr.write(`${text}\n`) });
const proof = new Proof(stack, () => undefined);
const browser = await openChromium();

interface Shot {
  name: string;
  person: Parameters<Proof['person']>[0];
  tab: string;
  /** On the page once it has its data. */
  selector: string;
  prepare?: (page: Page) => Promise<void>;
}

const SHOTS: Shot[] = [
  { name: 'chat', person: 'west', tab: 'Aegis_Chat', selector: 'c-chat-composer textarea', prepare: chat },
  { name: 'boundary', person: 'auditor', tab: 'Aegis_DataBoundary', selector: 'c-boundary-matrix button' },
  { name: 'order', person: 'admin', tab: 'Aegis_ToolOrder', selector: 'lightning-combobox button', prepare: order },
  { name: 'review', person: 'auditor', tab: 'Aegis_Review', selector: 'c-review-findings button' },
  { name: 'cost', person: 'auditor', tab: 'Aegis_Cost', selector: 'c-cost-overview [data-id=cost]' },
  { name: 'guidance', person: 'auditor', tab: 'Aegis_Guidance', selector: 'c-guidance-report table' },
  { name: 'access', person: 'admin', tab: 'Aegis_BroadAccess', selector: 'c-broad-access-table tbody tr' },
];

async function chooseAgent(page: Page, agent: string): Promise<void> {
  await page.locator('lightning-combobox button').first().click();
  await page.locator('lightning-base-combobox-item', { hasText: agent }).click();
}

async function chat(page: Page): Promise<void> {
  await chooseAgent(page, 'Deal Desk');
  await page.locator('c-chat-composer textarea').fill('Whom do I write to?');
  await page.keyboard.press('Enter');
  await page.locator('c-chat-turn [data-id=answer]').waitFor();
}

async function order(page: Page): Promise<void> {
  await chooseAgent(page, 'Deal Desk');
  await page.locator('c-tool-graph-view g[data-tool]').first().waitFor();
}

async function callsOfToday(): Promise<void> {
  await proof.call('west', 'describe_objects', { objects: ['Opportunity', 'Account'] });
  await proof.call('west', 'find_records', OPEN_OPPORTUNITIES);
  await proof.call('east', 'find_records', {
    object: 'Case',
    fields: ['Subject', 'Status', 'Account.Name'],
    limit: 20,
  });
  await proof.call('manager', 'find_records', OPEN_OPPORTUNITIES);
  // A hidden field in a filter would leak what it hides: the org denies, again and again.
  for (let attempt = 0; attempt < 4; attempt++) {
    await proof.call('east', 'find_records', {
      object: 'Opportunity',
      fields: ['Name'],
      filter: { field: 'Margin__c', operator: 'gt', value: 20 },
      limit: 5,
    });
  }
}

async function save(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(1500);
  await page.screenshot({ path: path.join(directory, `${name}.png`) });
  await page.close();
}

try {
  fs.mkdirSync(directory, { recursive: true });
  await callsOfToday();
  // The seal reaches the org within its interval.
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  const { page } = await openTimeline(browser, stack.shell, proof.person('auditor'));
  await page.locator('c-execution-list button, c-execution-list a').first().click();
  await save(page, 'timeline');
  for (const shot of SHOTS) {
    const opened = await openTab(browser, stack.shell, proof.person(shot.person), shot.tab, shot.selector);
    await shot.prepare?.(opened.page);
    await save(opened.page, shot.name);
  }
} finally {
  await browser.close();
  await proof.close();
  await stack.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}
process.exit(0);
