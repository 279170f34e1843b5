import { LightningElement, api } from 'lwc';
import DIAGRAM from '@salesforce/label/c.ToolGraphDiagram';
import FLAGGED from '@salesforce/label/c.ToolGraphFlagged';
import ALL from '@salesforce/label/c.ToolGraphLegendAll';
import ANY from '@salesforce/label/c.ToolGraphLegendAny';
import NEEDS_ALL from '@salesforce/label/c.ToolGraphNeedsAll';
import NEEDS_ANY from '@salesforce/label/c.ToolGraphNeedsAny';
import ONE_OF from '@salesforce/label/c.ToolGraphOneOf';
import UNKNOWN from '@salesforce/label/c.ToolGraphUnknownTool';
import WRITES from '@salesforce/label/c.ToolGraphWrites';
import { layOut } from 'c/layeredLayout';
import type { Layout, Point } from 'c/layeredLayout';
import { edgeKey, edgesOf, EMPTY, needsOf } from 'c/toolGraphModel';
import type { Edge, NeedKind, ToolGraph } from 'c/toolGraphModel';

/** A tool as the graph shows it. */
export interface GraphTool {
  toolName: string;
  /** Whether it changes something or sends something out. */
  writes: boolean;
  /** False for a name that the agent is not granted. */
  granted: boolean;
  /** Whether there is something to look at. */
  flagged: boolean;
}

interface DrawnNode {
  toolName: string;
  transform: string;
  className: string;
  text: string;
  note: string;
  flagged: boolean;
  pressed: 'true' | 'false';
  description: string;
}

interface DrawnEdge {
  key: string;
  line: string;
  head: string | undefined;
  className: string;
}

interface Junction {
  key: string;
  transform: string;
  line: string;
  head: string;
}

const SIZES = { nodeWidth: 164, nodeHeight: 46, columnGap: 88, rowGap: 18 };
const MARGIN = 20;
/** How far an arrow of a cycle swings out. */
const SWING = 48;
/** Where the arrows of alternatives meet, left of their tool. */
const JUNCTION = 40;
/** How far the two kinds of needs of one tool end from each other. */
const APART = 24;
const HEAD = 7;
const LONGEST_TEXT = 20;

/**
 * The order of tools as a drawing: what comes first stands left. Solid arrows are needs of all, dashed ones meet where one of
 * several is needed. Tools are buttons; fires `choose` with the tool's name in `detail`.
 */
export default class ToolGraphView extends LightningElement {
  @api tools: readonly GraphTool[] = [];
  @api graph: ToolGraph = EMPTY;
  /** Name of the chosen tool. */
  @api selected?: string;

  label = { all: ALL, any: ANY, oneOf: ONE_OF };

  get heading(): string {
    return DIAGRAM.replace('{0}', String(this.tools.length)).replace('{1}', String(this.edges.length));
  }

  get edges(): Edge[] {
    return edgesOf(this.graph);
  }

  get layout(): Layout {
    return layOut(
      this.tools.map(({ toolName }) => toolName),
      this.edges.map(({ tool, needed }) => ({ from: needed, to: tool })),
      SIZES,
    );
  }

  get width(): number {
    return this.layout.width + 2 * MARGIN;
  }

  get height(): number {
    return this.layout.height + 2 * MARGIN;
  }

  get viewBox(): string {
    return `${-MARGIN} ${-MARGIN} ${this.width} ${this.height}`;
  }

  get nodes(): DrawnNode[] {
    const { nodes } = this.layout;
    return this.tools.map((tool) => ({
      toolName: tool.toolName,
      transform: translate(nodes.get(tool.toolName)!),
      className: this.classOf(tool),
      text: shortened(tool.toolName),
      note: [tool.writes ? WRITES : '', tool.granted ? '' : UNKNOWN].filter(Boolean).join(', '),
      flagged: tool.flagged,
      pressed: tool.toolName === this.selected ? 'true' : 'false',
      description: this.describe(tool),
    }));
  }

  get arrows(): DrawnEdge[] {
    return this.layout.routes.map(({ points }, i) => {
      const edge = this.edges[i]!;
      const near = edge.tool === this.selected || edge.needed === this.selected;
      const joins = edge.kind === 'anyOf';
      const end = this.endOf(edge.tool, edge.kind, points[points.length - 1]!);
      return {
        key: edgeKey(edge),
        line: curve([...points.slice(0, -1), joins ? junctionAt(end) : end]),
        head: joins ? undefined : arrowHead(end),
        className: ['edge', joins ? 'any' : '', near ? 'near' : ''].filter(Boolean).join(' '),
      };
    });
  }

  get junctions(): Junction[] {
    const { nodes } = this.layout;
    return this.tools
      .filter(({ toolName }) => needsOf(this.graph, toolName).anyOf.length > 0)
      .map(({ toolName }) => {
        const { x, y } = nodes.get(toolName)!;
        const end = this.endOf(toolName, 'anyOf', { x, y: y + SIZES.nodeHeight / 2 });
        const start = junctionAt(end);
        return {
          key: toolName,
          transform: translate(start),
          line: `M ${start.x} ${start.y} L ${end.x - HEAD} ${end.y}`,
          head: arrowHead(end),
        };
      });
  }

  handleClick(event: Event): void {
    this.choose(event);
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.choose(event);
    }
  }

  /** Where needs of one kind end: apart where the tool has both. */
  private endOf(toolName: string, kind: NeedKind, { x, y }: Point): Point {
    const { allOf, anyOf } = needsOf(this.graph, toolName);
    const both = allOf.length > 0 && anyOf.length > 0;
    return { x, y: both ? y + (kind === 'allOf' ? -APART : APART) / 2 : y };
  }

  private choose(event: Event): void {
    const { tool } = (event.currentTarget as SVGElement).dataset;
    this.dispatchEvent(new CustomEvent('choose', { detail: tool }));
  }

  private classOf({ toolName, granted, flagged, writes }: GraphTool): string {
    return [
      'node',
      toolName === this.selected ? 'chosen' : '',
      granted ? '' : 'unknown',
      flagged ? 'flagged' : '',
      writes ? 'writes' : '',
    ]
      .filter(Boolean)
      .join(' ');
  }

  private describe({ toolName, granted, writes, flagged }: GraphTool): string {
    const { allOf, anyOf } = needsOf(this.graph, toolName);
    return [
      toolName,
      writes ? WRITES : '',
      granted ? '' : UNKNOWN,
      flagged ? FLAGGED : '',
      allOf.length > 0 ? `${NEEDS_ALL}: ${allOf.join(', ')}` : '',
      anyOf.length > 0 ? `${NEEDS_ANY}: ${anyOf.join(', ')}` : '',
    ]
      .filter(Boolean)
      .join('. ');
  }
}

function junctionAt(end: Point): Point {
  return { x: end.x - JUNCTION, y: end.y };
}

function translate({ x, y }: Point): string {
  return `translate(${x} ${y})`;
}

/** Horizontal at its ends and bends; below the tools where it leads back. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points as [Point, ...Point[]];
  let before = first;
  const parts = rest.map((point) => {
    const middle = (before.x + point.x) / 2;
    const part =
      point.x > before.x
        ? `C ${middle} ${before.y}, ${middle} ${point.y}, ${point.x} ${point.y}`
        : `C ${before.x + SWING} ${before.y + SWING}, ${point.x - SWING} ${point.y + SWING}, ${point.x} ${point.y}`;
    before = point;
    return part;
  });
  return [`M ${first.x} ${first.y}`, ...parts].join(' ');
}

function arrowHead({ x, y }: Point): string {
  return `M ${x} ${y} l ${-HEAD - 2} ${-HEAD / 2 - 1} l 0 ${HEAD + 2} Z`;
}

function shortened(name: string): string {
  return name.length > LONGEST_TEXT ? `${name.slice(0, LONGEST_TEXT - 1)}…` : name;
}
