/** Hours of the day, on some days of the week, in a time zone: `Mon-Fri 08:00-18:00 Europe/Berlin`. As PolicyHours in the org. */
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const FORM = /^(?:([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? )?(\d{2}:\d{2})-(\d{2}:\d{2})(?: ([A-Za-z0-9_+/-]+))?$/;
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Whether a moment, in milliseconds since 1970, lies within the hours. Null for a text that cannot be understood. */
export function parseHours(text: string): ((moment: number) => boolean) | null {
  const match = FORM.exec(text);
  if (!match) return null;
  const [, first = 'Mon', last = match[1] ?? 'Sun', from = '', until = '', zone = 'UTC'] = match;
  const [firstDay, lastDay] = [DAYS.indexOf(first), DAYS.indexOf(last)];
  const clocks = CLOCK.test(from) && (until === '24:00' || CLOCK.test(until)) && from < until;
  const format = clockIn(zone);
  if (firstDay < 0 || lastDay < firstDay || !clocks || !format) return null;
  return (moment) => {
    const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    const day = DAYS.indexOf(part.weekday ?? '');
    const clock = `${part.hour}:${part.minute}`;
    return firstDay <= day && day <= lastDay && from <= clock && clock < until;
  };
}

/** Null for an unknown zone. */
function clockIn(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Milliseconds of an RFC 3339 moment in UTC to the second; null for any other text, and for a day that does not exist. */
export function parseMoment(text: string): number | null {
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) || new Date(moment).toISOString().replace('.000', '') !== text ? null : moment;
}
