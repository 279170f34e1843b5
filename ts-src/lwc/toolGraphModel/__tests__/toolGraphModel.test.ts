import { describe, expect, it } from '@jest/globals';
import {
  changesBetween,
  edgesOf,
  EMPTY,
  needsOf,
  readGraph,
  toolsOf,
  withChange,
  withNeeds,
  withoutTool,
  writeGraph,
} from 'c/toolGraphModel';

const STORED =
  '{"version":"1.0","dependencies":{"send_email":{"allOf":["get_record"],"anyOf":["search","find_records"]},"get_record":{}}}';
const GRAPH = { send_email: { allOf: ['get_record'], anyOf: ['find_records', 'search'] } };

describe('c-tool-graph-model', () => {
  it('reads the stored form, with names in their order', () => {
    expect(readGraph(STORED)).toEqual(GRAPH);
    expect(readGraph(undefined)).toEqual(EMPTY);
    expect(readGraph('  ')).toEqual(EMPTY);
  });

  it.each([
    '{',
    '[]',
    'null',
    '{"version":"1.0"}',
    '{"dependencies":{"a":[]}}',
    '{"dependencies":{"a":{"allOf":"b"}}}',
  ])('does not draw %s', (source) => {
    expect(readGraph(source)).toBeUndefined();
  });

  it('writes what it reads', () => {
    expect(readGraph(writeGraph(GRAPH))).toEqual(GRAPH);
    expect(JSON.parse(writeGraph(GRAPH))).toEqual({ version: '1.0', dependencies: GRAPH });
    expect(JSON.parse(writeGraph({ a: { allOf: [], anyOf: ['b'] } })).dependencies.a).toEqual({ anyOf: ['b'] });
  });

  it('names every tool once, whatever it is called', () => {
    expect(toolsOf(GRAPH)).toEqual(['find_records', 'get_record', 'search', 'send_email']);
    expect(needsOf(GRAPH, 'constructor')).toEqual({ allOf: [], anyOf: [] });
  });

  it('needs a tool in one way only', () => {
    const graph = withNeeds(GRAPH, 'send_email', 'allOf', ['get_record', 'search']);
    expect(graph).toEqual({ send_email: { allOf: ['get_record', 'search'], anyOf: ['find_records'] } });
  });

  it('forgets a tool without needs, and one that is removed', () => {
    expect(withNeeds({ a: { allOf: ['b'], anyOf: [] } }, 'a', 'allOf', [])).toEqual(EMPTY);
    expect(toolsOf(withoutTool(GRAPH, 'search'))).toEqual(['find_records', 'get_record', 'send_email']);
    expect(withoutTool(GRAPH, 'send_email')).toEqual(EMPTY);
  });

  it('tells what makes one graph into another, and each change can be made by itself', () => {
    const other = { send_email: { allOf: ['search'], anyOf: ['find_records'] } };
    const changes = changesBetween(GRAPH, other);
    expect(changes).toEqual([
      { edge: { tool: 'send_email', needed: 'search', kind: 'allOf' }, added: true },
      { edge: { tool: 'send_email', needed: 'get_record', kind: 'allOf' }, added: false },
      { edge: { tool: 'send_email', needed: 'search', kind: 'anyOf' }, added: false },
    ]);
    expect(changes.reduce(withChange, GRAPH)).toEqual(other);
    expect(changesBetween(other, other)).toEqual([]);
    expect(edgesOf(withChange(EMPTY, changes[0]!))).toEqual([changes[0]!.edge]);
  });
});
