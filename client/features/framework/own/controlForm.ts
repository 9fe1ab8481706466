import type { OwnControlQuery } from '../../../gql/graphql';

export type EditedControl = NonNullable<OwnControlQuery['control']>;

/** What the form of a node holds; numbers as they are typed. */
export interface ControlValues {
  code: string;
  name: string;
  ref: string;
  text: string;
  level: string;
  relativeWeight: string;
  printedScore: string;
  score: string;
  informative: boolean;
  security: boolean;
  who: string;
  frequency: string;
  evidence: string;
  references: string[];
}

const typed = (number: number | null | undefined): string => (number == null ? '' : String(number));

export const startControl = (control: EditedControl): ControlValues => ({
  code: control.code,
  name: control.name,
  ref: control.ref ?? '',
  text: control.text ?? '',
  level: control.level ?? '',
  relativeWeight: typed(control.relativeWeight),
  printedScore: typed(control.printedScore),
  score: typed(control.indicator?.score),
  informative: control.informative,
  security: control.security,
  who: control.duty?.who ?? '',
  frequency: control.duty?.frequency ?? '',
  evidence: control.duty?.evidence ?? '',
  references: control.references.map((one) => `${one.framework.code}:${one.code}`),
});

export const isNumber = (text: string): boolean => text.trim() === '' || /^\d+(\.\d+)?$/.test(text.trim());

const number = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** Only what was changed travels, so that two people who change different things do not undo each other. */
export function toControlChanges(values: ControlValues, before: ControlValues, kind: string) {
  const changed = (field: keyof ControlValues) =>
    JSON.stringify(values[field]) !== JSON.stringify(before[field]);
  const duty = {
    who: values.who || null,
    frequency: (values.frequency || null) as never,
    evidence: values.evidence || null,
  };
  return {
    ...(changed('code') && { code: values.code }),
    ...(changed('name') && { name: values.name }),
    ...(changed('ref') && { ref: values.ref || null }),
    ...(changed('text') && { text: values.text || null }),
    ...(changed('level') && { level: values.level || null }),
    ...(changed('relativeWeight') && { relativeWeight: number(values.relativeWeight) }),
    ...(changed('printedScore') && { printedScore: number(values.printedScore) }),
    ...(kind === 'INDICATOR' && changed('score') && { score: number(values.score) ?? 0 }),
    ...(changed('informative') && { informative: values.informative }),
    ...(changed('security') && { security: values.security }),
    ...(kind === 'DUTY' && (['who', 'frequency', 'evidence'] as const).some(changed) && { duty }),
    ...(changed('references') && { references: values.references }),
  };
}
