import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../test/harness.ts';
import { check } from './testing.ts';

test('String: parts and search', () => {
  check({
    "'abcdefghijklmno'.abbreviate(8)": 'abcde...',
    "'Hello Maximillian'.abbreviate(8)": 'Hello...',
    "'abcdefghijklmno'.abbreviate(10, 6)": '...ghij...',
    "'hello'.capitalize()": 'Hello',
    "'hallo'.center(9)": '  hallo  ',
    "'hallo'.center(9, '-')": '--hallo--',
    "'abcde'.compareTo('abcd')": '1',
    "'hello'.containsAny('hx')": 'true',
    "'HELLO'.containsIgnoreCase('ell')": 'true',
    "'abcde'.containsOnly('abcdef')": 'true',
    "'Hello Jane'.countMatches('e')": '2',
    "' H e l l o '.deleteWhitespace()": 'Hello',
    "'Hello Jane'.difference('Hello Max')": 'Max',
    "'kitten'.getLevenshteinDistance('sitting')": '3',
    "'kitten'.getLevenshteinDistance('sitting', 2)": '-1',
    "'abcd'.indexOf('e')": '-1',
    "'abcabc'.indexOf('b', 2)": '4',
    "'Hello'.indexOfAny('ol')": '2',
    "'abcabc'.lastIndexOf('c')": '5',
    "'abcabc'.lastIndexOf('c', 4)": '2',
    "'abc'.isAllLowerCase()": 'true',
    "'ab2'.isAlpha()": 'false',
    "''.isNumeric()": 'false',
    "'1234567890'.isNumeric()": 'true',
    "'1.2'.isNumeric()": 'false',
    "'abcd'.left(2)": 'ab',
    "'abcd'.left(9)": 'abcd',
    "'ab'.leftPad(5, 'xyz')": 'xyzab',
    "'ab'.rightPad(4)": 'ab  ',
    "'abcde'.mid(2, 2)": 'cd',
    "'Jane is Jane'.remove('Jane')": ' is ',
    "'Jane.txt'.removeEnd('.txt')": 'Jane',
    "'Jane'.removeStartIgnoreCase('JA')": 'ne',
    "'SFDC'.repeat(2)": 'SFDCSFDC',
    "'a'.repeat(',', 3)": 'a,a,a',
    "'a.b.c'.replace('.', '$')": 'a$b$c',
    "'a1b22'.replaceAll('[0-9]+', '#')": 'a#b#',
    "'a1b22'.replaceFirst('\\\\d', '-')": 'a-b22',
    "'hello'.reverse()": 'olleh',
    "'hamburger'.substring(4, 8)": 'urge',
    "'abc'.substring(4)": 'System.StringException: Ending position out of bounds: 3',
    "'Salesforce.com'.substringAfter('force')": '.com',
    "'a.b.c'.substringAfterLast('.')": 'c',
    "'a.b.c'.substringBefore('.')": 'a',
    "'a.b.c'.substringBeforeLast('.')": 'a.b',
    "'<b>x</b>'.substringBetween('<b>', '</b>')": 'x',
    "'abc'.substringBetween('x')": 'null',
    "'Force.com'.swapCase()": 'fORCE.COM',
    "'  x y '.trim() + '|'": 'x y|',
    "' a   b '.normalizeSpace()": 'a b',
  });
});

test('String: statics, splitting and escaping', () => {
  check({
    "String.format('{0} was \\'{1}\\' {2}', new List<Object>{ 'A', 12345, null })": 'A was {1} null',
    "String.format('It\\'\\'s {0} of {1}', new List<Object>{ 1 })": "It's 1 of {1}",
    "String.join(new List<Integer>{ 1, null, 3 }, '-')": '1--3',
    "String.join(new Set<String>{ 'a', 'b' }, ', ')": 'a, b',
    "String.escapeSingleQuotes('O\\'Reilly')": "O\\'Reilly",
    "String.isBlank(' \\t')": 'true',
    "String.isEmpty(' ')": 'false',
    'String.valueOf(1.50)': '1.50',
    'String.valueOf(10000000000L)': '10000000000',
    'String.valueOf(Date.newInstance(2026, 11, 21))': '2026-11-21',
    'String.valueOfGmt(Datetime.newInstanceGmt(2026, 11, 21, 1, 2, 3))': '2026-11-21 01:02:03',
    "String.getCommonPrefix(new List<String>{ 'SFDC', 'SForce' })": 'SF',
    'String.fromCharArray(new List<Integer>{ 74, 8364 })': 'J€',
    "'boo:and:foo'.split(':')": '(boo, and, foo)',
    "'boo:and:foo'.split('o', 0)": '(b, , :and:f)',
    "'boo:and:foo'.split(':', 2)": '(boo, and:foo)',
    "'foo200Bar'.splitByCharacterTypeCamelCase()": '(foo, 200, Bar)',
    "'Lightning.platform'.splitByCharacterType()": '(L, ightning, ., platform)',
    '\'a,"b"\'.escapeCsv()': '"a,""b"""',
    '\'<p>"é" & more</p>\'.escapeHtml4()': '&lt;p&gt;&quot;&eacute;&quot; &amp; more&lt;/p&gt;',
    "'&lt;&euro;&#65;&nope;'.unescapeHtml4()": '<€A&nope;',
    "'é\\n'.escapeJava()": '\\u00E9\\n',
    '\'<a href="x">y</a>\'.stripHtmlTags()': 'y',
    "'hello'.hashCode()": '99162322',
    "'abc'.charAt(1)": '98',
    "'abc'.charAt(3)": 'System.StringException: String index out of range: 3',
    "'Hello'.equalsIgnoreCase('hELLO')": 'true',
  });
});

test('numbers', () => {
  check({
    "Integer.valueOf('12')": '12',
    "Integer.valueOf('x')": 'System.TypeException: Invalid integer: x',
    "Integer.valueOf('2147483648')": 'System.TypeException: Invalid integer: 2147483648',
    "Decimal.valueOf('1.10').setScale(1)": '1.1',
    "Decimal.valueOf('5.245').setScale(2)": '5.24',
    "Decimal.valueOf('2.5').round()": '2',
    "Decimal.valueOf('2.5').round(System.RoundingMode.UP)": '3',
    "Decimal.valueOf('19').divide(100, 5)": '0.19000',
    "Decimal.valueOf('19').divide(21, 5, System.RoundingMode.HALF_UP)": '0.90476',
    "Decimal.valueOf('0.0000001').toPlainString()": '0.0000001',
    "Decimal.valueOf('12345.6789').format()": '12,345.679',
    "Decimal.valueOf('4').pow(2)": '16',
    "Decimal.valueOf('123.450').precision()": '6',
    "Double.valueOf('3')": '3.0',
    '(1234567).format()': '1,234,567',
    'Math.mod(-7, 3)': '-1',
    'Math.mod(7, 0)': 'System.MathException: Divide by 0',
    'Math.abs(-4)': '4',
    'Math.ceil(1.2)': '2',
    'Math.floor(-1.2)': '-2',
    'Math.max(3, 5)': '5',
    'Math.sqrt(16.0)': '4',
    'Math.pow(2, 10)': '1024.0',
    'Math.roundToLong(2.6)': '3',
    "Long.valueOf('123')": '123',
    "Boolean.valueOf('TRUE')": 'true',
  });
});

test('dates, moments and times', () => {
  check(
    {
      'Date.newInstance(2026, 2, 28).addDays(1).format()': '3/1/2026',
      'Date.newInstance(2024, 1, 31).addMonths(1)': '2024-02-29 00:00:00',
      "Date.valueOf('2026-11-21').daysBetween(Date.valueOf('2026-12-01'))": '10',
      "Date.valueOf('x')": 'System.TypeException: Invalid date: x',
      "Date.parse('12/27/2009')": '2009-12-27 00:00:00',
      'Date.isLeapYear(2000)': 'true',
      'Date.daysInMonth(2026, 2)': '28',
      "dt.format('yyyy-MM-dd\\'T\\'HH:mm:ss.SSSZ')": '2026-11-21T15:04:05.000+0000',
      "dt.format('EEE, d MMM yyyy h:mm a', 'America/Los_Angeles')": 'Sat, 21 Nov 2026 7:04 AM',
      "dt.format('EEEE MMMM dd yy k K H z', 'Asia/Tokyo')": 'Sunday November 22 26 24 0 0 JST',
      "dt.format('z', 'Europe/Paris') + dt.addMonths(8).format('z', 'Europe/London') + dt.formatGmt('z')": 'CETBSTGMT',
      "dt.format('z', 'Australia/Sydney')": 'AEDT',
      "dt.formatGmt('D w W u')": '325 47 3 6',
      'dt.format()': '11/21/2026, 3:04 PM',
      'dt.addMonths(3).date()': '2027-02-21 00:00:00',
      'dt.getTime()': '1795273445000',
      'dt.hour()': '15',
      "Datetime.valueOf('2026-11-21 15:04:05') == dt": 'true',
      "Datetime.parse('11/21/2026, 3:04 PM').minute()": '4',
      "Datetime.valueOf('nope')": 'System.TypeException: Invalid date/time: nope',
      'Time.newInstance(1, 2, 3, 4).addHours(23)': '00:02:03.004Z',
    },
    'Datetime dt = Datetime.newInstanceGmt(2026, 11, 21, 15, 4, 5);',
  );
});

test('lists', () => {
  check(
    {
      a: '(3, 1, 2)',
      'a.get(5)': 'System.ListException: List index out of bounds: 5',
      'a.indexOf(2)': '2',
      sorted: '(1, 2, 3)',
      'a.clone().remove(0)': '3',
      'a == new List<Integer>{ 3, 1, 2 }': 'true',
      "new List<String>{ 'b', null, 'a', 'B' }": '(b, null, a, B)',
      strings: '(null, B, a, b)',
      'new List<Integer>{ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 }': '(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...)',
      'new List<Object>{ a, null }': '((3, 1, 2), null)',
    },
    `List<Integer> a = new List<Integer>{ 3, 1, 2 };
    List<Integer> sorted = a.clone(); sorted.sort();
    List<String> strings = new List<String>{ 'b', null, 'a', 'B' }; strings.sort();`,
  );
});

test('sets and maps', () => {
  check(
    {
      s: '{a, b, c}',
      "s.contains('A')": 'false',
      "s.add('a')": 'false',
      "s.containsAll(new List<String>{ 'a', 'b' })": 'true',
      m: '{x=1, y=null}',
      "m.get('z')": 'null',
      "m.containsKey('y')": 'true',
      "m.put('x', 2)": '1',
      'm.keySet()': '{x, y}',
      'm.values()': '(2, null)',
      decimals: '{1.0=b}',
      'new Set<Date>{ Date.newInstance(2026, 1, 1), Date.newInstance(2026, 1, 1) }.size()': '1',
    },
    `Set<String> s = new Set<String>{ 'a', 'b', 'c' };
    Map<String, Integer> m = new Map<String, Integer>{ 'x' => 1, 'y' => null };
    Map<Decimal, String> decimals = new Map<Decimal, String>{ 1.0 => 'a', 1.00 => 'b' };`,
  );
});

test('encoding and digests', () => {
  check(
    {
      "EncodingUtil.base64Encode(Blob.valueOf('Hello'))": 'SGVsbG8=',
      "EncodingUtil.base64Decode('SGVsbG8=').toString()": 'Hello',
      "EncodingUtil.convertToHex(Crypto.generateDigest('SHA-256', Blob.valueOf('abc')))":
        'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      "EncodingUtil.convertToHex(Crypto.generateMac('hmacSHA256', Blob.valueOf('what do ya want for nothing?'), Blob.valueOf('Jefe')))":
        '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
      "EncodingUtil.urlEncode('a b&c/é~*', 'UTF-8')": 'a+b%26c%2F%C3%A9%7E*',
      "EncodingUtil.urlDecode('a+b%26', 'UTF-8')": 'a b&',
      "EncodingUtil.urlDecode('%ffok%C3', 'UTF-8')": '\uFFFDok\uFFFD',
      "Crypto.decryptWithManagedIV('AES256', key, Crypto.encryptWithManagedIV('AES256', key, Blob.valueOf('secret'))).toString()":
        'secret',
      "Crypto.generateDigest('nope', Blob.valueOf('x'))":
        'System.InvalidParameterValueException: Invalid algorithm name nope',
      "UUID.fromString('F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6')": 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
    },
    'Blob key = Crypto.generateAesKey(256);',
  );
});

test('signatures made with a PKCS #8 key verify with its public key', async () => {
  const { generateKeyPairSync } = await import('node:crypto');
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const der = {
    private: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    public: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  };
  check(
    {
      "Crypto.verify('ECDSA-SHA256', data, signature, publicKey)": 'true',
      "Crypto.verify('ECDSA-SHA256', Blob.valueOf('other'), signature, publicKey)": 'false',
      "Crypto.sign('ECDSA-SHA256', data, data)": 'System.SecurityException: Invalid key',
    },
    `Blob data = Blob.valueOf('message');
    Blob publicKey = EncodingUtil.base64Decode('${der.public}');
    Blob signature = Crypto.sign('ECDSA-SHA256', data, EncodingUtil.base64Decode('${der.private}'));`,
  );
});

test('urls, types, enums and JSON', () => {
  check({
    "new Url('https://u@example.com:8080/a/b?x=1#top').getAuthority()": 'u@example.com:8080',
    "new Url('https://example.com/a?x=1').getFile()": '/a?x=1',
    "new Url(new Url('https://example.com/a/b'), 'c').toExternalForm()": 'https://example.com/a/c',
    "new Url('nothing')": 'System.StringException: no protocol: nothing',
    "Type.forName('Map<String, List<Integer>>')": 'Map<String,List<Integer>>',
    "Type.forName('No.Such')": 'null',
    "Type.forName('Main').newInstance() instanceof Main": 'true',
    'List<String>.class.newInstance()': '()',
    'LoggingLevel.WARN.ordinal()': '7',
    "JSON.serialize(new Map<String, Object>{ 'a' => 1.50, 'b' => Date.newInstance(2026, 1, 2), 'c' => LoggingLevel.INFO })":
      '{"a":1.50,"b":"2026-01-02","c":"INFO"}',
    "JSON.deserialize('[1,2]', List<Integer>.class)": '(1, 2)',
    '((Map<String, Object>) JSON.deserializeUntyped(\'{"a":{"b":[1.5]}}\')).get(\'a\')': '{b=(1.5)}',
    "Pattern.compile('(\\\\w+)@(\\\\w+)').matcher('x me@home').replaceAll('$2 at $1')": 'x home at me',
  });
});

test('formulas see global variables of an object', () => {
  const source = `global class Main {
    global Integer amount;
    Integer hidden;
    global static Object run() {
      Main context = new Main();
      context.amount = 7;
      FormulaEval.FormulaBuilder builder = Formula.builder().withType(Main.class);
      return builder.withReturnType(FormulaEval.FormulaReturnType.INTEGER).withFormula('FORMULA').build().evaluate(context);
    }
  }`;
  assert.equal(run(source.replace('FORMULA', 'amount * 6')), 42);
  assert.throws(() => run(source.replace('FORMULA', 'hidden')), {
    apexMessage: 'Field hidden does not exist. Check spelling.',
  });
});

test('failed assertions tell what was expected', () => {
  const message = (statement: string): string => {
    try {
      run(`public class Main { public static void run() { ${statement} } }`);
    } catch (error) {
      return (error as { apexMessage: string }).apexMessage;
    }
    return 'passed';
  };
  assert.equal(message("System.assertEquals(1, 2, 'sum');"), 'Assertion Failed: sum: Expected: 1, Actual: 2');
  assert.equal(message("Assert.areEqual('a', 'A');"), 'Assertion Failed: Expected: a, Actual: A');
  assert.equal(message('System.assert(false);'), 'Assertion Failed');
  assert.equal(message("Assert.isTrue(false, 'no');"), 'Assertion Failed: no');
  assert.equal(message('System.assertNotEquals(null, null);'), 'Assertion Failed: Same value: null');
  assert.equal(message('Assert.areEqual(1, 1L); Assert.areEqual(1, 1.0);'), 'passed');
});
