import { OVERLAY } from '../../standard/overlay/index.ts';
import { identityUrl } from '../oauth/identity.ts';
import { userAccess } from '../org.ts';
import { limits } from './limits.ts';
import type { Caller } from './records.ts';
import { ok, records, service, type Resource } from './resource.ts';
import type { RestServices } from './scope.ts';
import type { Row } from './serialize.ts';

const RESOURCES = [
  'actions',
  'composite',
  'jobs',
  'limits',
  'parameterizedSearch',
  'query',
  'queryAll',
  'recent',
  'search',
  'sobjects',
  'tooling',
];

/** What the org tells about itself: its resources, allocations and numbers of records. */
export function informationResources(services: RestServices): Resource[] {
  const { org, requests } = services;
  return [
    service('GET', '/', ({ base, user }) => {
      const names = Object.fromEntries(RESOURCES.map((name) => [name, `${base}/${name}`]));
      return ok({ ...names, identity: identityUrl(services.base(), org.directory.orgId, user.id) });
    }),
    service('GET', '/limits', () => ok(limits(requests))),
    records('GET', '/limits/recordCount', (caller, { query }) => ok(recordCounts(caller, query.sObjects))),
    service('GET', '/composite', ({ base }) =>
      ok(Object.fromEntries(['batch', 'graph', 'sobjects', 'tree'].map((name) => [name, `${base}/composite/${name}`]))),
    ),
    // Records are marked as viewed by the user interface only.
    service('GET', '/recent', () => ok([])),
  ];
}

/**
 * `?sObjects=Account,Contact`; without it the custom objects and the standard ones that hold business records. Objects that the user may not
 * read are left out, as unknown ones are.
 */
function recordCounts(caller: Caller, names: string | undefined): Row {
  const { schema } = caller.org;
  const all = [...schema.objects.values()].filter(
    ({ name, kind, custom, setup }) => kind === 'object' && !setup && (custom || name in OVERLAY),
  );
  const asked = names?.split(',').map((name) => schema.object(name.trim())) ?? all;
  const objects = asked.flatMap((object) => {
    return object && caller.data.objectAccess(caller.userId, object).read ? [object] : [];
  });
  const count = (name: string): number =>
    caller.data.query(caller.org.parseSoql(`SELECT COUNT() FROM ${name}`), [], userAccess(caller.userId)).size;
  return { sObjects: objects.map(({ name }) => ({ count: count(name), name })) };
}
