import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openOrg } from '../open.ts';
import { CLASS_META } from './source-files.ts';

export interface TemporaryOrg {
  /** Calls a static method in a transaction of its own, as an ordinary person. `key`: `run(Integer)`. */
  call(className: string, key: string, ...args: unknown[]): unknown;
  close(): void;
}

const PERSON = 'person@bench.example';

/** An org with these source files, its records in files of a temporary folder, and one Standard User with the permission set `Bench`, if any. */
export function openTemporaryOrg(files: Record<string, string>): TemporaryOrg {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'local-org-bench-'));
  const sources = path.join(folder, 'source');
  writeSources(sources, files);
  const permissionSets = Object.keys(files).some((file) => file.includes('/Bench.permissionset')) ? ['Bench'] : [];
  const org = openOrg({
    sources: [sources],
    dataDir: path.join(folder, 'data'),
    seed: { users: [{ ...PERSON_ROW, permissionSets }] },
  });
  const user = org.api.directory.byUsername(PERSON);
  if (!user) throw new Error('the seed made no user');
  return {
    call: (className, key, ...args) =>
      org.engine.run(user.id, 'rest', ({ program }) => {
        const info = program.classInfo(program.type(className)!);
        return info!.callStatic(key, args);
      }),
    close: () => {
      org.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

const PERSON_ROW = {
  username: PERSON,
  password: 'not used',
  firstName: 'Bench',
  lastName: 'Person',
  email: PERSON,
  alias: 'bench',
  profile: 'Standard User',
};

function writeSources(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    if (name.endsWith('.cls')) fs.writeFileSync(`${file}-meta.xml`, CLASS_META);
  }
}
