/**
 * One tool call end to end, split by station. Floor: the same tool asked directly at the org as the same person
 * (no gateway, no audit outside the org), and an empty HTTP round trip.
 */
import fs from 'node:fs';
import http from 'node:http';
import type net from 'node:net';
import { signIn } from '../agent.ts';
import { tokenByLogin } from '../org-client.ts';
import { DEMO_AGENT } from '../sample-data.ts';
import { temporaryFolder } from '../postgres.ts';
import { startStack, type Stack } from '../stack.ts';
import { machine, percentile, timed, type Measurement } from './figures.ts';

const WARM_UP = 30;
const CALLS = 200;
const QUESTION = {
  object: 'Opportunity',
  fields: ['Name', 'StageName', 'Amount'],
  filter: { field: 'IsClosed', operator: 'eq', value: false },
  limit: 20,
};

export async function measureCall(say: (text: string) => void): Promise<Measurement> {
  const work = temporaryFolder('aegis-bench-');
  say('starting ...');
  const stack = await startStack({ dataDir: work, port: 0 });
  try {
    const throughGateway = await gatewayCalls(stack, say);
    const direct = await directCalls(stack, say);
    const echo = await echoCalls();
    return {
      name: 'call',
      figures: {
        totalP50Ms: percentile(throughGateway.total, 0.5),
        totalP99Ms: percentile(throughGateway.total, 0.99),
        ...stationFigures(throughGateway.stations),
      },
      floor: {
        directOrgP50Ms: percentile(direct, 0.5),
        directOrgP99Ms: percentile(direct, 0.99),
        emptyHttpP50Ms: percentile(echo, 0.5),
      },
      machine: machine(),
    };
  } finally {
    await stack.stop();
    fs.rmSync(work, { recursive: true, force: true });
  }
}

function stationFigures(stations: Map<string, number[]>): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const [name, nanoseconds] of stations) {
    const station = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const milliseconds = nanoseconds.map((ns) => ns / 1e6);
    figures[`${station}P50Ms`] = percentile(milliseconds, 0.5);
    figures[`${station}P99Ms`] = percentile(milliseconds, 0.99);
  }
  return figures;
}

/** Warms up, then returns the milliseconds of each call. */
async function sample(call: () => Promise<void>): Promise<number[]> {
  for (let i = 0; i < WARM_UP; i += 1) await call();
  const samples: number[] = [];
  for (let i = 0; i < CALLS; i += 1) samples.push((await timed(call)).ms);
  return samples;
}

async function gatewayCalls(stack: Stack, say: (text: string) => void) {
  const person = stack.people.find(({ key }) => key === 'west')!;
  const { client, close } = await signIn(stack.mcp, person);
  const stations = new Map<string, number[]>();
  say(`${CALLS} calls through the gateway ...`);
  const total = await sample(async () => {
    const reply = await client.callTool({ name: 'find_records', arguments: QUESTION });
    if (reply.isError) throw new Error(`The call was denied: ${JSON.stringify(reply.structuredContent)}`);
    const timings = (reply._meta?.['aegis/timings'] ?? {}) as Record<string, number>;
    for (const [station, ns] of Object.entries(timings)) stations.set(station, [...(stations.get(station) ?? []), ns]);
  });
  await close();
  for (const [name, samples] of stations) stations.set(name, samples.slice(-CALLS));
  return { total, stations };
}

async function directCalls(stack: Stack, say: (text: string) => void): Promise<number[]> {
  const token = await tokenByLogin(
    stack.org,
    stack.people.find(({ key }) => key === 'west')!,
  );
  say(`${CALLS} calls directly at the org ...`);
  return sample(async () => {
    const response = await fetch(`${stack.org}/services/apexrest/aegis/v1/tools/find_records`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ agent: DEMO_AGENT, arguments: QUESTION }),
    });
    if (!response.ok) throw new Error(`The org answered ${response.status}: ${await response.text()}`);
    await response.json();
  });
}

async function echoCalls(): Promise<number[]> {
  const server = http.createServer((_, response) => response.end('{}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as net.AddressInfo).port}/`;
  try {
    return await sample(async () => {
      await (await fetch(url)).json();
    });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
