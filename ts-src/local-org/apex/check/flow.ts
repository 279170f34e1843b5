import type { Bound } from './bound.ts';
import type { BoundStatement } from './bound-statements.ts';

/** How control leaves a statement. */
interface Flow {
  /** Control may reach the statement after it. */
  falls: boolean;
  /** A `break` in it may end the loop around it. */
  breaks: boolean;
}

const THROUGH: Flow = { falls: true, breaks: false };
const STOP: Flow = { falls: false, breaks: false };

/** Whether control may reach the end of the body; `unreachable` is told the line of the first statement that nothing reaches. */
export function fallsThrough(body: readonly BoundStatement[], unreachable: (line: number) => void): boolean {
  return sequence(body, unreachable).falls;
}

function sequence(body: readonly BoundStatement[], unreachable: (line: number) => void): Flow {
  let breaks = false;
  for (const [i, statement] of body.entries()) {
    const flow = flowOf(statement, unreachable);
    breaks ||= flow.breaks;
    if (flow.falls) continue;
    const next = body[i + 1];
    if (next) unreachable(next.line);
    return { falls: false, breaks };
  }
  return { falls: true, breaks };
}

function flowOf(statement: BoundStatement, unreachable: (line: number) => void): Flow {
  switch (statement.kind) {
    case 'block':
      return sequence(statement.body, unreachable);
    case 'if':
      return either([statement.then, statement.otherwise], unreachable);
    case 'switch': {
      const hasElse = statement.whens.some(({ conditions }) => conditions.length === 0);
      return either([...statement.whens.map(({ body }) => body), ...(hasElse ? [] : [null])], unreachable);
    }
    case 'for':
    case 'while':
      return loop(statement.condition, statement.body, unreachable);
    case 'doWhile': {
      const body = flowOf(statement.body, unreachable);
      return { falls: body.breaks || !isTrue(statement.condition), breaks: false };
    }
    case 'forEach':
      if (statement.body) flowOf(statement.body, unreachable);
      return THROUGH;
    case 'try':
      return tryFlow(statement, unreachable);
    case 'runAs':
      return flowOf(statement.body, unreachable);
    case 'return':
    case 'throw':
    case 'continue':
      return STOP;
    case 'break':
      return { falls: false, breaks: true };
    default:
      return THROUGH;
  }
}

function either(branches: (BoundStatement | null)[], unreachable: (line: number) => void): Flow {
  const flows = branches.map((branch) => (branch ? flowOf(branch, unreachable) : THROUGH));
  return { falls: flows.some(({ falls }) => falls), breaks: flows.some(({ breaks }) => breaks) };
}

function loop(condition: Bound | null, body: BoundStatement | null, unreachable: (line: number) => void): Flow {
  const inner = body ? flowOf(body, unreachable) : THROUGH;
  return { falls: inner.breaks || (condition !== null && !isTrue(condition)), breaks: false };
}

function tryFlow(statement: Extract<BoundStatement, { kind: 'try' }>, unreachable: (line: number) => void): Flow {
  const parts = either([statement.body, ...statement.catches.map(({ body }) => body)], unreachable);
  const lastly = statement.lastly ? flowOf(statement.lastly, unreachable) : THROUGH;
  return { falls: parts.falls && lastly.falls, breaks: parts.breaks || lastly.breaks };
}

function isTrue(condition: Bound): boolean {
  return condition.kind === 'constant' && condition.value === 'true';
}
