/** `npm run sf -- aegis ...`: the repository's own sf CLI with this checkout's plugin linked, in a home folder of its own. */
import fs from 'node:fs';
import path from 'node:path';
import { exitCodeOf, ROOT, run } from './lib/run.ts';

const home = path.join(ROOT, '.aegis', 'sf-home');
const env = {
  HOME: home,
  USERPROFILE: home,
  SF_DISABLE_TELEMETRY: 'true',
  SF_AUTOUPDATE_DISABLE: 'true',
  SF_SKIP_NEW_VERSION_CHECK: 'true',
  OCLIF_DISABLE_LINKED_ESM_WARNING: 'true',
};
const linked = path.join(home, '.aegis-linked');

await run('tsc', ['-p', 'config/tsconfig.cli.json']);
if (!fs.existsSync(linked)) {
  fs.mkdirSync(home, { recursive: true });
  await run('sf', ['plugins', 'link', path.join(ROOT, 'ts-src', 'cli'), '--no-install'], env);
  fs.writeFileSync(linked, '');
}
process.exit(await exitCodeOf('sf', process.argv.slice(2), env));
