import type { FrameworkControlsQuery } from '../../gql/graphql';
import type { TreeNode } from '../../ui/treeModel';
import { keepLeaves } from './controlTree';

export type TreeControl = NonNullable<FrameworkControlsQuery['framework']>['controls'][number];

export interface ControlView {
  /** What a search finds; null without one. */
  found: ReadonlySet<string> | null;
  sets: readonly string[];
  weights: readonly string[];
  dimensions: readonly string[];
  highRisk: boolean;
}

/** Headings whose finding means everything under them; a level or a set would mean the whole book. */
const spoken = ['ITEM', 'CONTROL_POINT', 'CATEGORY'];

export const isItem = (control: Pick<TreeControl, 'assessable'>): boolean => control.assessable;

/** The items that pass the filter, with everything above them; a heading that is found keeps its items. */
export function filterTree(controls: readonly TreeControl[], view: ControlView): TreeNode<TreeControl>[] {
  const allows = (wanted: readonly string[], value: string | null): boolean =>
    wanted.length === 0 || wanted.includes(value ?? '');
  return keepLeaves(
    controls,
    isItem,
    (control, line) =>
      allows(view.sets, control.requirementSet) &&
      allows(view.weights, control.weight) &&
      allows(view.dimensions, control.dimension) &&
      (!view.highRisk || control.highRiskCases.length > 0) &&
      (view.found === null || line.some((one) => spoken.includes(one.kind) && view.found?.has(one.id))),
  );
}
