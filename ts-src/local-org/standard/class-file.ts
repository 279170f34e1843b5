const MAGIC = 0xcafebabe;
const STATIC = 0x0008;
const UTF8 = 1;
/** Bytes after the tag of the other constants (JVMS §4.4); Long and Double take two entries. */
const CONSTANT_SIZES: Readonly<Record<number, number>> = {
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 2,
  8: 2,
  9: 4,
  10: 4,
  11: 4,
  12: 4,
  15: 3,
  16: 2,
  17: 4,
  18: 4,
  19: 2,
  20: 2,
};

export interface JavaField {
  name: string;
  /** Class name without package, `Account[]` for an array. */
  type: string;
}

/** Name and type of the instance fields of a compiled Java class (JVMS §4). */
export function readFields(bytes: Buffer): JavaField[] {
  if (bytes.readUInt32BE(0) !== MAGIC) throw new Error('not a class file');
  const names = new Map<number, string>();
  let at = 10;
  const count = bytes.readUInt16BE(8);
  for (let index = 1; index < count; index++) {
    const tag = bytes[at]!;
    if (tag === UTF8) {
      const length = bytes.readUInt16BE(at + 1);
      names.set(index, bytes.toString('utf8', at + 3, at + 3 + length));
      at += 3 + length;
    } else {
      at += 1 + CONSTANT_SIZES[tag]!;
      if (tag === 5 || tag === 6) index++;
    }
  }
  at += 6;
  at += 2 + 2 * bytes.readUInt16BE(at);
  return readMembers(bytes, at, names);
}

function readMembers(bytes: Buffer, start: number, names: ReadonlyMap<number, string>): JavaField[] {
  const fields: JavaField[] = [];
  let at = start + 2;
  for (let left = bytes.readUInt16BE(start); left > 0; left--) {
    const [flags, name, descriptor, attributes] = [0, 2, 4, 6].map((offset) => bytes.readUInt16BE(at + offset)) as [
      number,
      number,
      number,
      number,
    ];
    at += 8;
    for (let attribute = 0; attribute < attributes; attribute++) at += 6 + bytes.readUInt32BE(at + 2);
    if (!(flags & STATIC)) fields.push({ name: names.get(name)!, type: className(names.get(descriptor)!) });
  }
  return fields;
}

/** `[Lcom/x/SObjects/Account;` → `Account[]` */
function className(descriptor: string): string {
  const isArray = descriptor.startsWith('[');
  const name = descriptor.replace(/^\[?L/, '').replace(/;$/, '').split('/').at(-1)!;
  return isArray ? `${name}[]` : name;
}
