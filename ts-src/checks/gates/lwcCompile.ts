import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { packageFiles } from '../support/project.ts';
import type { Finding, Gate } from '../gate.ts';

/** The part of `@lwc/sfdc-lwc-compiler` that is used here; the package publishes no usable types. */
interface PlatformCompiler {
  compile(config: {
    bundle: { namespace: string; name: string; type: 'platform'; files: Record<string, string> };
  }): Promise<{ success: boolean; diagnostics: Diagnostic[] }>;
}

interface Diagnostic {
  message: string;
  filename?: string;
  location?: { line: number };
  /** 0 fatal, 1 error, 2 warning */
  level: number;
}

const require = createRequire(import.meta.url);
const WARNING = 2;

/** Files of a bundle by name; tests and other folders inside a bundle are not deployed. */
async function bundleFiles(root: string, folder: string, all: string[]): Promise<Record<string, string>> {
  const own = all.filter((file) => path.posix.dirname(file) === folder);
  const entries = own.map(
    async (file) => [path.basename(file), await readFile(path.join(root, file), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** Each LWC through the compiler that the platform uses at deployment. */
export const lwcCompile: Gate = {
  name: 'lwc-compile',
  async run(root): Promise<Finding[]> {
    const { compile } = require('@lwc/sfdc-lwc-compiler') as PlatformCompiler;
    const metas = await packageFiles(root, '.js-meta.xml');
    const lists = ['.js', '.html', '.css', '.js-meta.xml'].map((suffix) => packageFiles(root, suffix));
    const all = (await Promise.all(lists)).flat();
    const findings: Finding[] = [];
    for (const meta of metas) {
      const folder = path.posix.dirname(meta);
      const name = path.posix.basename(folder);
      const files = await bundleFiles(root, folder, all);
      const { diagnostics } = await compile({ bundle: { namespace: 'c', name, type: 'platform', files } });
      for (const { message, filename, location, level } of diagnostics) {
        if (level < WARNING) {
          findings.push({
            gate: this.name,
            file: `${folder}/${filename ?? `${name}.js`}`,
            line: location?.line,
            message,
          });
        }
      }
    }
    return findings;
  },
};
