/** The Lightning page of the Aegis app as a person sees it, in a real Chromium. */
import { chromium, type Browser, type Page } from 'playwright-core';

/** Chromium started so that it talks to this machine alone. */
export function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Signs in by the org's login form and waits for the timeline's executions. */
export async function openTimeline(
  browser: Browser,
  shell: string,
  person: { username: string; password: string },
): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(shell);
  await page.fill('input[name=username]', person.username);
  await page.fill('input[name=pw]', person.password);
  await page.click('button[type=submit], input[type=submit]');
  await page.waitForSelector('c-audit-timeline c-execution-list');
  return { page, errors };
}
