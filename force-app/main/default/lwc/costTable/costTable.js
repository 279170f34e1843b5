import { LightningElement, api } from 'lwc';
import COMPLETION from '@salesforce/label/c.CostCompletionTokens';
import COST from '@salesforce/label/c.CostTotal';
import HIGH from '@salesforce/label/c.CostHigh';
import PROMPT from '@salesforce/label/c.CostPromptTokens';
import TOKENS from '@salesforce/label/c.CostTokensPerTurn';
import TURNS from '@salesforce/label/c.CostTurns';
import { costText, countText, tokensPerTurnText, unpricedText } from 'c/costText';
/** Cost of several agents or people, one in each row. */
export default class CostTable extends LightningElement {
  /** What the table is about, above it. */
  @api
  heading = '';
  /** Head of the first column. */
  @api
  nameLabel = '';
  @api
  lines = [];
  /** US dollars from which a cost is marked as high; undefined marks none. */
  @api
  highFrom;
  label = { completion: COMPLETION, cost: COST, high: HIGH, prompt: PROMPT, tokens: TOKENS, turns: TURNS };
  get rows() {
    return this.lines.map((line) => ({
      title: line.name ?? '',
      cost: costText(line),
      unpriced: unpricedText(line),
      isHigh: this.highFrom !== undefined && (line.costUSD ?? 0) >= this.highFrom,
      turns: countText(line.turns),
      tokens: tokensPerTurnText(line),
      prompt: countText(line.promptTokens),
      completion: countText(line.completionTokens)
    }));
  }
}
