import path from 'node:path';
import { Messages, SfProject } from '@salesforce/core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('@aegis/cli', 'aegis.local');

/** The folders given, or the package directories of the project in the current folder; absolute, each once. */
export async function sourceFolders(given: readonly string[] | undefined): Promise<string[]> {
  const folders = (given ?? (await packageDirectories())).map((folder) => path.resolve(folder));
  return folders.filter((folder, i) => folders.indexOf(folder) === i);
}

async function packageDirectories(): Promise<string[]> {
  const project = await SfProject.resolve().catch(() => {
    throw messages.createError('error.noProject');
  });
  return project.getPackageDirectories().map(({ fullPath }) => fullPath);
}
