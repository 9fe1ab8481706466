import { z } from 'zod';
import { text } from '../../platform/graphql/text.js';
import { badInput } from '../../platform/graphql/errors.js';
import { id, line, paragraph } from '../../platform/graphql/input-rules.js';
import type { ControlRule } from './control-rule.schema.js';
import type { ControlKind } from './framework.enums.js';
import { lengths } from './own-book.limits.js';

const marks = z.number('number').min(0, 'negative').max(10_000, 'large').nullish();
const position = z.int().min(0).nullish();

const fields = {
  ref: paragraph(lengths.controlCode),
  text: paragraph(lengths.controlText),
  level: paragraph(lengths.shortName),
  informative: z.boolean().nullish(),
  security: z.boolean().nullish(),
  relativeWeight: marks,
  printedScore: marks,
  score: marks,
  duty: z
    .object({ who: paragraph(500), frequency: z.string().nullish(), evidence: paragraph(2_000) })
    .nullish(),
  references: z
    .array(line(200).pipe(z.string().regex(/^[a-z0-9.-]+:.+$/, 'reference')))
    .max(lengths.references, `many:${lengths.references}`)
    .nullish(),
};

export const newControl = z.object({
  ...fields,
  frameworkId: id,
  parentId: id.nullish(),
  position,
  kind: z.string(),
  code: line(lengths.controlCode),
  name: line(lengths.controlName),
});

export const changedControl = z.object({
  ...fields,
  id,
  code: line(lengths.controlCode).optional(),
  name: line(lengths.controlName).optional(),
});

export const movedControl = z.object({ id, parentId: id.nullish(), position });

export type ControlChanges = Pick<z.output<typeof changedControl>, keyof typeof fields>;

/**
 * What a node carries after a change. `given` says which fields the caller named at all: one that was left out stays.
 * A field that its kind does not have is BAD_USER_INPUT.
 */
export function changedRule(
  before: ControlRule,
  kind: ControlKind,
  level: string | null,
  changes: ControlChanges,
  given: ReadonlySet<string>,
): ControlRule {
  const rule: Record<string, unknown> = { ...before };
  const put = (key: string, value: unknown) => {
    if (value === null || value === undefined || value === false) delete rule[key];
    else rule[key] = value;
  };
  if (given.has('security')) put('security', changes.security);
  if (given.has('relativeWeight')) put('relativeWeight', changes.relativeWeight);
  if (given.has('printedScore')) put('printedScore', changes.printedScore);
  if (given.has('references'))
    put('references', changes.references?.length ? [...new Set(changes.references)] : null);
  if (kind === 'DUTY') {
    const terms = given.has('duty') ? changes.duty : before.duty;
    const kept = before.duty?.formerArticle === undefined ? {} : { formerArticle: before.duty.formerArticle };
    rule.duty = {
      ...kept,
      who: terms?.who ?? null,
      frequency: terms?.frequency ?? null,
      evidence: terms?.evidence ?? null,
    };
  } else if (changes.duty) throw wrongField('duty', kind);
  if (kind === 'INDICATOR') rule.indicator = indicatorOf(before.indicator, level, changes.score);
  else if (changes.score != null) throw wrongField('score', kind);
  return rule as ControlRule;
}

function indicatorOf(
  before: ControlRule['indicator'],
  level: string | null,
  score: number | null | undefined,
): NonNullable<ControlRule['indicator']> {
  if (before?.scoreByGrade && score != null && score !== before.score)
    throw badInput({
      score: text(
        '该指标各等级分值不同，请导出后在文件中修改再导入。',
        'This indicator gives different marks per grade: export it, change the file and import it.',
      ),
    });
  return {
    electiveTest: false,
    ...before,
    score: score ?? before?.score ?? 0,
    fromGrade: level,
    scored: level !== null,
  };
}

const wrongField = (field: string, kind: ControlKind) =>
  badInput({
    [field]: text(`${kind} 没有这一项。`, `A node of the kind ${kind} has no ${field}.`),
  });
