/** Runs Apex of the package in an org in memory, each call in a transaction of its own. */
import path from 'node:path';
import { openLocalOrg } from '@aegis/local-org';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PACKAGE = path.join(ROOT, 'force-app/main/default');
/** What every capability stands on. */
const COMMON = ['classes/platform', 'objects', 'customMetadata', 'staticresources'];
const USERNAME = 'evaluation@aegis.example';

export interface ApexCalls {
  /** Calls a public static method of strings that gives a string. Faults of the Apex code are thrown. */
  call(className: string, method: string, ...args: string[]): string;
  close(): void;
}

/** @param capability folder of classes to measure, with its probe in `org/<capability>` */
export function openApex(capability: 'safety' | 'masking'): ApexCalls {
  const folders = [...COMMON, `classes/${capability}`].map((folder) => path.join(PACKAGE, folder));
  const org = openLocalOrg({
    sources: [...folders, path.join(import.meta.dirname, 'org', capability)],
    dataDir: null,
    cacheDir: path.join(ROOT, 'node_modules/.cache/apex'),
    seed: {
      users: [
        {
          username: USERNAME,
          password: 'not used',
          lastName: 'Evaluation',
          email: USERNAME,
          alias: 'eval',
          profile: 'System Administrator',
          permissionSets: [],
        },
      ],
    } as never,
  });
  const userId = org.api.directory.byUsername(USERNAME)!.id;
  const { engine } = org;
  return {
    call(className, method, ...args) {
      const type = engine.program.type(className);
      const info = type && engine.program.classInfo(type);
      if (!info) throw new Error(`There is no Apex class ${className}.`);
      const key = `${method}(${args.map(() => 'String').join(',')})`;
      return engine.run(userId, 'aura', () => info.callStatic(key, args)) as string;
    },
    close: () => org.close(),
  };
}
