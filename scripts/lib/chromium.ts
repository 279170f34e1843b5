/** Finds Chromium for the page tests, and installs Debian's where there is none and the rights to do so. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const CANDIDATES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of an executable browser. Throws with what to install when there is none. */
export function findOrInstallChromium(say: (text: string) => void): string {
  const found = () => CANDIDATES.find((file) => file && fs.existsSync(file));
  const present = found();
  if (present) return present;
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    say('Installing Chromium for the page tests (once, about a minute) ...');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    ]) {
      const done = spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
      if (done.status !== 0)
        throw new Error(`apt-get ${args.join(' ')} failed; install Chromium by hand and set CHROMIUM to its path`);
    }
    const installed = found();
    if (installed) return installed;
  }
  throw new Error('The page tests need Chromium: install it, or set CHROMIUM to the path of a Chromium or Chrome');
}
