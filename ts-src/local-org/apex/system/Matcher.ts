import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { IllegalArgumentException, StringException } from './exceptions.ts';
import type { ApexPattern } from './Pattern.ts';
import { RegexInput, type Match, type Regex } from './regex.ts';

/** The value of `Matcher`: a java.util.regex.Matcher over one input. */
export class ApexMatcher extends SystemObject {
  #pattern: ApexPattern;
  #input: RegexInput;
  #match: Match | null = null;
  /** Where the next find starts. */
  #next = 0;

  constructor(pattern: ApexPattern, input: string) {
    super();
    this.#pattern = pattern;
    this.#input = new RegexInput(pattern.regex, input);
  }

  static 'quoteReplacement(String)'(text: string | null): string {
    return present(text).replace(/[\\$]/g, '\\$&');
  }

  'matches()'(): boolean {
    return this.#found(this.#input.begin(true));
  }
  'lookingAt()'(): boolean {
    return this.#found(this.#input.begin(false));
  }
  'find()'(): boolean {
    const { to } = this.#input;
    if (this.#found(this.#next > to ? null : this.#input.find(this.#next))) return true;
    this.#next = to + 1;
    return false;
  }
  'find(Integer)'(start: number | null): boolean {
    const from = present(start);
    if (from < 0 || from > this.#input.text.length) throw new StringException('Illegal start index');
    this['reset()']();
    this.#next = from;
    return this['find()']();
  }
  'group()'(): string {
    return this['group(Integer)'](0)!;
  }
  'group(Integer)'(group: number | null): string | null {
    return groupText(this.#input.text, this.#current(), this.#number(present(group)));
  }
  'group(String)'(name: string | null): string | null {
    const group = this.#pattern.regex.names.get(present(name));
    if (group === undefined) throw new IllegalArgumentException(`No group with name <${name}>`);
    return this['group(Integer)'](group);
  }
  'groupCount()'(): number {
    return this.#pattern.regex.groupCount;
  }
  'start()'(): number {
    return this.#current()[0]!;
  }
  'start(Integer)'(group: number | null): number {
    return this.#current()[2 * this.#number(present(group))]!;
  }
  'end()'(): number {
    return this.#current()[1]!;
  }
  'end(Integer)'(group: number | null): number {
    return this.#current()[2 * this.#number(present(group)) + 1]!;
  }
  'hitEnd()'(): boolean {
    return this.#input.hitEnd;
  }
  'pattern()'(): ApexPattern {
    return this.#pattern;
  }
  'usePattern(Pattern)'(pattern: ApexPattern | null): ApexMatcher {
    this.#pattern = present(pattern);
    const { text, from, to } = this.#input;
    this.#input = new RegexInput(this.#pattern.regex, text);
    this.#input.region(from, to);
    this.#match = null;
    return this;
  }
  'region(Integer,Integer)'(start: number | null, end: number | null): ApexMatcher {
    const [from, to] = [present(start), present(end)];
    const { length } = this.#input.text;
    if (from < 0 || from > length || to < from || to > length) throw new StringException('Illegal region');
    this['reset()']();
    this.#input.region(from, to);
    this.#next = from;
    return this;
  }
  'regionStart()'(): number {
    return this.#input.from;
  }
  'regionEnd()'(): number {
    return this.#input.to;
  }
  'reset()'(): ApexMatcher {
    this.#match = null;
    this.#next = 0;
    this.#input.region(0, this.#input.text.length);
    return this;
  }
  'reset(String)'(input: string | null): ApexMatcher {
    this.#input = new RegexInput(this.#pattern.regex, present(input));
    return this['reset()']();
  }
  'replaceAll(String)'(replacement: string | null): string {
    return replaceAll(this.#pattern.regex, this.#input.text, present(replacement));
  }
  'replaceFirst(String)'(replacement: string | null): string {
    return replaceFirst(this.#pattern.regex, this.#input.text, present(replacement));
  }

  #found(match: Match | null): boolean {
    this.#match = match;
    // After an empty match the search goes on one further.
    if (match) this.#next = match[1]! + (match[0] === match[1] ? 1 : 0);
    return match !== null;
  }

  #current(): Match {
    if (!this.#match) throw new StringException('No match found');
    return this.#match;
  }

  #number(group: number): number {
    if (group < 0 || group > this.#pattern.regex.groupCount) throw new StringException(`No group ${group}`);
    return group;
  }
}

/** null when the group took no part in the match. */
function groupText(text: string, match: Match, group: number): string | null {
  const from = match[2 * group]!;
  return from < 0 ? null : text.slice(from, match[2 * group + 1]);
}

export function replaceAll(regex: Regex, text: string, replacement: string): string {
  const replaced = new Replaced(regex, text, replacement);
  new RegexInput(regex, text).each((match) => replaced.add(match));
  return replaced.end();
}

export function replaceFirst(regex: Regex, text: string, replacement: string): string {
  const replaced = new Replaced(regex, text, replacement);
  const match = new RegexInput(regex, text).find(0);
  if (match) replaced.add(match);
  return replaced.end();
}

/** A text with matches replaced: `$1`, `${name}` and `\$` in the replacement are those of java.util.regex.Matcher.appendReplacement. */
class Replaced {
  readonly #regex: Regex;
  readonly #text: string;
  readonly #replacement: string;
  readonly #isPlain: boolean;
  #result = '';
  #from = 0;

  constructor(regex: Regex, text: string, replacement: string) {
    this.#regex = regex;
    this.#text = text;
    this.#replacement = replacement;
    this.#isPlain = !/[$\\]/.test(replacement);
  }

  /** Matches come in the order of the text. */
  add(match: Match): void {
    if (match[0]! > this.#from) this.#result += this.#text.slice(this.#from, match[0]);
    this.#result += this.#isPlain ? this.#replacement : this.#expanded(match);
    this.#from = match[1]!;
  }

  end(): string {
    return this.#from === 0 ? this.#result + this.#text : this.#result + this.#text.slice(this.#from);
  }

  #expanded(match: Match): string {
    return this.#replacement.replace(
      /\\([\s\S])|\$\{([a-zA-Z][a-zA-Z0-9]*)\}|\$(\d+)|[$\\]/g,
      (found, escaped, name, digits) => {
        if (escaped !== undefined) return escaped;
        if (name !== undefined) return this.#group(match, this.#regex.names.get(name) ?? -1);
        if (digits === undefined) throw new IllegalArgumentException(`Illegal group reference: ${found}`);
        // As many digits as name an existing group.
        let length = digits.length;
        while (length > 1 && Number(digits.slice(0, length)) > this.#regex.groupCount) length -= 1;
        return this.#group(match, Number(digits.slice(0, length))) + digits.slice(length);
      },
    );
  }

  #group(match: Match, number: number): string {
    if (number < 0 || number > this.#regex.groupCount) throw new StringException(`No group ${number}`);
    return groupText(this.#text, match, number) ?? '';
  }
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
