/** `npm run build`: generated types, compiled LWC scripts, the sf plugin's JavaScript. */
import { run } from './lib/run.ts';

await run('node', ['ts-src/types/generate/main.ts']);
await run('node', ['ts-src/lwc/tools/compile.ts']);
await run('tsc', ['-p', 'config/tsconfig.cli.json']);
