/** `node station-main.ts NAME OPTIONS`: runs one station, prints its result and the process's peak memory as JSON. */
import { STATIONS, type StationOutput } from './stations.ts';

const [name, options] = process.argv.slice(2) as [keyof typeof STATIONS, string];
const run = (await STATIONS[name]()) as (options: unknown) => unknown;
const result = run(JSON.parse(options));
const output: StationOutput<unknown> = { result, peakMiB: Math.round(process.resourceUsage().maxRSS / 1024) };
process.stdout.write(JSON.stringify(output));
