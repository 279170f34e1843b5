import { Double } from '../../values/index.ts';
import { present } from './arguments.ts';
import { primitive } from './define.ts';
import { TypeException } from './exceptions.ts';
import { localNumber } from './locale.ts';

function valueOf(value: string | null): bigint {
  const given = present(value).trim();
  if (!/^[+-]?\d+$/.test(given)) throw new TypeException(`Invalid long: ${value}`);
  const parsed = BigInt(given);
  if (parsed !== BigInt.asIntN(64, parsed)) throw new TypeException(`Invalid long: ${value}`);
  return parsed;
}

export const LongType = primitive(
  `
  public class System.Long {
    public static final Long MAX_VALUE;
    public static final Long MIN_VALUE;
    public static Long valueOf(String value);
    public String format();
    public Integer intValue();
    public Long longValue();
    public Double doubleValue();
  }`,
  {
    'get MAX_VALUE': () => 9223372036854775807n,
    'get MIN_VALUE': () => -9223372036854775808n,
    'valueOf(String)': valueOf,
    'format()': (self: bigint) => localNumber(self),
    'intValue()': (self: bigint) => Number(BigInt.asIntN(32, self)),
    'longValue()': (self: bigint) => self,
    'doubleValue()': (self: bigint) => new Double(Number(self)),
  },
);
