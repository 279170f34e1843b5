import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Bundle, BundleRequest } from './build.ts';
import { CLIENT } from './plugins.ts';

const require = createRequire(import.meta.url);
const PACKAGES = ['@lwc/engine-dom', '@lwc/rollup-plugin', 'lightning-base-components'];

/** The browser code of one set of components, built once and kept by the hash of everything it is made of. */
export class BundleCache {
  readonly #request: BundleRequest;
  readonly #file: string;
  readonly hash: string;
  #ready: Promise<Buffer> | null = null;

  constructor(folder: string, request: BundleRequest) {
    this.#request = request;
    this.hash = hashOf(request);
    this.#file = join(folder, `shell-${this.hash}.js`);
    mkdirSync(folder, { recursive: true });
  }

  /** The script. Rejects with what the compiler said. */
  script(): Promise<Buffer> {
    return (this.#ready ??= existsSync(this.#file) ? Promise.resolve(readFileSync(this.#file)) : this.#build());
  }

  async #build(): Promise<Buffer> {
    const { code } = await inWorker(this.#request);
    const script = Buffer.from(code);
    // Written beside and renamed, so that a process that dies leaves no half of a script.
    writeFileSync(`${this.#file}.${process.pid}`, script);
    renameSync(`${this.#file}.${process.pid}`, this.#file);
    return script;
  }
}

function inWorker(request: BundleRequest): Promise<Bundle> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: request });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The bundler ended with code ${code}`)));
  });
}

function hashOf(request: BundleRequest): string {
  const hash = createHash('sha256');
  const add = (text: string | Buffer) => void hash.update(String(text.length)).update('\0').update(text);
  for (const name of PACKAGES) add(readFileSync(require.resolve(`${name}/package.json`)));
  for (const file of filesBelow(import.meta.dirname)) add(readFileSync(file));
  for (const folder of [CLIENT, ...Object.values(request.folders)]) {
    for (const file of filesBelow(folder)) {
      add(file);
      add(readFileSync(file));
    }
  }
  add(JSON.stringify([request.components, request.labels]));
  return hash.digest('hex').slice(0, 20);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
