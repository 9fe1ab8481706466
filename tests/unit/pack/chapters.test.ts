import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Control, Edition } from '../../../server/features/framework/index.js';
import { nodesOutside, placeItems } from '../../../server/features/pack/pack.chapters.js';
import { casesOf } from '../../support/thoroughness.js';

type Tree = Pick<Edition, 'childrenOf' | 'controlById'>;

/** A tree in reading order: each node hangs below one before it, or at the top. */
function treeOf(parents: readonly number[]): Tree {
  const controls = parents.map((parent, at) => ({
    id: `n${at}`,
    code: `c${at}`,
    name: `名${at}`,
    parentId: parent < at && parent >= 0 ? `n${parent}` : null,
  })) as unknown as Control[];
  return {
    controlById: new Map(controls.map((control) => [control.id, control])),
    childrenOf: Map.groupBy(controls, ({ parentId }) => parentId),
  };
}

const trees = fc.array(fc.integer({ min: -1, max: 30 }), { minLength: 1, maxLength: 40 });
const marks = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 });

describe('what stands in no chapter', () => {
  it('is counted once, and arranged whole by a chapter for each of its nodes that takes nothing from the others', () => {
    fc.assert(
      fc.property(trees, marks, marks, (parents, isItem, isChapter) => {
        const tree = treeOf(parents);
        const items = new Set([...tree.controlById.keys()].filter((_id, at) => isItem[at]));
        const own = [...tree.controlById.values()]
          .filter((_control, at) => isChapter[at])
          .map(({ code, name }) => ({ title: name, codes: [code] }));
        const before = placeItems(tree, own);
        const outside = new Set([...items].filter((id) => before(id) === undefined));
        const nodes = nodesOutside(tree, items, outside);
        expect(nodes.reduce((sum, node) => sum + node.items, 0)).toBe(outside.size);
        const after = placeItems(tree, [
          ...own,
          ...nodes.map(({ code, name }) => ({ title: name, codes: [code] })),
        ]);
        for (const id of items) {
          if (outside.has(id)) expect(after(id)).toBeGreaterThanOrEqual(own.length);
          else expect(after(id)).toBe(before(id));
        }
      }),
      { numRuns: casesOf(600) },
    );
  });

  it('is the highest node without others', () => {
    // 0 above 1 and 2; 2 above 3 and 4; only 1 is in a chapter.
    const tree = treeOf([-1, 0, 0, 2, 2]);
    const items = new Set(['n1', 'n3', 'n4']);
    expect(nodesOutside(tree, items, new Set(['n3', 'n4']))).toEqual([{ code: 'c2', name: '名2', items: 2 }]);
    expect(nodesOutside(tree, items, items)).toEqual([{ code: 'c0', name: '名0', items: 3 }]);
    expect(nodesOutside(tree, items, new Set())).toEqual([]);
  });
});
