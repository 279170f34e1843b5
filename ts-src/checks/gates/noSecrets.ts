import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFiles } from '../support/git.ts';
import { lineAt } from '../support/project.ts';
import type { Finding, Gate } from '../gate.ts';

/** Forms that are almost never anything but a secret. */
const SECRETS: readonly { what: string; pattern: RegExp }[] = [
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{40,}/g },
  { what: 'an AWS access key id', pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
  { what: 'an Anthropic API key', pattern: /\bsk-ant-[\w-]{20,}/g },
  { what: 'an OpenAI API key', pattern: /\bsk-(?:proj-)?[A-Za-z0-9]{40,}/g },
  { what: 'a GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{40,})/g },
  { what: 'a Slack token', pattern: /\bxox[abeprs]-[A-Za-z0-9-]{20,}/g },
  { what: 'a Google API key', pattern: /\bAIza[\w-]{35}\b/g },
  { what: 'a Salesforce session', pattern: /\b00D[A-Za-z0-9]{12,15}![\w.]{60,}/g },
  { what: 'a Salesforce refresh token', pattern: /\b5Aep861[\w.]{40,}/g },
  { what: 'an SFDX auth URL', pattern: /\bforce:\/\/[^\s@"'<]{20,}@/g },
  { what: 'a signed token', pattern: /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/g },
];

/** Files whose text looks like a secret and is none. */
const ALLOWED: readonly { file: string; what: string; reason: string }[] = [];

/** Larger files are data, and none of them is text that people write. */
const MAX_BYTES = 2_000_000;

/** No file of the project holds a key, a token or a session. */
export const noSecrets: Gate = {
  name: 'no-secrets',
  async run(root): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const file of await projectFiles(root)) {
      const bytes = await readFile(path.join(root, file));
      const text = bytes.length > MAX_BYTES || bytes.includes(0) ? '' : bytes.toString('utf8');
      for (const { what, pattern } of SECRETS) {
        const allowed = ALLOWED.some((entry) => entry.file === file && entry.what === what);
        for (const match of allowed ? [] : text.matchAll(pattern)) {
          findings.push({
            gate: this.name,
            file,
            line: lineAt(text, match.index),
            message: `looks like ${what}`,
            fix: 'Revoke it, remove it, and read it from a file or a secret manager.',
          });
        }
      }
    }
    return findings;
  },
};
