import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApexDatetime } from '../../values/index.ts';
import { ApexDate, Decimal } from '../../values/index.ts';
import type { FormulaScope } from './evaluate.ts';
import type { FormulaError } from './ast.ts';
import { compileFormula } from './formula.ts';
import { fromField } from './value.ts';

const FIELDS: Record<string, unknown> = {
  name: 'Acme Corp',
  amount: Decimal.parse('12.5'),
  empty: null,
  flag: true,
  due: ApexDate.parse('2026-01-31'),
  stage: 'Closed Won',
  tags: 'A;B',
  'account.name': 'Parent',
};
const scope: FormulaScope = {
  field: (path) => fromField(FIELDS[path.join('.').toLowerCase()] ?? null),
  prior: (path) => (path[0] === 'Stage' ? 'Open' : fromField(FIELDS[path.join('.').toLowerCase()] ?? null)),
  isNew: false,
  nowMs: Date.UTC(2026, 10, 21, 3),
  timeZone: 'America/New_York',
};
const value = (source: string) => compileFormula(source).evaluate(scope);
const shown = (source: string) => String(value(source));

test('operators: precedence, blanks, text and numbers', () => {
  assert.equal(shown('1 + 2 * 3 - 4 / 2'), '5');
  assert.equal(shown('2 ^ 3'), '8');
  assert.equal(shown('-(2 + 3)'), '-5');
  assert.equal(shown('0.1 + 0.2'), '0.3');
  assert.equal(value('1 / 0'), null);
  assert.equal(value('Amount + Empty'), null);
  assert.equal(value('Empty <> 42'), false);
  assert.equal(value('Empty <> "x"'), true);
  assert.equal(shown('Name & " / " & Account.Name'), 'Acme Corp / Parent');
  assert.equal(value('Amount > 12 && NOT(Flag) || Amount <= 12.50'), true);
  assert.equal(value("Name = 'Acme Corp'"), true);
  assert.equal(value('Name == "acme corp"'), false);
  assert.equal(value('Empty = NULL'), true);
  assert.equal(value('Empty > 1'), false);
  assert.equal(value('/* why */ TRUE'), true);
});

test('logic', () => {
  assert.equal(shown('IF(Flag, "y", 1 / 0)'), 'y');
  assert.equal(shown('CASE(Stage, "Open", 1, "Closed Won", 2, 3)'), '2');
  assert.equal(value('ISBLANK(Empty)'), true);
  assert.equal(shown('BLANKVALUE(Empty, 7)'), '7');
  assert.equal(value('ISPICKVAL(Stage, "Closed Won")'), true);
  assert.equal(value('INCLUDES(Tags, "B")'), true);
  assert.equal(value('ISCHANGED(Stage)'), true);
  assert.equal(value('ISCHANGED(Name)'), false);
  assert.equal(shown('PRIORVALUE(Stage)'), 'Open');
});

test('text', () => {
  assert.equal(shown('UPPER(LEFT(Name, 4)) & LOWER(RIGHT(Name, 4))'), 'ACMEcorp');
  assert.equal(shown('MID(Name, 6, 2)'), 'Co');
  assert.equal(shown('FIND("C", Name)'), '6');
  assert.equal(shown('SUBSTITUTE(Name, "Acme", "Zed")'), 'Zed Corp');
  assert.equal(value('CONTAINS(Name, "me C") && BEGINS(Name, "Ac")'), true);
  assert.equal(shown('LPAD(TEXT(7), 3, "0")'), '007');
  assert.equal(value('REGEX(Name, "[A-Z][a-z]+ .*")'), true);
  assert.equal(value('REGEX(Name, "Acme")'), false);
  assert.equal(shown('VALUE("1,200.5")'), '1200.5');
  assert.equal(shown('LEN(Name)'), '9');
});

test('numbers', () => {
  assert.equal(shown('ROUND(2.345, 2)'), '2.35');
  assert.equal(shown('ROUND(Amount, 0)'), '13');
  assert.equal(shown('CEILING(1.2) + FLOOR(1.8)'), '3');
  assert.equal(shown('MOD(7, 3)'), '1');
  assert.equal(shown('MAX(1, 3, 2) - MIN(4, 2)'), '1');
  assert.equal(shown('SQRT(16)'), '4');
});

test('dates are days of the user', () => {
  assert.equal(shown('TODAY()'), '2026-11-20');
  assert.equal(shown('Due + 1'), '2026-02-01');
  assert.equal(shown('DATE(2026, 2, 1) - Due'), '1');
  assert.equal(shown('ADDMONTHS(Due, 1)'), '2026-02-28');
  assert.equal(shown('YEAR(Due) + MONTH(Due) + DAY(Due)'), '2058');
  assert.equal(shown('WEEKDAY(DATE(2026, 11, 22))'), '1');
  assert.equal((value('NOW() + 0.5') as ApexDatetime).ms, scope.nowMs + 43_200_000);
});

test('the names a formula reads, and what is wrong with it', () => {
  assert.deepEqual(compileFormula('Name & Account.Owner.Name & $User.Id & name').references, [
    ['name'],
    ['Account', 'Owner', 'Name'],
    ['$User', 'Id'],
  ]);
  assert.throws(
    () => compileFormula('1 +'),
    (error: FormulaError) => error.code === 'FORMULA_SYNTAX' && /position 4/.test(error.message),
  );
  assert.throws(() => compileFormula('VLOOKUP(a, b, c)'), {
    code: 'FORMULA_UNSUPPORTED',
    message: 'UNSUPPORTED: formula function VLOOKUP',
  });
  assert.throws(() => value('1 + TRUE'), { code: 'FORMULA_VALUE' });
});

test('codes, encodings, durations, weeks and angles', () => {
  assert.equal(shown('ASCII("A")'), '65');
  assert.equal(shown('CHR(65)'), 'A');
  assert.equal(shown('PICKLISTCOUNT(Tags)'), '2');
  assert.equal(shown('PICKLISTCOUNT(Empty)'), '0');
  assert.equal(shown('HTMLENCODE("<a & b>")'), '&lt;a &amp; b&gt;');
  assert.equal(shown('JSENCODE("it\'s")'), "it\\'s");
  assert.equal(shown('URLENCODE("a b&c")'), 'a+b%26c');
  assert.equal(shown('FORMATDURATION(93784)'), '26:03:04');
  assert.equal(shown('FORMATDURATION(93784, TRUE)'), '1:02:03:04');
  assert.equal(shown('ISOWEEK(DATE(2027, 1, 1))'), '53');
  assert.equal(shown('ISOYEAR(DATE(2027, 1, 1))'), '2026');
  assert.equal(shown('UNIXTIMESTAMP(FROMUNIXTIME(86400))'), '86400');
  assert.equal(shown('ROUND(SIN(PI() / 2), 6)'), '1.000000');
});
