import { afterEach, beforeEach, mock } from 'node:test';
import { SfCommand } from '@salesforce/sf-plugins-core';

/** Folder of the plugin's package.json, where oclif looks for its configuration. */
export const ROOT = import.meta.dirname;

const SAYS = ['log', 'logSuccess', 'logToStderr', 'info', 'table'] as const;

let lines: string[] = [];

// Each run of a command listens for signals, as if it were alone in its process.
process.setMaxListeners(100);

/** What the command under test printed for a person. */
export function printed(): string {
  return lines.join('\n');
}

beforeEach(() => {
  lines = [];
  process.exitCode = undefined;
  for (const method of SAYS) {
    mock.method(SfCommand.prototype, method, (...values: unknown[]) => {
      lines.push(values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' '));
    });
  }
});

afterEach(() => {
  mock.restoreAll();
  process.exitCode = undefined;
});
