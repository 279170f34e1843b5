/** Builds one bundle off the main thread: bundling computes for seconds. */
import { parentPort, workerData } from 'node:worker_threads';
import { buildBundle, type BundleRequest } from './build.ts';

parentPort!.postMessage(await buildBundle(workerData as BundleRequest));
