/** A name that a template uses, with the line of its use. */
export interface Use {
  name: string;
  line: number;
}

/** A child component in a template, with the attributes that set its properties. */
export interface Child extends Use {
  properties: Use[];
}

/** Attributes that are not properties of the child: directives, listeners and those of every HTML element. */
const COMMON =
  /^(?:on|aria-|data-|lwc:|for:|iterator:)|^(?:class|dir|hidden|id|key|lang|role|slot|style|tabindex|title)$/;

function withoutComments(html: string): string {
  return html.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
}

function uses(text: string, pattern: RegExp, offset = 0, whole = text): Use[] {
  return [...text.matchAll(pattern)].map((match) => ({
    name: match[1],
    line: whole.slice(0, offset + match.index).split('\n').length,
  }));
}

/** First names of all `{a.b}` expressions, but for the items of the template's own loops. */
export function expressionNames(html: string): Use[] {
  const text = withoutComments(html);
  const loops = [...text.matchAll(/for:(?:item|index)="(\w+)"|iterator:(\w+)=/g)];
  const items = new Set(loops.map((match) => match[1] ?? match[2]));
  return uses(text, /\{\s*([A-Za-z_$][\w$]*)[^{}]*\}/g).filter(({ name }) => !items.has(name));
}

function camelCase(kebab: string): string {
  return kebab.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The `c-*` children, by the name of their bundle. */
export function children(html: string): Child[] {
  const text = withoutComments(html);
  return [...text.matchAll(/<c-([a-z][\w-]*)([^>]*)>/g)].map((match) => {
    const attributes = uses(match[2], /\s([a-z][\w:-]*)(?==|\s|\/|$)/g, match.index + match[0].indexOf(match[2]), text);
    return {
      name: camelCase(match[1]),
      line: text.slice(0, match.index).split('\n').length,
      properties: attributes
        .filter(({ name }) => !COMMON.test(name))
        .map(({ name, line }) => ({ name: camelCase(name), line })),
    };
  });
}
