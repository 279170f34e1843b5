/** Implicit conversions and numeric casts of emitted code: named after `Conversion` in the checker; null stays null. */
import { Decimal, Double } from '../../values/index.ts';
import type { ApexList } from '../system/List.ts';
import { QueryException } from '../system/QueryException.ts';
import { midnight, toId } from './operators.ts';

function lift<From, To>(convert: (value: From) => To): (value: From | null) => To | null {
  return (value) => (value === null ? null : convert(value));
}

const toInteger = (value: bigint): number => Number(BigInt.asIntN(32, value));
const truncate = (value: number): bigint => BigInt(Math.trunc(value));

export const conversions = {
  IntegerToLong: lift((value: number) => BigInt(value)),
  IntegerToDouble: lift((value: number) => new Double(value)),
  IntegerToDecimal: lift((value: number) => new Decimal(BigInt(value), 0)),
  LongToInteger: lift(toInteger),
  LongToDouble: lift((value: bigint) => new Double(Number(value))),
  LongToDecimal: lift((value: bigint) => new Decimal(value, 0)),
  DoubleToInteger: lift((value: Double) => Math.trunc(value.value) | 0),
  DoubleToLong: lift((value: Double) => truncate(value.value)),
  DoubleToDecimal: lift((value: Double) => Decimal.from(value.value)),
  DecimalToInteger: lift((value: Decimal) => toInteger(value.toBigInt())),
  DecimalToLong: lift((value: Decimal) => BigInt.asIntN(64, value.toBigInt())),
  DecimalToDouble: lift((value: Decimal) => new Double(value.toNumber())),
  StringToId: toId,
  DateToDatetime: lift(midnight),
  ListToRecord: onlyRow,
  ListToOptionalRecord: (rows: ApexList): unknown => (rows.items.length === 0 ? null : onlyRow(rows)),
};

/** The only row of a query that is assigned to a record. */
function onlyRow(rows: ApexList): unknown {
  if (rows.items.length === 0) throw new QueryException('List has no rows for assignment to SObject');
  if (rows.items.length > 1) throw new QueryException('List has more than 1 row for assignment to SObject');
  return rows.items[0];
}
