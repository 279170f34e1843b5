/** `node ts-src/demo/testing/screenshot.ts FILE`: the timeline page after a few calls, as shown in the README. */
import fs from 'node:fs';
import path from 'node:path';
import { Proof } from '../proof/proof.ts';
import { OPEN_OPPORTUNITIES } from '../proof/native-permissions.ts';
import { temporaryFolder } from '../postgres.ts';
import { startStack } from '../stack.ts';
import { openChromium, openTimeline } from './timeline-page.ts';

const file = process.argv[2] ?? 'docs/images/timeline.png';
const dataDir = temporaryFolder('aegis-screenshot-');
const stack = await startStack({ dataDir, port: 0, onProgress: (text) => process.stderr.write(`${text}\n`) });
const proof = new Proof(stack, () => undefined);
const browser = await openChromium();
try {
  await proof.call('west', 'describe_objects', { objects: ['Opportunity', 'Account'] });
  await proof.call('west', 'find_records', OPEN_OPPORTUNITIES);
  await proof.call('east', 'find_records', {
    object: 'Case',
    fields: ['Subject', 'Status', 'Account.Name'],
    limit: 20,
  });
  await proof.call('manager', 'find_records', OPEN_OPPORTUNITIES);
  // A hidden field in a filter would leak what it hides: the org denies.
  await proof.call('east', 'find_records', {
    object: 'Opportunity',
    fields: ['Name'],
    filter: { field: 'Margin__c', operator: 'gt', value: 20 },
    limit: 5,
  });
  // The seal reaches the org within its interval.
  await new Promise((resolve) => setTimeout(resolve, 12_000));
  const { page } = await openTimeline(browser, stack.shell, proof.person('auditor'));
  await page.locator('c-execution-list button, c-execution-list a').first().click();
  await page.waitForTimeout(1500);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
} finally {
  await browser.close();
  await proof.close();
  await stack.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}
process.exit(0);
