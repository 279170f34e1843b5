import { LightningElement, api } from 'lwc';
import COST from '@salesforce/label/c.CostTotal';
import DATES from '@salesforce/label/c.CostDates';
import DAY from '@salesforce/label/c.CostDay';
import TABLE from '@salesforce/label/c.CostTable';
import TOKENS from '@salesforce/label/c.CostTokensPerTurn';
import TURNS from '@salesforce/label/c.CostTurns';
import { costText, countText, dayText, dollarText, isUnpriced, tokensPerTurnText, unpricedText } from 'c/costText';
/** Size of the drawing in its own units; it is stretched to the width of the page. */
const WIDTH = 900;
const HEIGHT = 160;
/** Height of a day whose answers have no price: seen, but not measured. */
const UNPRICED_HEIGHT = 12;
/** Share of a day's width that its bar takes. */
const BAR_SHARE = 0.7;
/** Cost per day as bars, and the same as a table. */
export default class CostTrend extends LightningElement {
  /** One line for each day, the earliest first. */
  @api
  lines = [];
  label = { cost: COST, dates: DATES, day: DAY, table: TABLE, tokens: TOKENS, turns: TURNS };
  viewBox = `0 0 ${WIDTH} ${HEIGHT}`;
  get bars() {
    const step = WIDTH / this.lines.length;
    const width = step * BAR_SHARE;
    return this.lines.map((line, index) => {
      const hollow = isUnpriced(line);
      const height = hollow ? UNPRICED_HEIGHT : this.heightOf(line.costUSD ?? 0);
      return {
        key: line.name ?? '',
        x: index * step + (step - width) / 2,
        y: HEIGHT - height,
        width,
        height,
        className: hollow ? 'unpriced' : 'priced',
        title: `${dayText(line.name ?? '')}: ${costText(line)}`
      };
    });
  }
  get rows() {
    return this.lines.map((line) => ({
      key: line.name ?? '',
      day: dayText(line.name ?? ''),
      cost: costText(line),
      unpriced: unpricedText(line),
      turns: countText(line.turns),
      tokens: tokensPerTurnText(line)
    }));
  }
  get firstDay() {
    return dayText(this.lines[0]?.name ?? '');
  }
  get lastDay() {
    return dayText(this.lines.at(-1)?.name ?? '');
  }
  get highest() {
    return dollarText(this.maximum);
  }
  get maximum() {
    return Math.max(0, ...this.lines.map(({ costUSD }) => costUSD ?? 0));
  }
  heightOf(cost) {
    return this.maximum === 0 ? 0 : (cost / this.maximum) * HEIGHT;
  }
}
