import { LightningElement, api, wire } from 'lwc';
import type { WireResult } from '@salesforce/apex';
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
import type { CostBudget, CostLine, CostReport } from 'c/costText';

const PERIODS = [7, 30, 90];

interface BudgetRow {
  agent?: string;
  all: string;
  topUser: string;
}

function usedText(used: number | undefined, budget: number): string {
  return BUDGET_USED.replace('{0}', dollarText(used ?? 0)).replace('{1}', dollarText(budget));
}

function topText({ perUserDayUSD, topUser, topUserUsedUSD }: CostBudget): string {
  if (typeof perUserDayUSD !== 'number') {
    return '';
  }
  return [topUser, usedText(topUserUsedUSD, perUserDayUSD)].filter(Boolean).join(': ');
}

/** What agents cost in the last days: in all, per day, per agent and per person, and what is left of budgets. */
export default class CostOverview extends LightningElement {
  /** Days shown at first: 7, 30 or 90. */
  @api days = 30;

  /** US dollars from which an agent's cost in the period is marked as high, at first. */
  @api highFrom = 10;

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
    unavailable: UNAVAILABLE,
  };

  private chosenDays?: number;
  private chosenHighFrom?: number;

  @wire(loadReport, { days: '$period' })
  result?: WireResult<CostReport>;

  get period(): number {
    return this.chosenDays ?? this.days;
  }

  get periodValue(): string {
    return String(this.period);
  }

  get periods(): { label: string; value: string }[] {
    return PERIODS.map((days) => ({ label: PERIOD_DAYS.replace('{0}', String(days)), value: String(days) }));
  }

  get threshold(): number {
    return this.chosenHighFrom ?? this.highFrom;
  }

  get report(): CostReport | undefined {
    return this.result?.data;
  }

  get error(): unknown {
    return this.result?.error;
  }

  get isEmpty(): boolean {
    return this.report?.isComplete === true && !this.report.total?.answers;
  }

  get isTooMuch(): boolean {
    return this.report?.isComplete === false;
  }

  /** Says which days are shown where they are fewer than asked for. */
  get shortened(): string {
    const { days, daysAsked } = this.report ?? {};
    return days === daysAsked ? '' : SHORTENED.replace('{0}', String(days)).replace('{1}', String(daysAsked));
  }

  get total(): CostLine {
    return this.report?.total ?? {};
  }

  get cost(): string {
    return costText(this.total);
  }

  get unpriced(): string {
    return unpricedText(this.total);
  }

  get turns(): string {
    return countText(this.total.turns);
  }

  get tokensPerTurn(): string {
    return tokensPerTurnText(this.total);
  }

  get promptTokens(): string {
    return countText(this.total.promptTokens);
  }

  get completionTokens(): string {
    return countText(this.total.completionTokens);
  }

  get hasBudgets(): boolean {
    return Boolean(this.report?.budgets?.length);
  }

  get budgets(): BudgetRow[] {
    return (this.report?.budgets ?? []).map((budget) => ({
      agent: budget.agent,
      all: typeof budget.perDayUSD === 'number' ? usedText(budget.usedUSD, budget.perDayUSD) : '',
      topUser: topText(budget),
    }));
  }

  handlePeriod(event: CustomEvent<{ value: string }>): void {
    this.chosenDays = Number(event.detail.value);
  }

  handleThreshold(event: CustomEvent<{ value: string }>): void {
    const amount = Number.parseFloat(event.detail.value);
    this.chosenHighFrom = Number.isFinite(amount) && amount >= 0 ? amount : undefined;
  }
}
