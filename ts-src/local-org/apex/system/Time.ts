import { ApexTime } from '../../values/index.ts';
import { present } from './arguments.ts';
import { primitive } from './define.ts';

const plus =
  (unit: number) =>
  (self: ApexTime, amount: number): ApexTime =>
    new ApexTime(self.ms + present(amount) * unit);

export const TimeType = primitive(
  `
  public class System.Time {
    public static Time newInstance(Integer hour, Integer minute, Integer second, Integer millisecond);
    public Time addHours(Integer hours);
    public Time addMilliseconds(Integer milliseconds);
    public Time addMinutes(Integer minutes);
    public Time addSeconds(Integer seconds);
    public Integer hour();
    public Integer millisecond();
    public Integer minute();
    public Integer second();
  }`,
  {
    'newInstance(Integer,Integer,Integer,Integer)': (
      hour: number,
      minute: number,
      second: number,
      millisecond: number,
    ) => ApexTime.of(present(hour), present(minute), present(second), present(millisecond)),
    'addHours(Integer)': plus(3_600_000),
    'addMilliseconds(Integer)': plus(1),
    'addMinutes(Integer)': plus(60_000),
    'addSeconds(Integer)': plus(1000),
    'hour()': (self: ApexTime) => self.hour,
    'millisecond()': (self: ApexTime) => self.millisecond,
    'minute()': (self: ApexTime) => self.minute,
    'second()': (self: ApexTime) => self.second,
  },
);
