// First step of every npm command: installs what is missing, then runs the given TypeScript file on the project's own Node.
// Plain JavaScript, because it must run on whatever Node (>= 18) the machine has.
//   node scripts/setup.mjs runtime|all [FILE ARG...]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamp = path.join(root, 'node_modules', '.aegis-setup.json');
const node = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const [level, file, ...args] = process.argv.slice(2);

const say = (text) => process.stderr.write(`${text}\n`);

function fail(text) {
  say(text);
  process.exit(1);
}

function installed() {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'));
  } catch {
    // No stamp or an unreadable one: not installed by this script.
    return null;
  }
}

/** `runtime` leaves out the development tools; `all` adds them. A changed lock file installs anew. */
function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const has = installed();
  const current = has?.lock === lock && existsSync(node);
  if (current && (has.level === 'all' || level === 'runtime')) return;
  const upgrade = current && level === 'all';
  say(
    upgrade
      ? 'Installing the development tools (once, a minute or two) ...'
      : `Installing npm packages (once, ${level === 'all' ? 'two to three minutes' : 'about a minute'}) ...`
  );
  rmSync(stamp, { force: true });
  const command = upgrade ? ['install', '--no-save'] : ['ci', ...(level === 'runtime' ? ['--omit=dev'] : [])];
  const started = Date.now();
  const done = spawnSync('npm', [...command, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32'
  });
  if (done.error) fail(`npm could not be started: ${done.error.message}`);
  if (done.status !== 0) fail(`npm ${command.join(' ')} failed with exit code ${done.status}; its messages are above.`);
  if (!existsSync(node))
    fail(
      'The npm package "node" brought no binary. Allow its install script (package.json "allowScripts") and run again.'
    );
  writeFileSync(stamp, JSON.stringify({ lock, level }));
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

if (level !== 'runtime' && level !== 'all') fail('usage: node scripts/setup.mjs runtime|all [FILE ARG...]');
installPackages();
if (file) {
  const bin = path.join(root, 'node_modules', '.bin');
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', path.resolve(root, file), ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}` }
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  // npm stops the shell between itself and this process, and the shell passes nothing on.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
  child.on('error', (error) => fail(`${node} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
