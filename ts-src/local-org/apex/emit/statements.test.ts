import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../test/harness.ts';

/** The log that the body writes with `say(...)`. */
function said(body: string, members = ''): string {
  const source = `public class Main {
    static List<String> log = new List<String>();
    static void say(Object what) { log.add('' + what); }
    ${members}
    public static Object run() { body(); return String.join(log, ' '); }
    static void body() { ${body} }
  }`;
  return run(source) as string;
}

test('loops', () => {
  assert.equal(said('for (Integer i = 0; i < 5; i++) { if (i == 1) continue; if (i == 4) break; say(i); }'), '0 2 3');
  assert.equal(said('for (Integer i = 0, j = 9; i < j; i += 3, j--) say(i + j);'), '9 11 13');
  assert.equal(said('Integer i = 3; while (i > 0) say(i--);'), '3 2 1');
  assert.equal(said('Integer i = 0; do { say(i); } while (i++ < 2);'), '0 1 2');
  assert.equal(said("for (String s : new List<String>{'a', 'b'}) { s = s + '!'; say(s); }"), 'a! b!');
  assert.equal(said('for (Integer i : new Set<Integer>{3, 1, 2}) say(i);'), '3 1 2');
  assert.equal(said('for (Long n : new List<Integer>{1, 2}) say(n * 3000000000L);'), '3000000000 6000000000');
});

test('a user Iterable is iterated', () => {
  const members = `
    class Count implements Iterable<Integer>, Iterator<Integer> { Integer at = 0;
      public Iterator<Integer> iterator() { return this; }
      public Boolean hasNext() { return at < 3; }
      public Integer next() { return at++; } }`;
  assert.equal(said('for (Integer i : new Count()) say(i);', members), '0 1 2');
});

test('locals of blocks that follow each other may share a name', () => {
  assert.equal(
    said("if (true) { Integer x = 1; say(x); } for (Integer x = 5; x < 6; x++) say(x); { String x = 's'; say(x); }"),
    '1 5 s',
  );
});

test('switch on values, strings, enums and null', () => {
  const members = `enum Color { RED, GREEN, BLUE }
    static String pick(Integer v) { switch on v { when 1, 2 { return 'few'; } when -1 { return 'minus'; } when null { return 'none'; } when else { return 'many'; } } }
    static String pick(String v) { switch on v { when 'a' { return 'lower'; } when 'A' { return 'upper'; } when else { return 'other'; } } }
    static String pick(Color v) { switch on v { when RED { return 'red'; } when GREEN, BLUE { return 'cold'; } } return 'none'; }`;
  const body = `say(pick(1)); say(pick(-1)); say(pick((Integer) null)); say(pick(9)); say(pick('a')); say(pick('A'));
    say(pick(Color.RED)); say(pick(Color.BLUE)); say(pick((Color) null));`;
  assert.equal(said(body, members), 'few minus none many lower upper red cold none');
});

test('a break in a switch ends the loop around it', () => {
  assert.equal(
    said('for (Integer i = 0; i < 5; i++) { switch on i { when 2 { break; } when else { say(i); } } }'),
    '0 1',
  );
});

test('the first catch clause that fits handles an exception; finally always runs', () => {
  const members = `class OddException extends Exception {}
    static void attempt(Integer what) {
      try { if (what == 1) throw new OddException('odd'); if (what == 2) { Integer zero = 0; zero = 1 / zero; } if (what == 3) return; say('ok'); }
      catch (OddException e) { say(e.getMessage() + ':' + e.getTypeName()); }
      catch (Exception e) { say(e.getMessage()); }
      finally { say('|'); } }`;
  const body = 'for (Integer i = 0; i < 4; i++) attempt(i);';
  assert.equal(said(body, members), 'ok | odd:Main.OddException | Divide by 0 | |');
});

test('exceptions keep their cause', () => {
  const members = 'class InnerException extends Exception {} class OuterException extends Exception {}';
  const body = `try { try { throw new InnerException('inner'); } catch (InnerException e) { throw new OuterException('outer', e); } }
    catch (OuterException e) {
      say(e.getMessage()); say(e.getCause().getMessage()); say(new InnerException().getMessage()); say(new InnerException(e).getMessage()); }`;
  assert.equal(said(body, members), 'outer inner Script-thrown exception Main.OuterException: outer');
});
