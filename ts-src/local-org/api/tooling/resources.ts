import { queryResources } from '../rest/query.ts';
import { Cursors } from '../rest/cursors.ts';
import { refuse, unsupported } from '../rest/errors.ts';
import { ok, service, type RecordResource, type Resource } from '../rest/resource.ts';
import { collectionResources } from '../rest/composite/collections.ts';
import { searchResources } from '../rest/search.ts';
import { sobjectResources } from '../rest/sobjects.ts';
import { testResources } from './test-resources.ts';
import { requireAuthor, type Tooling } from './tooling.ts';

const BASE = '/tooling';

/** `/tooling/...`: rows and describes as in the data services, anonymous Apex, and test runs. */
export function toolingResources(tooling: Tooling): Resource[] {
  const shared = [
    ...queryResources(new Cursors()).map(refusingAbsent),
    ...sobjectResources(),
    ...collectionResources(),
    ...searchResources(),
  ];
  return [
    service('GET', BASE, ({ base }) => {
      const names = ['executeAnonymous', 'query', 'runTestsAsynchronous', 'runTestsSynchronous', 'search', 'sobjects'];
      return ok(Object.fromEntries(names.map((name) => [name, `${base}${BASE}/${name}`])));
    }),
    ...shared.map((resource): Resource => ({
      ...resource,
      path: `${BASE}${resource.path}`,
      run: (caller, request, path) => resource.run({ ...caller, base: `${caller.base}${BASE}` }, request, path),
    })),
    anonymousResource(tooling),
    ...testResources(tooling),
  ];
}

/** Rows that the platform has and this org does not keep: what to do instead. */
const ABSENT: Readonly<Record<string, string>> = {
  apexcodecoverage: 'code coverage through the API: sf aegis local test --code-coverage counts it',
  apexcodecoverageaggregate: 'code coverage through the API: sf aegis local test --code-coverage counts it',
  apexorgwidecoverage: 'code coverage through the API: sf aegis local test --code-coverage counts it',
  traceflag: 'trace flags: sf apex run answers the log of what it runs',
  debuglevel: 'trace flags: sf apex run answers the log of what it runs',
};

/** Throws UNSUPPORTED for a query of absent rows, before it is taken for a wrong name. */
function refusingAbsent(resource: RecordResource): RecordResource {
  return {
    ...resource,
    run: (caller, request, path) => {
      const from = /\bFROM\s+(\w+)/i.exec(request.query.q ?? '')?.[1]?.toLowerCase() ?? '';
      if (Object.hasOwn(ABSENT, from)) throw unsupported(ABSENT[from]!);
      return resource.run(caller, request, path);
    },
  };
}

/** `GET /tooling/executeAnonymous?anonymousBody=` */
function anonymousResource(tooling: Tooling): Resource {
  return service('GET', `${BASE}/executeAnonymous`, ({ query, user }) => {
    requireAuthor(tooling, user);
    const source = query.anonymousBody;
    if (source === undefined) throw refuse('MISSING_ARGUMENT', 'anonymousBody is required');
    return ok(tooling.anonymous(user, source, 'DEBUG').result);
  });
}
