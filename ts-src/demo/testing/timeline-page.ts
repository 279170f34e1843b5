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

/** The first page waits for the browser code to be built. */
const FIRST_PAGE_MS = 90_000;

export type Person = { username: string; password: string };
/** A page, and the errors it has reported so far. */
export type Opened = { page: Page; errors: string[] };

async function signIn(browser: Browser, shell: string, person: Person): Promise<Opened> {
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
  return { page, errors };
}

/** Signs in by the org's login form and waits for the timeline's executions. */
export async function openTimeline(browser: Browser, shell: string, person: Person): Promise<Opened> {
  const opened = await signIn(browser, shell, person);
  await opened.page.waitForSelector('c-audit-timeline c-execution-list', { timeout: FIRST_PAGE_MS });
  return opened;
}

/** Signs in and opens a tab of the app; waits for an element on it. */
export async function openTab(
  browser: Browser,
  shell: string,
  person: Person,
  tab: string,
  selector: string,
): Promise<Opened> {
  const opened = await signIn(browser, shell, person);
  await opened.page.waitForURL(/\/lightning\//, { waitUntil: 'commit' });
  await opened.page.goto(new URL(`lightning/app/Aegis/n/${tab}`, shell).href, { waitUntil: 'commit' });
  await opened.page.waitForSelector(selector, { timeout: FIRST_PAGE_MS });
  return opened;
}
