import { statSync } from 'node:fs';
import { MetadataError } from './metadata/error.ts';
import { listSourceFiles } from './metadata/files.ts';

/** Milliseconds between two looks at the files. */
const LOOK_MS = 300;

/**
 * Calls `changed` when files of the source folders have changed and are quiet again. The files are looked at by time: notices of the file
 * system miss files that an editor or git replaces. `changed` is called again only after it has resolved. Answers how to stop, which
 * waits for a call that has begun.
 */
export function watchSources(
  folders: readonly string[],
  changed: () => Promise<void>,
  lookMs = LOOK_MS,
): () => Promise<void> {
  let handled = stateOf(folders);
  let last = handled;
  let timer: NodeJS.Timeout;
  let stopped = false;
  let running = Promise.resolve();
  const look = async (): Promise<void> => {
    const state = stateOf(folders);
    const quiet = state === last;
    last = state;
    if (quiet && state !== handled) {
      handled = state;
      await (running = changed());
    }
    if (!stopped) timer = setTimeout(look, lookMs);
  };
  timer = setTimeout(look, lookMs);
  return () => {
    stopped = true;
    clearTimeout(timer);
    return running;
  };
}

/** Differs whenever a file was added, removed, replaced or written. */
function stateOf(folders: readonly string[]): string {
  try {
    return listSourceFiles(folders)
      .map(({ path }) => `${path} ${fileState(path)}`)
      .join('\n');
  } catch (error) {
    if (!(error instanceof MetadataError || (error as NodeJS.ErrnoException).code === 'ENOENT')) throw error;
    // A folder went away, or a file of it while it was read.
    return (error as Error).message;
  }
}

function fileState(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : '';
}
