/** Left to right: `from` comes before `to`. */
export interface Arrow {
  from: string;
  to: string;
}

export interface Point {
  x: number;
  y: number;
}

/** Sizes in the unit of the drawing. */
export interface Sizes {
  nodeWidth: number;
  nodeHeight: number;
  columnGap: number;
  rowGap: number;
}

/** Upper left corners of the nodes; arrows as points from the right side of one node to the left side of the other. */
export interface Layout {
  width: number;
  height: number;
  nodes: ReadonlyMap<string, Point>;
  routes: readonly { arrow: Arrow; points: readonly Point[] }[];
}

const SWEEPS = 8;
const FEWEST_LOOSE_COLUMNS = 3;

/** A column: nodes, and bends of arrows that pass through it, from top to bottom. */
type Column = string[];

type Neighbours = Map<string, string[]>;

interface Layers {
  columns: Column[];
  /** Neighbours in the column to the left and to the right, bends included. */
  left: Neighbours;
  right: Neighbours;
  /** Ids from start to end of each arrow that goes from left to right. */
  ways: Map<Arrow, string[]>;
}

/**
 * Places a directed graph in columns, as Sugiyama, Tagawa and Toda did (1981): longest path from the left, bends where an
 * arrow passes a column, order within the columns by barycentres. A cycle is drawn too: its arrows back are left out of the
 * placing. Nodes without arrows stand in rows below. The same input gives the same drawing.
 */
export function layOut(names: readonly string[], arrows: readonly Arrow[], sizes: Sizes): Layout {
  const tied = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  const forward = withoutCycles(arrows);
  const layers = layersOf(
    names.filter((name) => tied.has(name)),
    forward,
  );
  const columns = ordered(layers);
  const tallest = Math.max(0, ...columns.map((column) => column.length));
  const rowHeight = sizes.nodeHeight + sizes.rowGap;
  const columnWidth = sizes.nodeWidth + sizes.columnGap;
  const places = new Map<string, Point>();
  columns.forEach((column, c) =>
    column.forEach((id, r) =>
      places.set(id, { x: c * columnWidth, y: ((tallest - column.length) / 2 + r) * rowHeight }),
    ),
  );
  const loose = names.filter((name) => !tied.has(name));
  const looseColumns = Math.max(columns.length, FEWEST_LOOSE_COLUMNS);
  loose.forEach((name, i) =>
    places.set(name, {
      x: (i % looseColumns) * columnWidth,
      y: (tallest + Math.floor(i / looseColumns)) * rowHeight,
    }),
  );
  const usedColumns = Math.max(columns.length, Math.min(loose.length, looseColumns));
  const rowCount = tallest + Math.ceil(loose.length / looseColumns);
  return {
    width: Math.max(0, usedColumns * columnWidth - sizes.columnGap),
    height: Math.max(0, rowCount * rowHeight - sizes.rowGap),
    nodes: new Map(names.map((name) => [name, places.get(name)!])),
    routes: arrows.map((arrow) => ({
      arrow,
      points: route(layers.ways.get(arrow) ?? [arrow.from, arrow.to], places, sizes),
    })),
  };
}

function route(way: readonly string[], places: ReadonlyMap<string, Point>, sizes: Sizes): Point[] {
  const middle = (id: string): number => places.get(id)!.y + sizes.nodeHeight / 2;
  const [first, last] = [way[0]!, way[way.length - 1]!];
  const bends = way.slice(1, -1).flatMap((id) => [
    { x: places.get(id)!.x, y: middle(id) },
    { x: places.get(id)!.x + sizes.nodeWidth, y: middle(id) },
  ]);
  return [
    { x: places.get(first)!.x + sizes.nodeWidth, y: middle(first) },
    ...bends,
    { x: places.get(last)!.x, y: middle(last) },
  ];
}

/** The arrows but those that close a cycle, seen from the first of them on. */
function withoutCycles(arrows: readonly Arrow[]): Arrow[] {
  const kept: Arrow[] = [];
  const next: Neighbours = new Map();
  for (const arrow of arrows) {
    if (!reachable(arrow.to, next).has(arrow.from)) {
      kept.push(arrow);
      note(next, arrow.from, arrow.to);
    }
  }
  return kept;
}

/** A node and all that follow it. */
function reachable(start: string, next: Neighbours): Set<string> {
  const found = new Set([start]);
  for (const name of found) {
    next.get(name)?.forEach((other) => found.add(other));
  }
  return found;
}

function note(neighbours: Neighbours, of: string, neighbour: string): void {
  const known = neighbours.get(of);
  if (known) {
    known.push(neighbour);
  } else {
    neighbours.set(of, [neighbour]);
  }
}

function layersOf(names: readonly string[], arrows: readonly Arrow[]): Layers {
  const columnOf = columnsByName(names, arrows);
  const columns: Column[] = Array.from({ length: Math.max(-1, ...columnOf.values()) + 1 }, () => []);
  names.forEach((name) => columns[columnOf.get(name)!]!.push(name));
  const left: Neighbours = new Map();
  const right: Neighbours = new Map();
  const ways = new Map<Arrow, string[]>();
  arrows.forEach((arrow, i) => {
    const way = [arrow.from];
    for (let c = columnOf.get(arrow.from)! + 1; c < columnOf.get(arrow.to)!; c += 1) {
      const bend = `bend ${i} ${c}`;
      columns[c]!.push(bend);
      way.push(bend);
    }
    way.push(arrow.to);
    ways.set(arrow, way);
    way.slice(1).forEach((to, k) => {
      note(left, to, way[k]!);
      note(right, way[k]!, to);
    });
  });
  return { columns, left, right, ways };
}

/** The longest way from the left; what has nothing before it stands next to what it comes before. */
function columnsByName(names: readonly string[], arrows: readonly Arrow[]): Map<string, number> {
  const columnOf = new Map(names.map((name) => [name, 0]));
  for (let moved = true; moved;) {
    moved = false;
    for (const { from, to } of arrows) {
      if (columnOf.get(to)! <= columnOf.get(from)!) {
        columnOf.set(to, columnOf.get(from)! + 1);
        moved = true;
      }
    }
  }
  const hasBefore = new Set(arrows.map(({ to }) => to));
  for (const name of names.filter((one) => !hasBefore.has(one))) {
    const after = arrows.filter(({ from }) => from === name).map(({ to }) => columnOf.get(to)!);
    if (after.length > 0) {
      columnOf.set(name, Math.min(...after) - 1);
    }
  }
  return columnOf;
}

/** Columns ordered by the middle of each node's neighbours, to and fro; the order with the fewest crossings wins. */
function ordered({ columns, left, right }: Layers): Column[] {
  let best = columns;
  let fewest = crossings(columns, right);
  let current = columns;
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    const rightwards = sweep % 2 === 0;
    current = rightwards ? swept(current, left) : swept(current.toReversed(), right).reverse();
    const crossed = crossings(current, right);
    if (crossed < fewest) {
      best = current;
      fewest = crossed;
    }
  }
  return best;
}

/** Orders each column by the one before it. */
function swept(columns: readonly Column[], before: Neighbours): Column[] {
  const result: Column[] = [];
  for (const column of columns) {
    const row = rows(result[result.length - 1] ?? []);
    const own = rows(column);
    const middle = (id: string): number => {
      const fixed = (before.get(id) ?? []).flatMap((neighbour) => row.get(neighbour) ?? []);
      return fixed.length === 0 ? own.get(id)! : fixed.reduce((sum, r) => sum + r, 0) / fixed.length;
    };
    result.push([...column].sort((a, b) => middle(a) - middle(b)));
  }
  return result;
}

function rows(column: Column): Map<string, number> {
  return new Map(column.map((id, row) => [id, row]));
}

/** How many pairs of arrows cross between neighbouring columns. */
function crossings(columns: readonly Column[], right: Neighbours): number {
  let count = 0;
  columns.slice(1).forEach((column, c) => {
    const row = rows(column);
    const ends = columns[c]!.map((id) => (right.get(id) ?? []).flatMap((to) => row.get(to) ?? []));
    ends.forEach((upper, i) => {
      for (const lower of ends.slice(i + 1).flat()) {
        count += upper.filter((end) => end > lower).length;
      }
    });
  });
  return count;
}
