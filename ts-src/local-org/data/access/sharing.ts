import type { SharingRuleMetadata } from '../../metadata/index.ts';
import { filterSql } from '../query/filters.ts';
import type { ComputedField } from '../query/filters.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema.ts';
import { quote } from '../storage/columns.ts';
import type { Database } from '../storage/database.ts';
import { allOf, anyOf, joinSql, listOf, raw, sql } from '../storage/sql.ts';
import type { Sql } from '../storage/sql.ts';
import type { OrgChart } from './org-chart.ts';
import type { UserRights } from './permissions.ts';

/** delete needs full access: the owner, people above, and share rows with `All`. */
export type AccessLevel = 'read' | 'edit' | 'delete';

const SHARE_LEVELS: Readonly<Record<AccessLevel, readonly string[]>> = {
  read: ['Read', 'Edit', 'All'],
  edit: ['Edit', 'All'],
  delete: ['All'],
};
const NEVER = raw('0');

export interface SharingContext {
  db: Database;
  schema: Schema;
  chart: OrgChart;
  rules: readonly SharingRuleMetadata[];
  computed: ComputedField;
}

/**
 * Record-level access of one user as SQL conditions. A unary plus keeps SQLite from using an index for them: the query's own conditions
 * are the selective ones.
 */
export class Sharing {
  readonly #context: SharingContext;
  readonly #rights: UserRights;
  /** The user and everyone below: what they own or were given, the user sees. */
  readonly #people: string[];
  /** Groups and queues of those people. */
  readonly #groups: Set<string>;
  #nextAlias = 0;

  constructor(context: SharingContext, rights: UserRights) {
    this.#context = context;
    this.#rights = rights;
    this.#people = [rights.userId, ...context.chart.subordinates(rights.userId)];
    this.#groups = new Set(this.#people.flatMap((user) => [...context.chart.groupsOf(user)]));
  }

  /** A condition on the rows of `alias` that the user may read, edit or delete; null when all. */
  condition(object: ObjectSchema, alias: string, level: AccessLevel): Sql | null {
    const access = this.#rights.object(object);
    if (level === 'read' ? access.viewAll : access.modifyAll) return null;
    if (object.name === 'User') return level === 'read' ? null : sql`${raw(`${alias}."Id"`)} = ${this.#rights.userId}`;
    if (object.setup) return level === 'read' ? null : this.#shareRow(object, alias);
    if (object.kind !== 'object') return null;
    switch (object.sharingModel) {
      case 'Public':
        return null;
      case 'ReadWrite':
        return level === 'delete' ? this.#granted(object, alias, level) : null;
      case 'Read':
        return level === 'read' ? null : this.#granted(object, alias, level);
      case 'Private':
        return this.#granted(object, alias, level);
      case 'ControlledByParent':
        return this.#byParents(object, alias, level);
    }
  }

  /** A share row may be written by those who have full access to the shared record. */
  #shareRow(object: ObjectSchema, alias: string): Sql | null {
    if (!/Share$/.test(object.name)) return null;
    const parent = [...object.fields.values()].find(
      (field) => field.type === 'REFERENCE' && !/^(UserOrGroup|LastModifiedBy)Id$/.test(field.name),
    );
    return parent ? this.#reaches(parent, alias, 'delete') : NEVER;
  }

  /** Access that does not come from the org-wide default: ownership, hierarchy, shares, rules, and what follows from related records. */
  #granted(object: ObjectSchema, alias: string, level: AccessLevel): Sql {
    return anyOf([
      ...this.#owned(object, alias),
      ...this.#shared(object, alias, level),
      ...this.#ruled(object, alias, level),
      ...this.#fromAccount(object, alias, level),
      ...this.#fromChildren(object, alias, level),
      ...this.#activityParents(object, alias, level),
    ]);
  }

  #owned(object: ObjectSchema, alias: string): Sql[] {
    if (!object.fields.has('ownerid')) return [];
    return [sql`${raw(`+${alias}."OwnerId"`)} IN ${listOf([...this.#people, ...this.#groups])}`];
  }

  #shared(object: ObjectSchema, alias: string, level: AccessLevel): Sql[] {
    const share = object.shareObject ? this.#context.schema.object(object.shareObject) : undefined;
    if (!share) return [];
    const custom = share.fields.has('parentid');
    const [parent, column] = custom ? ['ParentId', 'AccessLevel'] : [`${object.name}Id`, `${object.name}AccessLevel`];
    const levels = SHARE_LEVELS[level].map((name) => `'${name}'`).join(', ');
    const inner = this.#alias();
    const own = raw(`${inner}.${quote(parent)} = ${alias}."Id" AND ${inner}.${quote(column)} IN (${levels})`);
    const people = sql`${raw(`+${inner}."UserOrGroupId"`)} IN ${listOf([...this.#people, ...this.#groups])}`;
    return [
      sql`EXISTS (SELECT 1 FROM ${raw(`${this.#context.db.table(share)} AS ${inner}`)} WHERE ${own} AND ${people})`,
    ];
  }

  #ruled(object: ObjectSchema, alias: string, level: AccessLevel): Sql[] {
    if (level === 'delete') return [];
    const rules = this.#context.rules.filter((rule) => rule.object.toLowerCase() === object.name.toLowerCase());
    const forUser = rules.filter(
      (rule) => (level === 'read' || rule.access === 'Edit') && rule.sharedTo.some((party) => this.#isIn(party)),
    );
    return forUser.map((rule) => this.#ruleCondition(object, alias, rule));
  }

  #ruleCondition(object: ObjectSchema, alias: string, rule: SharingRuleMetadata): Sql {
    if (rule.kind === 'criteria')
      return filterSql(object, alias, rule.criteria, rule.booleanFilter, this.#context.computed);
    const owners = rule.sharedFrom.flatMap((party) => {
      const group = this.#groupOf(party);
      return group === null ? [] : [...this.#context.chart.membersOf(group)];
    });
    return sql`${raw(`+${alias}."OwnerId"`)} IN ${listOf(owners)}`;
  }

  #isIn(party: SharingRuleMetadata['sharedTo'][number]): boolean {
    const group = this.#groupOf(party);
    return group !== null && this.#groups.has(group);
  }

  #groupOf(party: SharingRuleMetadata['sharedTo'][number]): string | null {
    const { chart } = this.#context;
    switch (party.kind) {
      case 'role':
        return chart.group('Role', party.name);
      case 'roleAndSubordinates':
        return chart.group('RoleAndSubordinates', party.name);
      case 'queue':
        return chart.group('Queue', party.name);
      case 'allInternalUsers':
        return chart.everyone();
      case 'group':
        return chart.group('Regular', party.name);
    }
  }

  /** The account owner's role may give access to opportunities, cases and contacts of the account. */
  #fromAccount(object: ObjectSchema, alias: string, level: AccessLevel): Sql[] {
    const setting = {
      Opportunity: 'OpportunityAccessForAccountOwner',
      Case: 'CaseAccessForAccountOwner',
      Contact: 'ContactAccessForAccountOwner',
    }[object.name];
    if (!setting || level === 'delete' || this.#rights.roleId === null) return [];
    const { db, schema } = this.#context;
    const row = db.get(
      `SELECT ${quote(setting)} AS access FROM ${db.table(schema.object('UserRole')!)} WHERE "Id" = ?`,
      this.#rights.roleId,
    );
    if (row?.access !== 'Edit' && (level === 'edit' || row?.access !== 'Read')) return [];
    const inner = this.#alias();
    const account = raw(
      `${db.table(schema.object('Account')!)} AS ${inner} WHERE ${inner}."Id" = ${alias}."AccountId"`,
    );
    return [sql`EXISTS (SELECT 1 FROM ${account} AND ${raw(`+${inner}."OwnerId"`)} IN ${listOf(this.#people)})`];
  }

  /** Access to an opportunity, case or contact lets the user read its account. */
  #fromChildren(object: ObjectSchema, alias: string, level: AccessLevel): Sql[] {
    if (object.name !== 'Account' || level !== 'read') return [];
    const { db, schema } = this.#context;
    return ['Opportunity', 'Case', 'Contact'].flatMap((name) => {
      const child = schema.object(name)!;
      if (child.sharingModel !== 'Private' && child.sharingModel !== 'Read') return [];
      const inner = this.#alias();
      const granted = anyOf([
        ...this.#owned(child, inner),
        ...this.#shared(child, inner, 'read'),
        ...this.#ruled(child, inner, 'read'),
      ]);
      const children = raw(`${db.table(child)} AS ${inner} WHERE ${inner}."AccountId" = ${alias}."Id"`);
      return [sql`EXISTS (SELECT 1 FROM ${children} AND ${granted})`];
    });
  }

  /** Whoever reads the record an activity is about reads the activity. */
  #activityParents(object: ObjectSchema, alias: string, level: AccessLevel): Sql[] {
    if ((object.name !== 'Task' && object.name !== 'Event') || level !== 'read') return [];
    return ['whatid', 'whoid'].map((name) => this.#reaches(object.fields.get(name)!, alias, 'read'));
  }

  /** A detail is as accessible as its masters: all of them where there are two. */
  #byParents(object: ObjectSchema, alias: string, level: AccessLevel): Sql {
    const masters = [...object.fields.values()].filter((field) => field.masterDetail);
    const parents = masters.length > 0 ? masters : controllingParent(object);
    if (parents.length === 0) return NEVER;
    const conditions = parents.map((field) => {
      const needed = level === 'read' || field.writeNeedsParentRead ? 'read' : 'edit';
      return this.#reaches(field, alias, needed);
    });
    if (object.name !== 'Contact') return allOf(conditions);
    const alone = sql`(${raw(`${alias}."AccountId" IS NULL AND ${alias}."OwnerId"`)} IN ${listOf(this.#people)})`;
    return anyOf([allOf(conditions), alone]);
  }

  /** Whether the record a reference points at is accessible; false when it points nowhere. */
  #reaches(field: FieldSchema, alias: string, level: AccessLevel): Sql {
    const { db, schema } = this.#context;
    const column = `${alias}.${quote(field.name)}`;
    const targets = field.referenceTo.flatMap((name) => schema.object(name) ?? []);
    const cases = targets.map((target) => {
      const inner = this.#alias();
      const visible = this.condition(target, inner, level);
      const exists = sql`EXISTS (SELECT 1 FROM ${raw(`${db.table(target)} AS ${inner} WHERE ${inner}."Id" = ${column}`)}${visible ? sql` AND ${visible}` : raw('')})`;
      const mayReadObject = this.#rights.object(target).read ? exists : NEVER;
      return { target, sql: mayReadObject };
    });
    if (cases.length === 1) return cases[0]!.sql;
    const branches = cases.map(({ target, sql: test }) => sql`WHEN ${raw(`'${target.keyPrefix}'`)} THEN ${test}`);
    return branches.length === 0
      ? NEVER
      : sql`COALESCE(CASE substr(${raw(column)}, 1, 3) ${joinSql(branches, ' ')} END, 0)`;
  }

  #alias(): string {
    return `s${this.#nextAlias++}`;
  }
}

/** The reference that stands for the parent of a standard object without a master-detail field. */
function controllingParent(object: ObjectSchema): FieldSchema[] {
  const preferred = ['accountid', 'parentid', 'opportunityid', 'campaignid', 'orderid', 'linkedentityid'];
  const found = preferred.flatMap((name) => object.fields.get(name) ?? []);
  if (found.length > 0) return [found[0]!];
  const audit = /^(CreatedBy|LastModifiedBy|Owner|RecordType)Id$/;
  const other = [...object.fields.values()].find((field) => field.type === 'REFERENCE' && !audit.test(field.name));
  return other ? [other] : [];
}
