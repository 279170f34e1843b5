import { tx } from '../runtime/transaction.ts';
import type { ApexType } from '../runtime/type.ts';
import { present } from './arguments.ts';
import { check, checkEqual, checkNotEqual, fail, failWith } from './assertions.ts';
import { reference, SystemObject } from './define.ts';

type Message = string | null;

function typeName(value: unknown): string {
  return tx().program.typeOf(value)?.name ?? 'null';
}

/** Static members of `Assert`. */
export class Assert extends SystemObject {
  static 'areEqual(Object,Object)'(expected: unknown, actual: unknown): void {
    checkEqual(expected, actual, null);
  }
  static 'areEqual(Object,Object,String)'(expected: unknown, actual: unknown, message: Message): void {
    checkEqual(expected, actual, message);
  }
  static 'areNotEqual(Object,Object)'(unexpected: unknown, actual: unknown): void {
    checkNotEqual(unexpected, actual, null);
  }
  static 'areNotEqual(Object,Object,String)'(unexpected: unknown, actual: unknown, message: Message): void {
    checkNotEqual(unexpected, actual, message);
  }
  static 'fail()'(): void {
    fail(null);
  }
  static 'fail(String)'(message: Message): void {
    fail(message);
  }
  static 'isFalse(Boolean)'(condition: boolean | null): void {
    check(condition === false, null);
  }
  static 'isFalse(Boolean,String)'(condition: boolean | null, message: Message): void {
    check(condition === false, message);
  }
  static 'isTrue(Boolean)'(condition: boolean | null): void {
    check(condition, null);
  }
  static 'isTrue(Boolean,String)'(condition: boolean | null, message: Message): void {
    check(condition, message);
  }
  static 'isNull(Object)'(value: unknown): void {
    checkEqual(null, value, null);
  }
  static 'isNull(Object,String)'(value: unknown, message: Message): void {
    checkEqual(null, value, message);
  }
  static 'isNotNull(Object)'(value: unknown): void {
    checkNotEqual(null, value, null);
  }
  static 'isNotNull(Object,String)'(value: unknown, message: Message): void {
    checkNotEqual(null, value, message);
  }
  static 'isInstanceOfType(Object,Type)'(value: unknown, type: ApexType | null): void {
    Assert['isInstanceOfType(Object,Type,String)'](value, type, null);
  }
  static 'isInstanceOfType(Object,Type,String)'(value: unknown, type: ApexType | null, message: Message): void {
    if (present(type).isInstance(value)) return;
    failWith(message, `Expected: ${type}, Actual: ${typeName(value)}`);
  }
  static 'isNotInstanceOfType(Object,Type)'(value: unknown, type: ApexType | null): void {
    Assert['isNotInstanceOfType(Object,Type,String)'](value, type, null);
  }
  static 'isNotInstanceOfType(Object,Type,String)'(value: unknown, type: ApexType | null, message: Message): void {
    if (present(type).isInstance(value)) failWith(message, `Same value: ${typeName(value)}`);
  }
}

export const AssertType = reference(
  `
  public class System.Assert {
    public static void areEqual(Object expected, Object actual);
    public static void areEqual(Object expected, Object actual, String message);
    public static void areNotEqual(Object notExpected, Object actual);
    public static void areNotEqual(Object notExpected, Object actual, String message);
    public static void fail();
    public static void fail(String message);
    public static void isFalse(Boolean condition);
    public static void isFalse(Boolean condition, String message);
    public static void isInstanceOfType(Object instance, Type expectedType);
    public static void isInstanceOfType(Object instance, Type expectedType, String message);
    public static void isNotInstanceOfType(Object instance, Type notExpectedType);
    public static void isNotInstanceOfType(Object instance, Type notExpectedType, String message);
    public static void isNotNull(Object value);
    public static void isNotNull(Object value, String message);
    public static void isNull(Object value);
    public static void isNull(Object value, String message);
    public static void isTrue(Boolean condition);
    public static void isTrue(Boolean condition, String message);
  }`,
  Assert,
);
