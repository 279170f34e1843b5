import { createRequire } from 'node:module';
import path from 'node:path';
import { CommandError, runCommand } from './command.ts';
import type { CommandResult } from './command.ts';

const require = createRequire(import.meta.url);

/** Heap for one Java process: two run at once on a machine with 4 GB. */
const HEAP = '-Xmx1500m';

function javaCommand(): string {
  return process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
}

/** The jars of apex-ls, PMD and the platform's type stubs, as the Code Analyzer engine ships them. */
function jarFolder(): string {
  return path.join(path.dirname(require.resolve('@salesforce/code-analyzer-pmd-engine')), 'java-lib');
}

/** Why Java programs cannot run here, or undefined when they can. */
export async function missingJava(): Promise<string | undefined> {
  try {
    const { exitCode, stderr } = await runCommand(javaCommand(), ['-version']);
    const major = Number(/version "(\d+)/.exec(stderr)?.[1]);
    return exitCode === 0 && major >= 11 ? undefined : `Java 11 or newer is needed, found: ${stderr.split('\n')[0]}`;
  } catch (error) {
    if (error instanceof CommandError) {
      return `no Java found (install a JRE 11 or newer, or set JAVA_HOME): ${error.message}`;
    }
    throw error;
  }
}

/** Runs a class of the bundled jars. */
export function runJava(mainClass: string, args: string[], cwd: string): Promise<CommandResult> {
  return runCommand(javaCommand(), [HEAP, '-cp', path.join(jarFolder(), '*'), mainClass, ...args], { cwd });
}
