import { LightningElement, api } from 'lwc';
import LANG from '@salesforce/i18n/lang';
import RIGHT from '@salesforce/label/c.ReviewAnswerRight';
import UNCLEAR from '@salesforce/label/c.ReviewAnswerUnclear';
import WRONG from '@salesforce/label/c.ReviewAnswerWrong';
import AGENT from '@salesforce/label/c.ReviewDimensionAgent';
import RULE from '@salesforce/label/c.ReviewDimensionRule';
import TOOL from '@salesforce/label/c.ReviewDimensionTool';
import EMPTY from '@salesforce/label/c.ReviewFiguresEmpty';
import KIND from '@salesforce/label/c.ReviewFiguresKind';
import NAME from '@salesforce/label/c.ReviewFiguresName';
import SHARE from '@salesforce/label/c.ReviewFiguresShare';
import TITLE from '@salesforce/label/c.ReviewFigures';
const DIMENSIONS = { agent: AGENT, tool: TOOL, rule: RULE };
const percent = new Intl.NumberFormat(LANG, { style: 'percent', maximumFractionDigits: 0 });
/** Shares of wrong decisions among those reviewed, per agent, tool and rule. */
export default class ReviewFigures extends LightningElement {
  @api
  figures = [];
  label = {
    empty: EMPTY,
    kind: KIND,
    right: RIGHT,
    share: SHARE,
    title: NAME,
    unclear: UNCLEAR,
    wrong: WRONG,
    heading: TITLE
  };
  get rows() {
    return this.figures.map((figure) => ({
      key: `${figure.dimension} ${figure.name}`,
      dimension: DIMENSIONS[figure.dimension ?? ''] ?? '',
      title: figure.name,
      share: typeof figure.wrongShare === 'number' ? percent.format(figure.wrongShare) : '',
      rightCount: figure.rightCount,
      wrongCount: figure.wrongCount,
      unclearCount: figure.unclearCount
    }));
  }
  get hasRows() {
    return this.figures.length > 0;
  }
}
