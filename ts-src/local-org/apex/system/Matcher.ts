import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { IllegalArgumentException, StringException } from './exceptions.ts';
import type { ApexPattern } from './Pattern.ts';
import type { Regex } from './regex.ts';

/** The value of `Matcher`: a java.util.regex.Matcher over one input. */
export class ApexMatcher extends SystemObject {
  #pattern: ApexPattern;
  #input: string;
  #start = 0;
  #end: number;
  #match: RegExpExecArray | null = null;
  /** Where the next find starts. */
  #next = 0;

  constructor(pattern: ApexPattern, input: string) {
    super();
    this.#pattern = pattern;
    this.#input = input;
    this.#end = input.length;
  }

  static 'quoteReplacement(String)'(text: string | null): string {
    return present(text).replace(/[\\$]/g, '\\$&');
  }

  'matches()'(): boolean {
    return this.#anchored('(?![\\s\\S])');
  }
  'lookingAt()'(): boolean {
    return this.#anchored('');
  }
  'find()'(): boolean {
    this.#match = this.#next > this.#end ? null : this.#exec(this.#pattern.regex.regexp, this.#next);
    this.#next = this.#match ? this.#match.index + Math.max(this.#match[0].length, 1) : this.#end + 1;
    return this.#match !== null;
  }
  'find(Integer)'(start: number | null): boolean {
    this['reset()']();
    this.#next = present(start);
    return this['find()']();
  }
  'group()'(): string {
    return this['group(Integer)'](0)!;
  }
  'group(Integer)'(group: number | null): string | null {
    return this.#found()[this.#number(present(group))] ?? null;
  }
  'group(String)'(name: string | null): string | null {
    const group = this.#pattern.regex.names.get(present(name));
    if (group === undefined) throw new IllegalArgumentException(`No group with name <${name}>`);
    return this['group(Integer)'](group);
  }
  'groupCount()'(): number {
    return this.#pattern.regex.groups.length - 1;
  }
  'start()'(): number {
    return this.#found().index;
  }
  'start(Integer)'(group: number | null): number {
    return this.#found().indices![this.#number(present(group))]?.[0] ?? -1;
  }
  'end()'(): number {
    return this.#found().index + this.#found()[0].length;
  }
  'end(Integer)'(group: number | null): number {
    return this.#found().indices![this.#number(present(group))]?.[1] ?? -1;
  }
  'hitEnd()'(): boolean {
    return this.#match === null || this.#match.index + this.#match[0].length === this.#end;
  }
  'pattern()'(): ApexPattern {
    return this.#pattern;
  }
  'usePattern(Pattern)'(pattern: ApexPattern | null): ApexMatcher {
    this.#pattern = present(pattern);
    this.#match = null;
    return this;
  }
  'region(Integer,Integer)'(start: number | null, end: number | null): ApexMatcher {
    this['reset()']();
    this.#start = this.#next = present(start);
    this.#end = present(end);
    return this;
  }
  'regionStart()'(): number {
    return this.#start;
  }
  'regionEnd()'(): number {
    return this.#end;
  }
  'reset()'(): ApexMatcher {
    this.#match = null;
    this.#start = this.#next = 0;
    this.#end = this.#input.length;
    return this;
  }
  'reset(String)'(input: string | null): ApexMatcher {
    this.#input = present(input);
    return this['reset()']();
  }
  'replaceAll(String)'(replacement: string | null): string {
    return replaceAll(this.#pattern.regex, this.#input, present(replacement));
  }
  'replaceFirst(String)'(replacement: string | null): string {
    return replaceFirst(this.#pattern.regex, this.#input, present(replacement));
  }

  /** Matches at the beginning of the region, `after` following. */
  #anchored(after: string): boolean {
    const regexp = new RegExp(`(?:${this.#pattern.regex.regexp.source})${after}`, 'dvy');
    this.#match = this.#exec(regexp, this.#start);
    if (this.#match) this.#next = this.#match.index + this.#match[0].length;
    return this.#match !== null;
  }

  /** Look-behinds see the text before `from`, but not what is outside the region. */
  #exec(regexp: RegExp, from: number): RegExpExecArray | null {
    regexp.lastIndex = from - this.#start;
    const match = regexp.exec(this.#input.slice(this.#start, this.#end));
    if (match) this.#shift(match);
    return match;
  }

  /** From offsets in the region to offsets in the input. */
  #shift(match: RegExpExecArray): void {
    match.index += this.#start;
    if (this.#start === 0) return;
    for (const range of match.indices!) {
      if (range === undefined) continue;
      range[0] += this.#start;
      range[1] += this.#start;
    }
  }

  #found(): RegExpExecArray {
    if (!this.#match) throw new StringException('No match found');
    return this.#match;
  }

  #number(group: number): number {
    const number = this.#pattern.regex.groups[group];
    if (number === undefined) throw new StringException(`No group ${group}`);
    return number;
  }
}

export function replaceAll(regex: Regex, input: string, replacement: string): string {
  return input.replace(regex.regexp, (...match) => expand(regex, match, replacement));
}

export function replaceFirst(regex: Regex, input: string, replacement: string): string {
  const once = new RegExp(regex.regexp.source, 'dv');
  return input.replace(once, (...match) => expand(regex, match, replacement));
}

/** `$1`, `${name}` and `\$` in a replacement (java.util.regex.Matcher.appendReplacement). `match` are the arguments of a replacer. */
function expand(regex: Regex, match: unknown[], replacement: string): string {
  const group = (number: number): string => {
    const index = regex.groups[number];
    if (index === undefined) throw new StringException(`No group ${number}`);
    return (match[index] as string | undefined) ?? '';
  };
  return replacement.replace(
    /\\([\s\S])|\$\{([a-zA-Z][a-zA-Z0-9]*)\}|\$(\d+)|[$\\]/g,
    (text, escaped, name, digits) => {
      if (escaped !== undefined) return escaped;
      if (name !== undefined) return group(regex.names.get(name) ?? -1);
      if (digits === undefined) throw new IllegalArgumentException(`Illegal group reference: ${text}`);
      // As many digits as name an existing group.
      let length = digits.length;
      while (length > 1 && Number(digits.slice(0, length)) >= regex.groups.length) length -= 1;
      return group(Number(digits.slice(0, length))) + digits.slice(length);
    },
  );
}

export const MatcherType = reference(
  `
  public class System.Matcher {
    public static String quoteReplacement(String text);
    public Integer end();
    public Integer end(Integer groupIndex);
    public Boolean find();
    public Boolean find(Integer start);
    public String group();
    public String group(Integer groupIndex);
    public String group(String groupName);
    public Integer groupCount();
    public Boolean hitEnd();
    public Boolean lookingAt();
    public Boolean matches();
    public Pattern pattern();
    public Matcher region(Integer start, Integer ending);
    public Integer regionEnd();
    public Integer regionStart();
    public String replaceAll(String replacement);
    public String replaceFirst(String replacement);
    public Matcher reset();
    public Matcher reset(String input);
    public Integer start();
    public Integer start(Integer groupIndex);
    public Matcher usePattern(Pattern pattern);
  }`,
  ApexMatcher,
);
