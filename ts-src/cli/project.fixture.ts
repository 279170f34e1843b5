import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';

const META = `<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>67.0</apiVersion></ApexClass>`;

/** A folder for one test file, gone afterwards; the current folder meanwhile, so that what commands leave there goes too. */
export function temporaryProject(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'aegis-cli-')));
  const before = process.cwd();
  process.chdir(folder);
  after(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Writes classes below the folder, each named by its declaration; answers the folder. */
export function writeClasses(folder: string, ...classes: string[]): string {
  mkdirSync(folder, { recursive: true });
  for (const body of classes) {
    const file = path.join(folder, `${/class (\w+)/.exec(body)![1]}.cls`);
    writeFileSync(file, body);
    writeFileSync(`${file}-meta.xml`, META);
  }
  return folder;
}
