import { text } from '../../platform/graphql/text.js';
import type { Control } from './control.types.js';
import type { ControlRule } from './control-rule.schema.js';
import type { Edition } from './framework.catalogue.js';
import { findingsOfBook } from './rule-book-checks.js';
import type { BookFinding } from './rule-book-checks.js';

/** Everything that must be mended before a draft can be published. */
export function findingsOfDraft({ framework, scoring, controls }: Edition): BookFinding[] {
  if (scoring.kind === 'CONFORMITY') return [];
  if (framework.assessableCount === 0)
    return [{ code: null, text: text('还没有可以作答的条款', 'there is no clause to be answered yet') }];
  const nodes = controls.map((control) => ({ ...control, rule: ruleOfControl(control) }));
  return findingsOfBook(
    { scoringKind: scoring.kind, levels: framework.levels, scoring } as Parameters<typeof findingsOfBook>[0],
    nodes,
  );
}

/** What a node of a rule book carries, as its file would write it. */
export function ruleOfControl(control: Control): ControlRule {
  const { gradedItem, indicator, duty, listRule, strength, relativeWeight, printedScore } = control;
  const { security, referenceCodes, notes } = control;
  return {
    ...(gradedItem && { gradedItem }),
    ...(indicator && { indicator: fileIndicator(indicator) }),
    ...(duty && { duty }),
    ...(listRule && { listRule }),
    ...(strength && { strength }),
    ...(relativeWeight !== null && { relativeWeight }),
    ...(printedScore !== null && { printedScore }),
    ...(security && { security }),
    ...(referenceCodes.length > 0 && { references: [...referenceCodes] }),
    ...(notes.length > 0 && { notes }),
  } as ControlRule;
}

/** In memory an indicator lists its grades too; a file names only what it has. */
function fileIndicator(indicator: NonNullable<Control['indicator']>) {
  const { byGrade: _, unit, scoreByGrade, minimumCountByGrade, ...rest } = indicator;
  return {
    ...rest,
    ...(scoreByGrade && { scoreByGrade }),
    ...(minimumCountByGrade && { minimumCountByGrade }),
    ...(unit != null && { unit }),
  };
}
