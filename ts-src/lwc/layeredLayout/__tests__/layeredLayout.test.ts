import { describe, expect, it } from '@jest/globals';
import { layOut } from 'c/layeredLayout';
import type { Arrow, Layout } from 'c/layeredLayout';

const SIZES = { nodeWidth: 100, nodeHeight: 30, columnGap: 50, rowGap: 10 };

function arrows(...pairs: string[]): Arrow[] {
  return pairs.map((pair) => ({ from: pair[0]!, to: pair[1]! }));
}

function drawn(names: string, ...pairs: string[]): Layout {
  return layOut([...names], arrows(...pairs), SIZES);
}

function column(layout: Layout, name: string): number {
  return layout.nodes.get(name)!.x / 150;
}

/** Whether two boxes share any point. */
function overlap(layout: Layout): boolean {
  const places = [...layout.nodes.values()];
  return places.some((a, i) =>
    places.slice(i + 1).some((b) => Math.abs(a.x - b.x) < SIZES.nodeWidth && Math.abs(a.y - b.y) < SIZES.nodeHeight),
  );
}

describe('c-layered-layout', () => {
  it('puts every node to the right of all that come before it', () => {
    const layout = drawn('dcba', 'ab', 'bc', 'ac', 'cd');
    expect(['a', 'b', 'c', 'd'].map((name) => column(layout, name))).toEqual([0, 1, 2, 3]);
  });

  it('stands next to what it comes before', () => {
    const layout = drawn('abcx', 'ab', 'bc', 'xc');
    expect(column(layout, 'x')).toBe(1);
  });

  it('lets no two nodes overlap and stays within its size', () => {
    const layout = drawn('abcdefgh', 'ab', 'ac', 'ad', 'be', 'ce', 'de', 'ae');
    expect(overlap(layout)).toBe(false);
    for (const { x, y } of layout.nodes.values()) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + SIZES.nodeWidth).toBeLessThanOrEqual(layout.width);
      expect(y + SIZES.nodeHeight).toBeLessThanOrEqual(layout.height);
    }
  });

  it('turns the order within columns so that arrows do not cross', () => {
    const layout = drawn('abcd', 'ad', 'bc');
    const y = (name: string): number => layout.nodes.get(name)!.y;
    expect(Math.sign(y('a') - y('b'))).toBe(Math.sign(y('d') - y('c')));
  });

  it('bends an arrow around the column that it passes', () => {
    const layout = drawn('abc', 'ab', 'bc', 'ac');
    const passing = layout.routes.find(({ arrow }) => arrow.from === 'a' && arrow.to === 'c')!;
    expect(passing.points).toHaveLength(4);
    expect(passing.points[1]!.y).not.toBe(layout.nodes.get('b')!.y + SIZES.nodeHeight / 2);
  });

  it('starts and ends its arrows at the sides of their nodes', () => {
    const layout = drawn('ab', 'ab');
    expect(layout.routes[0]!.points).toEqual([
      { x: 100, y: 15 },
      { x: 150, y: 15 },
    ]);
  });

  it('draws a cycle and a node that waits for itself', () => {
    const layout = drawn('abc', 'ab', 'bc', 'ca', 'aa');
    expect(layout.routes).toHaveLength(4);
    expect(['a', 'b', 'c'].map((name) => column(layout, name))).toEqual([0, 1, 2]);
  });

  it('puts nodes without arrows in rows below', () => {
    const layout = drawn('abwxyz', 'ab');
    const below = ['w', 'x', 'y', 'z'].map((name) => layout.nodes.get(name)!);
    expect(Math.min(...below.map(({ y }) => y))).toBeGreaterThan(layout.nodes.get('a')!.y);
    expect(overlap(layout)).toBe(false);
  });

  it('is empty without nodes', () => {
    expect(drawn('')).toMatchObject({ width: 0, height: 0, routes: [] });
  });

  it('places two hundred tools in little time', () => {
    const names = Array.from({ length: 200 }, (_, i) => `tool_${i}`);
    const many = names.slice(1).flatMap((to, i) => [
      { from: names[i]!, to },
      { from: names[Math.floor(i / 2)]!, to },
    ]);
    const started = performance.now();
    const layout = layOut(names, many, SIZES);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(layout.nodes.size).toBe(200);
  });
});
