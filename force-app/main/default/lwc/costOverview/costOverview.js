import { LightningElement, api, wire } from 'lwc';
import loadReport from '@salesforce/apex/CostController.report';
import AGENT from '@salesforce/label/c.CostAgent';
import AGENTS from '@salesforce/label/c.CostAgents';
import BUDGETS from '@salesforce/label/c.CostBudgets';
import BUDGET_AGENT from '@salesforce/label/c.CostBudgetAgent';
import BUDGET_TOP from '@salesforce/label/c.CostBudgetTop';
import BUDGET_USED from '@salesforce/label/c.CostBudgetUsed';
import COMPLETION from '@salesforce/label/c.CostCompletionTokens';
import EMPTY from '@salesforce/label/c.CostEmpty';
import HIGH_FROM from '@salesforce/label/c.CostHighFrom';
import LOADING from '@salesforce/label/c.CostLoading';
import PEOPLE from '@salesforce/label/c.CostPeople';
import PERIOD from '@salesforce/label/c.CostPeriod';
import PERIOD_DAYS from '@salesforce/label/c.CostPeriodDays';
import PERSON from '@salesforce/label/c.CostPerson';
import PROMPT from '@salesforce/label/c.CostPromptTokens';
import SHORTENED from '@salesforce/label/c.CostShortened';
import TITLE from '@salesforce/label/c.CostTitle';
import TOKENS from '@salesforce/label/c.CostTokensPerTurn';
import TOO_MANY from '@salesforce/label/c.CostTooMany';
import TOTAL from '@salesforce/label/c.CostTotal';
import TURNS from '@salesforce/label/c.CostTurns';
import UNAVAILABLE from '@salesforce/label/c.CostUnavailable';
import { costText, countText, dollarText, tokensPerTurnText, unpricedText } from 'c/costText';
const PERIODS = [7, 30, 90];
function usedText(used, budget) {
  return BUDGET_USED.replace('{0}', dollarText(used ?? 0)).replace('{1}', dollarText(budget));
}
function topText({ perUserDayUSD, topUser, topUserUsedUSD }) {
  if (typeof perUserDayUSD !== 'number') {
    return '';
  }
  return [topUser, usedText(topUserUsedUSD, perUserDayUSD)].filter(Boolean).join(': ');
}
/** What agents cost in the last days: in all, per day, per agent and per person, and what is left of budgets. */
export default class CostOverview extends LightningElement {
  /** Days shown at first: 7, 30 or 90. */
  @api
  days = 30;
  /** US dollars from which an agent's cost in the period is marked as high, at first. */
  @api
  highFrom = 10;
  label = {
    agent: AGENT,
    agents: AGENTS,
    budgetAgent: BUDGET_AGENT,
    budgetTop: BUDGET_TOP,
    budgets: BUDGETS,
    completion: COMPLETION,
    empty: EMPTY,
    highFrom: HIGH_FROM,
    loading: LOADING,
    people: PEOPLE,
    period: PERIOD,
    person: PERSON,
    prompt: PROMPT,
    title: TITLE,
    tokens: TOKENS,
    tooMany: TOO_MANY,
    total: TOTAL,
    turns: TURNS,
    unavailable: UNAVAILABLE
  };
  chosenDays;
  chosenHighFrom;
  @wire(loadReport, { days: '$period' })
  result;
  get period() {
    return this.chosenDays ?? this.days;
  }
  get periodValue() {
    return String(this.period);
  }
  get periods() {
    return PERIODS.map((days) => ({ label: PERIOD_DAYS.replace('{0}', String(days)), value: String(days) }));
  }
  get threshold() {
    return this.chosenHighFrom ?? this.highFrom;
  }
  get report() {
    return this.result?.data;
  }
  get error() {
    return this.result?.error;
  }
  get isEmpty() {
    return this.report?.isComplete === true && !this.report.total?.answers;
  }
  get isTooMuch() {
    return this.report?.isComplete === false;
  }
  /** Says which days are shown where they are fewer than asked for. */
  get shortened() {
    const { days, daysAsked } = this.report ?? {};
    return days === daysAsked ? '' : SHORTENED.replace('{0}', String(days)).replace('{1}', String(daysAsked));
  }
  get total() {
    return this.report?.total ?? {};
  }
  get cost() {
    return costText(this.total);
  }
  get unpriced() {
    return unpricedText(this.total);
  }
  get turns() {
    return countText(this.total.turns);
  }
  get tokensPerTurn() {
    return tokensPerTurnText(this.total);
  }
  get promptTokens() {
    return countText(this.total.promptTokens);
  }
  get completionTokens() {
    return countText(this.total.completionTokens);
  }
  get hasBudgets() {
    return Boolean(this.report?.budgets?.length);
  }
  get budgets() {
    return (this.report?.budgets ?? []).map((budget) => ({
      agent: budget.agent,
      all: typeof budget.perDayUSD === 'number' ? usedText(budget.usedUSD, budget.perDayUSD) : '',
      topUser: topText(budget)
    }));
  }
  handlePeriod(event) {
    this.chosenDays = Number(event.detail.value);
  }
  handleThreshold(event) {
    const amount = Number.parseFloat(event.detail.value);
    this.chosenHighFrom = Number.isFinite(amount) && amount >= 0 ? amount : undefined;
  }
}
