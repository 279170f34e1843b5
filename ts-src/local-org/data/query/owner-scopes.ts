import { listOf, raw, sql } from '../storage/sql.ts';
import type { Sql } from '../storage/sql.ts';
import { invalidQuery, unsupportedQuery } from './context.ts';
import type { Scope } from './scope.ts';

const OWNED: ReadonlySet<string> = new Set(['mine', 'mine_and_my_groups', 'queue_owned', 'user_owned']);

/** Object → its team rows, the reference to it and the one to the member. */
const TEAMS: Readonly<Record<string, readonly [team: string, parent: string, member: string]>> = {
  Account: ['AccountTeamMember', 'AccountId', 'UserId'],
  Opportunity: ['OpportunityTeamMember', 'OpportunityId', 'UserId'],
  Case: ['CaseTeamMember', 'ParentId', 'MemberId'],
};

/** The condition of `USING SCOPE name`; null when it keeps all rows. Throws UNSUPPORTED for scopes of features that this org does not have. */
export function scopeCondition(scope: Scope, name: string): Sql | null {
  const kind = name.toLowerCase();
  if (kind === 'everything') return null;
  if (kind === 'team') return teamCondition(scope);
  if (!OWNED.has(kind)) throw unsupportedQuery(`USING SCOPE ${name}`);
  if (!scope.object.fields.has('ownerid'))
    throw invalidQuery('MALFORMED_QUERY', `scope ${name} is not supported on ${scope.object.name}`);
  const owner = scope.resolve(['OwnerId']).sql;
  const { userId } = scope.context;
  if (kind === 'mine') return sql`${owner} = ${userId}`;
  if (kind === 'queue_owned') return sql`${owner} LIKE '00G%'`;
  if (kind === 'user_owned') return sql`${owner} LIKE '005%'`;
  return sql`${owner} IN ${listOf([userId, ...scope.context.groupsOf(userId)])}`;
}

function teamCondition(scope: Scope): Sql {
  const [name, parent, member] = TEAMS[scope.object.name] ?? [];
  const team = name && scope.context.schema.object(name);
  if (!team) throw unsupportedQuery(`USING SCOPE team on ${scope.object.name}`);
  const alive = team.fields.has('isdeleted') ? '"IsDeleted" = 0 AND ' : '';
  const rows = raw(`SELECT "${parent}" FROM ${scope.context.db.table(team)} WHERE ${alive}"${member}" =`);
  return sql`${raw(`${scope.alias}."Id"`)} IN (${rows} ${scope.context.userId})`;
}
