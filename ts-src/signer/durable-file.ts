import { randomUUID } from 'node:crypto';
import { link, open, rename, unlink } from 'node:fs/promises';
import path from 'node:path';

/** Puts `text` in place of the file's content. A crash leaves the old content or the new; it is on disk on return. */
export async function replaceFile(file: string, text: string, mode: number): Promise<void> {
  const draft = await writeDraft(file, text, mode);
  await rename(draft, file);
  await syncFolder(file);
}

/** Creates the file, or returns false when it is there already. A crash leaves no file or a whole one. */
export async function createFile(file: string, text: string, mode: number): Promise<boolean> {
  const draft = await writeDraft(file, text, mode);
  try {
    // Unlike rename, link never replaces a file.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(draft);
  }
  await syncFolder(file);
  return true;
}

async function writeDraft(file: string, text: string, mode: number): Promise<string> {
  const draft = path.join(path.dirname(file), `.draft-${randomUUID()}`);
  const handle = await open(draft, 'wx', mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return draft;
}

/** Makes the names in the file's folder durable. */
async function syncFolder(file: string): Promise<void> {
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
