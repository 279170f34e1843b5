/** `npm start`: everything up, addresses and sign-ins printed, until Ctrl-C. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { signIn } from './agent.ts';
import { ORG_ID, ROOT } from './data-folder.ts';
import { startStack, type Stack } from './stack.ts';

const USAGE = `npm start -- [--json] [--port N] [--data DIR]

  --json      print one JSON line when ready: {"shell","org","gateway","mcp","people":[{"name","username","password","token"}]}
  --port N    first of four consecutive ports (default 4210); 0 takes any free ones
  --data DIR  where keys, databases and logs live (default .aegis/data)`;

interface Options {
  json: boolean;
  port: number;
  dataDir: string;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean' },
      port: { type: 'string', default: '4210' },
      data: { type: 'string', default: path.join(ROOT, '.aegis', 'data') },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    process.exit(0);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_532)
    throw new Error(`--port ${values.port}: give a number from 0 to 65532`);
  return { json: values.json ?? false, port, dataDir: path.resolve(values.data) };
}

/** Relative to the current folder where that is shorter. */
function show(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
}

function overview(stack: Stack): string {
  const people = stack.people.map(
    (person) =>
      `  ${person.name.padEnd(14)} ${person.title.padEnd(28)} ${person.username.padEnd(32)} ${person.password}`,
  );
  return `
Aegis is up.

  Lightning page  ${stack.shell}
  MCP endpoint    ${stack.mcp}
  Gateway         ${stack.gateway}
  Local org       ${stack.org}
  Data and logs   ${stack.data.dir}

Sign in as one of these people (name, role, username, password), in the page or when an agent opens the sign-in:
${people.join('\n')}

  Guided proof    npm run demo
  Verify chain    npm run sf -- aegis audit verify --org-id ${ORG_ID} \\
                    --public-keys ${show(stack.data.files.publicKeys)} --database-url "$(cat ${show(stack.data.files.databaseUrl)})"
  Stop            Ctrl-C
`;
}

async function jsonLine(stack: Stack): Promise<string> {
  const people = [];
  for (const { name, username, password } of stack.people) {
    const agent = await signIn(stack.mcp, { name, username, password });
    people.push({ name, username, password, token: agent.accessToken });
    await agent.close();
  }
  return JSON.stringify({ shell: stack.shell, org: stack.org, gateway: stack.gateway, mcp: stack.mcp, people });
}

async function main(): Promise<void> {
  const options = readOptions();
  const began = Date.now();
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => asked.abort(new Error(`Stopped by ${signal}.`)));
  const stopped = new Promise<void>((resolve) => asked.signal.addEventListener('abort', () => resolve()));
  const stack = await startStack({ ...options, onProgress: say, signal: asked.signal });
  try {
    process.stdout.write(`${options.json ? await jsonLine(stack) : overview(stack)}\n`);
    say(`Ready after ${((Date.now() - began) / 1000).toFixed(1)} s.`);
    const failure = await Promise.race([stopped, stack.failed]);
    if (failure) throw new Error(failure);
    say('Stopping ...');
  } finally {
    await stack.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
