import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFiles } from '../support/git.ts';
import { lineAt } from '../support/project.ts';
import type { Finding, Gate } from '../gate.ts';

/** The page whose rows say where each requirement lives. */
const REQUIREMENTS = 'docs/requirements.md';

interface Reference {
  target: string;
  line: number;
}

/** Code blocks show examples, not links; lines stay where they are. */
function withoutCode(markdown: string): string {
  return markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, (block) => block.replace(/[^\n]/g, ' '));
}

function references(markdown: string, pattern: RegExp): Reference[] {
  const text = withoutCode(markdown);
  return [...text.matchAll(pattern)].map((match) => ({ target: match[1], line: lineAt(text, match.index) }));
}

/** Links and images to files of the project: `[text](target)`, `[name]: target`. */
function links(markdown: string): Reference[] {
  const withoutSpans = withoutCode(markdown).replace(/`[^`\n]+`/g, (span) => ' '.repeat(span.length));
  return [
    ...references(withoutSpans, /\]\(\s*<?([^)>\s]+)>?(?:\s+"[^"]*")?\s*\)/g),
    ...references(withoutSpans, /^\s*\[[^\]]+\]:\s+<?(\S+?)>?\s*$/gm),
  ].filter(({ target }) => !/^[a-z][a-z0-9+.-]*:/i.test(target));
}

/** The anchor that GitHub gives a heading. */
function slug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function anchors(markdown: string): Set<string> {
  return new Set([...withoutCode(markdown).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map((match) => slug(match[1])));
}

async function linkMessage(root: string, file: string, target: string): Promise<string | undefined> {
  const [rawPath, anchor] = target.split('#');
  const decoded = decodeURIComponent(rawPath);
  const linked =
    decoded === '' ? file : path.posix.join(decoded.startsWith('/') ? '' : path.posix.dirname(file), decoded);
  if (!existsSync(path.join(root, linked))) {
    return `links to ${target}, which does not exist`;
  }
  if (anchor && linked.endsWith('.md')) {
    const known = anchors(await readFile(path.join(root, linked), 'utf8'));
    return known.has(anchor) ? undefined : `links to ${target}, but ${linked} has no such heading`;
  }
  return undefined;
}

/** Paths and file names in code spans of the requirements page. */
function namedFiles(markdown: string): Reference[] {
  return references(markdown, /`([\w@.-]+(?:\/[\w@.*-]+)*\/?)`/g).filter(
    ({ target }) => !target.includes('*') && /\/|\.(?:cls|ts|js|html|md|json|xml)$/.test(target),
  );
}

function isKnownFile(root: string, target: string, names: ReadonlySet<string>): boolean {
  return target.includes('/') ? existsSync(path.join(root, target)) : names.has(target);
}

/** Relative links in Markdown lead to files and headings that exist; so do the paths in the requirements page. */
export const docsLinks: Gate = {
  name: 'docs-links',
  async run(root): Promise<Finding[]> {
    const files = await projectFiles(root);
    const names = new Set(files.map((file) => path.posix.basename(file)));
    const findings: Finding[] = [];
    for (const file of files.filter((name) => name.endsWith('.md'))) {
      const markdown = await readFile(path.join(root, file), 'utf8');
      for (const { target, line } of links(markdown)) {
        const message = await linkMessage(root, file, target);
        if (message) {
          findings.push({ gate: this.name, file, line, message });
        }
      }
      const named = file === REQUIREMENTS ? namedFiles(markdown) : [];
      const lost = named.filter(({ target }) => !isKnownFile(root, target, names));
      findings.push(
        ...lost.map(({ target, line }) => ({ gate: this.name, file, line, message: `${target} does not exist` })),
      );
    }
    return findings;
  },
};
