import LANG from '@salesforce/i18n/lang';
import NO_PRICE from '@salesforce/label/c.CostNoPrice';
import UNPRICED from '@salesforce/label/c.CostAnswersUnpriced';
/** Digits of amounts below a dollar: a model's answer often costs less than a cent. */
const SMALL_DIGITS = 4;
const whole = new Intl.NumberFormat(LANG);
/** `$12.50`, `$0.0031`. */
export function dollarText(amount) {
  return new Intl.NumberFormat(LANG, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: 2,
    maximumFractionDigits: amount !== 0 && amount < 1 ? SMALL_DIGITS : 2
  }).format(amount);
}
/** `12,345` */
export function countText(count = 0) {
  return whole.format(count);
}
/** Whether a line has answers, and none of them a price. Apex's null may arrive as null or not at all. */
export function isUnpriced({ costUSD, answers = 0 }) {
  return typeof costUSD !== 'number' && answers > 0;
}
/** The cost of a line; words where none of its answers has a price, because it was not free. */
export function costText(line) {
  return isUnpriced(line) ? NO_PRICE : dollarText(line.costUSD ?? 0);
}
/** How many answers a cost leaves out; empty where it leaves out none, or where it says so by itself. */
export function unpricedText(line) {
  const { unpriced = 0 } = line;
  return !isUnpriced(line) && unpriced > 0 ? UNPRICED.replace('{0}', countText(unpriced)) : '';
}
/** Prompt and completion tokens of a turn, on average. */
export function tokensPerTurnText({ promptTokens = 0, completionTokens = 0, turns = 0 }) {
  return turns === 0 ? '' : countText(Math.round((promptTokens + completionTokens) / turns));
}
/** A day as `Mar 31`. @param day ISO 8601 date, which has no time zone */
export function dayText(day) {
  return new Intl.DateTimeFormat(LANG, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(day));
}
