/** As much of a recorded figure as its fields show. */
interface Recorded {
  numerator: number | null;
  denominator: number | null;
  share: number | null;
  count: number | null;
  grade: string | null;
  note: string | null;
}

/** A figure as it is typed. */
export interface FigureText {
  numerator: string;
  denominator: string;
  ratio: string;
  count: string;
  grade: string;
  note: string;
}

export type FigureField = keyof FigureText;

export type FigureFault = 'number' | 'share' | 'whole' | 'pair' | 'more';

const text = (value: number | null): string => (value === null ? '' : String(value));

/** As it stands in the fields. A share that follows from its cases is not typed. */
export function textOf(figure: Recorded): FigureText {
  const cases = figure.numerator !== null;
  return {
    numerator: text(figure.numerator),
    denominator: text(figure.denominator),
    ratio: cases ? '' : text(figure.share),
    count: text(figure.count),
    grade: figure.grade ?? '',
    note: figure.note ?? '',
  };
}

/** A number as people type it: full-width digits, a comma between thousands, a percent sign. Undefined when it is none. */
export function readNumber(typed: string): number | null | undefined {
  const plain = typed.normalize('NFKC').replace(/[,\s]/g, '');
  if (plain === '') return null;
  const percent = plain.endsWith('%');
  const digits = percent ? plain.slice(0, -1) : plain;
  if (!/^\d+(\.\d+)?$/.test(digits)) return undefined;
  // Not divided: 35 / 100 is exact where 35 * 0.01 is not.
  return percent ? Number(digits) / 100 : Number(digits);
}

/** The fields of the input; what is left out is not named. */
interface Values {
  numerator?: number | null;
  denominator?: number | null;
  ratio?: number | null;
  count?: number | null;
  grade?: string | null;
  note: string | null;
}

export interface Reading {
  values: Values;
  faults: Partial<Record<FigureField, FigureFault>>;
}

/** What was typed as the server takes it, and what is wrong with it. */
export function readFigure(kind: 'USE' | 'QUALITY' | 'COUNT' | 'GRADE', typed: FigureText): Reading {
  const faults: Reading['faults'] = {};
  const number = (field: 'numerator' | 'denominator' | 'ratio' | 'count'): number | null => {
    const value = readNumber(typed[field]);
    if (value === undefined) faults[field] = 'number';
    return value ?? null;
  };
  const note = typed.note.trim() || null;
  if (kind === 'GRADE') return { values: { grade: typed.grade || null, note }, faults };
  if (kind === 'COUNT') {
    const count = number('count');
    if (count !== null && !Number.isInteger(count)) faults.count = 'whole';
    return { values: { count, note }, faults };
  }
  const numerator = number('numerator');
  const denominator = number('denominator');
  if (typed.numerator.trim() === '' && typed.denominator.trim() === '') {
    const ratio = number('ratio');
    if (ratio !== null && ratio > 1) faults.ratio = 'share';
    return { values: { ratio, note }, faults };
  }
  if (typed.numerator.trim() === '') faults.numerator = 'pair';
  else if (typed.denominator.trim() === '') faults.denominator = 'pair';
  else if (numerator !== null && denominator !== null && numerator > denominator) faults.numerator = 'more';
  return { values: { numerator, denominator, note }, faults };
}

/** Whether something else stands there than what was recorded. */
export const differs = (figure: Recorded, typed: FigureText): boolean => {
  const recorded = textOf(figure);
  return (Object.keys(recorded) as FigureField[]).some((field) => recorded[field] !== typed[field].trim());
};
