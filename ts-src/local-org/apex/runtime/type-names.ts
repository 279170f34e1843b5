/** A type expression as text in parts: `Map<String, Outer.Inner[]>`. */
export interface TypeName {
  name: string;
  args: TypeName[];
}

/** Undefined when `text` is no type expression. */
export function parseTypeName(text: string): TypeName | undefined {
  const tokens = text.match(/[\w.]+|[<>,]|\[\]|\S/g) ?? [];
  let at = 0;
  const read = (): TypeName | undefined => {
    const name = tokens[at++];
    if (name === undefined || !/^[A-Za-z_][\w.]*$/.test(name)) return undefined;
    let type: TypeName = { name, args: [] };
    if (tokens[at] === '<') {
      do {
        at += 1;
        const arg = read();
        if (!arg) return undefined;
        type.args.push(arg);
      } while (tokens[at] === ',');
      if (tokens[at++] !== '>') return undefined;
    }
    while (tokens[at] === '[]') {
      at += 1;
      type = { name: 'List', args: [type] };
    }
    return type;
  };
  const type = read();
  return at === tokens.length ? type : undefined;
}
