import { Double } from '../../values/index.ts';
import { tx } from '../runtime/transaction.ts';
import { Types, type ApexType } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { cached, cacheItems } from './cache-store.ts';
import { contract, enumeration, reference, SystemObject, type ApexEnum } from './define.ts';
import { CacheException } from './exceptions.ts';
import { newInstance } from './new-instance.ts';
import { set, type ApexSet } from './Set.ts';

type Kind = 'Org' | 'Session';

interface CacheBuilder {
  'doLoad(String)'(key: string): unknown;
}

export const VisibilityType = enumeration('public enum Cache.Visibility { ALL, NAMESPACE }');

export const CacheBuilderType = contract(`
  public interface Cache.CacheBuilder {
    Object doLoad(String key);
  }`);

/** The value of `Cache.Partition`. Keys are alphanumeric, at most 50 characters. Times, sizes and misses are not measured: 0. */
export class Partition extends SystemObject {
  readonly #kind: Kind;
  readonly #name: string;

  constructor(kind: Kind, name: string) {
    super();
    this.#kind = kind;
    this.#name = name;
  }

  get #items(): ReturnType<typeof cacheItems> {
    const kind = this.#kind === 'Session' ? `Session ${tx().user.id}` : this.#kind;
    return cacheItems(kind, this.#name);
  }

  'contains(String)'(key: string | null): boolean {
    return cached(this.#items, checkedKey(key)) !== undefined;
  }
  'get(String)'(key: string | null): unknown {
    return cached(this.#items, checkedKey(key)) ?? null;
  }
  /** Loads and keeps the value when it is absent. */
  'get(Type,String)'(builder: ApexType | null, key: string | null): unknown {
    const name = `${present(builder).name}${checkedKey(key)}`;
    const known = cached(this.#items, name);
    if (known !== undefined) return known;
    const loaded = (newInstance(builder!) as CacheBuilder)['doLoad(String)'](key!);
    this.#items.set(name, { value: loaded, expires: null });
    return loaded;
  }
  'getKeys()'(): ApexSet {
    return set(Types.String, this.#items.keys());
  }
  'getName()'(): string {
    return this.#name;
  }
  'getNumKeys()'(): bigint {
    return BigInt(this.#items.size);
  }
  /** Percentage of the partition that is used; sizes are not measured, so any item counts as a little. */
  'getCapacity()'(): Double {
    return new Double(this.#items.size === 0 ? 0 : 1);
  }
  'getAvgGetTime()'(): bigint {
    return 0n;
  }
  'getAvgValueSize()'(): bigint {
    return 0n;
  }
  'getMaxGetTime()'(): bigint {
    return 0n;
  }
  'getMaxValueSize()'(): bigint {
    return 0n;
  }
  'getMissRate()'(): Double {
    return new Double(0);
  }
  'isAvailable()'(): boolean {
    return true;
  }
  'put(String,Object)'(key: string | null, value: unknown): void {
    this.#put(key, value, null);
  }
  'put(String,Object,Integer)'(key: string | null, value: unknown, seconds: number | null): void {
    this.#put(key, value, present(seconds));
  }
  'put(String,Object,Visibility)'(key: string | null, value: unknown): void {
    this.#put(key, value, null);
  }
  'put(String,Object,Integer,Visibility,Boolean)'(
    key: string | null,
    value: unknown,
    seconds: number | null,
    _visibility: ApexEnum | null,
    _immutable: boolean | null,
  ): void {
    this.#put(key, value, present(seconds));
  }
  'remove(String)'(key: string | null): boolean {
    return this.#items.delete(checkedKey(key));
  }
  'remove(Type,String)'(builder: ApexType | null, key: string | null): boolean {
    return this.#items.delete(`${present(builder).name}${checkedKey(key)}`);
  }

  #put(key: string | null, value: unknown, seconds: number | null): void {
    const expires = seconds === null ? null : tx().now() + seconds * 1000;
    this.#items.set(checkedKey(key), { value: present(value), expires });
  }
}

export class OrgPartition extends Partition {}
export class SessionPartition extends Partition {}

function checkedKey(key: string | null): string {
  if (!/^[a-zA-Z0-9]{1,50}$/.test(present(key))) {
    throw new CacheException(`Invalid key: ${key}. Keys are alphanumeric and have at most 50 characters.`);
  }
  return key!;
}

const DEFAULT_PARTITION = 'local.default';
const MEMBERS = [
  'Boolean contains(String key)',
  'Object get(String key)',
  'Object get(Type cacheBuilder, String key)',
  'Set<String> getKeys()',
  'String getName()',
  'Long getNumKeys()',
  'Double getCapacity()',
  'Long getAvgGetTime()',
  'Long getAvgValueSize()',
  'Long getMaxGetTime()',
  'Long getMaxValueSize()',
  'Double getMissRate()',
  'Boolean isAvailable()',
  'void put(String key, Object value)',
  'void put(String key, Object value, Integer ttlSecs)',
  'void put(String key, Object value, Cache.Visibility visibility)',
  'void put(String key, Object value, Integer ttlSecs, Cache.Visibility visibility, Boolean immutable)',
  'Boolean remove(String key)',
  'Boolean remove(Type cacheBuilder, String key)',
];

/** `Cache.Org` or `Cache.Session`: the members of the default partition as statics. Keys may name a partition: `local.Shop.key`. */
function cacheClass(kind: Kind, make: new (kind: Kind, name: string) => Partition): abstract new () => SystemObject {
  abstract class Cache extends SystemObject {
    static 'getPartition(String)'(name: string | null): Partition {
      return new make(kind, present(name));
    }
  }
  for (const member of MEMBERS) {
    const key = keyOf(member);
    const at = key.startsWith('get(Type') || key.startsWith('remove(Type') ? 1 : 0;
    Object.assign(Cache, {
      [key](...args: unknown[]) {
        const qualified = /^(\w+\.\w+)\.(\w+)$/.exec(typeof args[at] === 'string' ? args[at] : '');
        const partition = new make(kind, qualified?.[1] ?? DEFAULT_PARTITION);
        if (qualified) args[at] = qualified[2];
        return (partition as unknown as Record<string, (...args: unknown[]) => unknown>)[key]!(...args);
      },
    });
  }
  return Cache;
}

function keyOf(member: string): string {
  const [, name, parameters] = /(\w+)\((.*)\)$/.exec(member)!;
  const types = parameters!.split(', ').map((parameter) => parameter.split(' ')[0]!.replace('Cache.', ''));
  return `${name}(${types.join(',')})`;
}

const declared = (modifiers: string): string => MEMBERS.map((member) => `${modifiers} ${member};`).join('\n    ');

export const PartitionType = reference(`public virtual class Cache.Partition { ${declared('public')} }`, Partition);

export const OrgPartitionType = reference('public class Cache.OrgPartition extends Cache.Partition { }', OrgPartition);

export const SessionPartitionType = reference(
  'public class Cache.SessionPartition extends Cache.Partition { }',
  SessionPartition,
);

export const OrgType = reference(
  `
  public class Cache.Org {
    public static Cache.OrgPartition getPartition(String partitionName);
    ${declared('public static')}
  }`,
  cacheClass('Org', OrgPartition),
);

export const SessionType = reference(
  `
  public class Cache.Session {
    public static Cache.SessionPartition getPartition(String partitionName);
    ${declared('public static')}
  }`,
  cacheClass('Session', SessionPartition),
);
