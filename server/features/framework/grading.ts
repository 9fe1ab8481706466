/** What is harmed when the system is harmed (GB/T 22240-2020). */
export type ImpactObject = 'RIGHTS' | 'SOCIAL' | 'NATIONAL';
/** How badly it is harmed. */
export type ImpactDegree = 'GENERAL' | 'SERIOUS' | 'GRAVE';

/** The grading numbers of a framework file. */
export interface GradingRules {
  /** Per object: the level for general, serious and grave harm. */
  matrix: Record<ImpactObject, readonly [number, number, number]>;
  /** Allowed S/A codes per total level (GB/T 22239 table A.1). */
  combinations: readonly { level: number; codes: readonly string[] }[];
  /** Codes that the source text leaves open. */
  unverifiedCombinations: readonly string[];
}

export interface GradingAnswers {
  informationObject: ImpactObject;
  informationDegree: ImpactDegree;
  serviceObject: ImpactObject;
  serviceDegree: ImpactDegree;
}

export interface GradingOutcome {
  /** Level of business information security. */
  s: number;
  /** Level of service assurance. */
  a: number;
  /** Total level: the higher of the two, which is also G. */
  level: number;
  /** Such as `S3A2G3`. */
  code: string;
}

const DEGREES: readonly ImpactDegree[] = ['GENERAL', 'SERIOUS', 'GRAVE'];

/** Level for one harmed object and one degree of harm. */
export function gradeOf(rules: GradingRules, object: ImpactObject, degree: ImpactDegree): number {
  const level = rules.matrix[object][DEGREES.indexOf(degree)];
  if (level === undefined) throw new RangeError(`No level for ${object} with ${degree} harm`);
  return level;
}

/** Grades information and service apart and takes the higher as the total level. */
export function gradeSystem(rules: GradingRules, answers: GradingAnswers): GradingOutcome {
  const s = gradeOf(rules, answers.informationObject, answers.informationDegree);
  const a = gradeOf(rules, answers.serviceObject, answers.serviceDegree);
  return { s, a, level: Math.max(s, a), code: gradingCode(s, a) };
}

/** The usual spelling of a grading, G being the higher of both. */
export function gradingCode(s: number, a: number): string {
  return `S${s}A${a}G${Math.max(s, a)}`;
}

export type CombinationProblem = 'NOT_LISTED' | 'NOT_LISTED_UNVERIFIED';

/** Checks an S/A pair against the list of the standard; `problem` says when the list itself is in doubt. */
export function checkCombination(
  rules: GradingRules,
  s: number,
  a: number,
): { allowed: boolean; problem: CombinationProblem | null } {
  const code = `S${s}A${a}`;
  const listed = rules.combinations.some((row) => row.level === Math.max(s, a) && row.codes.includes(code));
  if (listed) return { allowed: true, problem: null };
  return {
    allowed: false,
    problem: rules.unverifiedCombinations.includes(code) ? 'NOT_LISTED_UNVERIFIED' : 'NOT_LISTED',
  };
}
