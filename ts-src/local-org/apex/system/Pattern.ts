import { Types } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { reference, SystemObject } from './define.ts';
import { list, type ApexList } from './List.ts';
import { ApexMatcher } from './Matcher.ts';
import { compile, quote, RegexInput, type Regex } from './regex.ts';

/** The value of `Pattern`: a compiled java.util.regex pattern. */
export class ApexPattern extends SystemObject {
  readonly source: string;
  readonly regex: Regex;

  constructor(source: string) {
    super();
    this.source = source;
    this.regex = compile(source);
  }

  static 'compile(String)'(regex: string | null): ApexPattern {
    return new ApexPattern(present(regex));
  }
  static 'matches(String,String)'(regex: string | null, input: string | null): boolean {
    return new ApexPattern(present(regex))['matcher(String)'](present(input))['matches()']();
  }
  static 'quote(String)'(text: string | null): string {
    return quote(present(text));
  }
  'matcher(String)'(input: string | null): ApexMatcher {
    return new ApexMatcher(this, present(input));
  }
  'pattern()'(): string {
    return this.source;
  }
  'split(String)'(input: string | null): ApexList {
    return this['split(String,Integer)'](input, 0);
  }
  'split(String,Integer)'(input: string | null, limit: number | null): ApexList {
    return list(Types.String, split(this.regex, present(input), present(limit)));
  }
  override 'toString()'(): string {
    return this.source;
  }
}

/**
 * java.util.regex.Pattern.split: at most `limit` parts when it is positive; trailing empty parts are dropped when it is 0; an empty match
 * at the beginning never gives an empty part.
 */
export function split(regex: Regex, text: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  new RegexInput(regex, text).each(([start, end]) => {
    if (end === 0 || (limit > 0 && parts.length === limit - 1)) return;
    parts.push(text.slice(from, start));
    from = end!;
  });
  if (from === 0) return [text];
  parts.push(text.slice(from));
  if (limit === 0) while (parts.length > 0 && parts.at(-1) === '') parts.pop();
  return parts;
}

export const PatternType = reference(
  `
  public class System.Pattern {
    public static Pattern compile(String regex);
    public static Boolean matches(String regex, String input);
    public static String quote(String text);
    public Matcher matcher(String input);
    public String pattern();
    public List<String> split(String input);
    public List<String> split(String input, Integer limit);
    public String toString();
  }`,
  ApexPattern,
);
