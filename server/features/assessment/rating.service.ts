import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { Json } from '../../platform/events/event-draft.js';
import { AppError, badInput, text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { controlsByIds } from '../framework/index.js';
import type { Control } from '../framework/index.js';
import { requireUnit } from '../organization/index.js';
import { requireMembership } from '../people/index.js';
import type { AssignResultsInput, RateResultsInput, ResultRating } from './assessment.inputs.js';
import { requireOpen } from './assessment.lifecycle.js';
import { assigning } from './assessment.rules.js';
import { applyRating, faultsOf, ratingsInput, requireOnce } from './rating.rules.js';
import type { Answer, CheckedRating } from './rating.rules.js';
import { lockResults, saveAnswers, saveAssignment } from './rating.statements.js';
import type { LockedResult, NewAnswer } from './rating.statements.js';
import { rescore, topicOf } from './score.service.js';

/** What a change of results touched. */
export interface TouchedResults {
  readonly assessmentId: string;
  readonly resultIds: readonly string[];
}

/** Rating and assigning results. */
export class RatingService {
  constructor(private readonly database: Database) {}

  /** Rates results of one open assessment: all or nothing. CONFLICT names those that somebody changed meanwhile. */
  async rateResults(actor: Actor, input: RateResultsInput): Promise<TouchedResults> {
    const checked = checkRatings(input.ratings);
    return this.database.write(actor, async (tx) => {
      const found = await lockResults(
        tx,
        checked.map((rating) => rating.resultId),
      );
      const assessmentId = onlyAssessment(found, 'ratings');
      await rate(tx, input.ratings, checked, found);
      return { assessmentId, resultIds: [...found.keys()] };
    });
  }

  /** Says who answers for results of one open assessment. */
  async assignResults(actor: Actor, input: AssignResultsInput): Promise<TouchedResults> {
    return this.database.write(actor, (tx) => assignInside(tx, input));
  }
}

/** The same inside a transaction of another room, which has asked whether the actor may. */
export async function assignInside(tx: Tx, input: AssignResultsInput): Promise<TouchedResults> {
  const { resultIds, unitId, assigneeId } = check(assigning, { ...input });
  await requireUnit(tx, unitId);
  await requireMembership(tx, assigneeId);
  const found = await lockResults(tx, resultIds);
  const assessmentId = onlyAssessment(found, 'resultIds');
  const changed = [...found.values()].filter(
    (result) =>
      (unitId !== undefined && unitId !== result.unitId) ||
      (assigneeId !== undefined && assigneeId !== result.assigneeId),
  );
  for (const result of found.values()) requireOpen(result.state);
  if (changed.length > 0)
    await saveAssignment(
      tx,
      changed.map((result) => result.id),
      { unitId, assigneeId },
    );
  const controls = await controlsOf(tx, changed);
  for (const result of changed) {
    tell(tx, 'result.assigned', result, controls, {
      before: { unitId: result.unitId, assigneeId: result.assigneeId },
      after: {
        unitId: unitId === undefined ? result.unitId : unitId,
        assigneeId: assigneeId === undefined ? result.assigneeId : assigneeId,
      },
    });
  }
  return { assessmentId, resultIds: [...found.keys()] };
}

/**
 * Rates results, also of several assessments, inside a transaction of another room, by the same rules. Whether the actor
 * may is that room's question: a verifier re-rates by his right to verify.
 */
export async function rateInside(tx: Tx, input: readonly ResultRating[]): Promise<void> {
  if (input.length === 0) return;
  const checked = checkRatings(input);
  await rate(
    tx,
    input,
    checked,
    await lockResults(
      tx,
      checked.map((rating) => rating.resultId),
    ),
  );
}

function checkRatings(input: readonly ResultRating[]): CheckedRating[] {
  // Instances of input classes are no plain objects; the rule names its fields itself.
  const checked = check(ratingsInput, { ratings: input.map((rating) => ({ ...rating })) }).ratings;
  requireOnce(checked);
  return checked;
}

async function rate(
  tx: Tx,
  input: readonly ResultRating[],
  checked: readonly CheckedRating[],
  found: ReadonlyMap<string, LockedResult>,
): Promise<void> {
  const pairs = checked.map((rating, at) => ({
    rating,
    input: input[at]!,
    result: found.get(rating.resultId)!,
  }));
  for (const { result } of pairs) requireOpen(result.state);
  const controls = await controlsOf(
    tx,
    pairs.map(({ result }) => result),
  );
  requireFresh(pairs, controls);
  const faults: Record<string, Text> = {};
  const answers: { result: LockedResult; answer: NewAnswer }[] = [];
  pairs.forEach(({ rating, input: raw, result }, at) => {
    const next = applyRating(result, raw, rating);
    const hasHighRisk = (controls.get(result.controlId)?.caseCodes.length ?? 0) > 0;
    for (const [field, fault] of Object.entries(faultsOf(next, rating, hasHighRisk)))
      faults[`ratings.${at}.${field}`] = fault;
    const given =
      rating.verdict != null && (rating.verdict !== result.verdict || result.carried || !result.rated);
    if (given || differs(result, next))
      answers.push({ result, answer: { ...factsOf(next), id: result.id, given } });
  });
  if (Object.keys(faults).length > 0) throw badInput(faults);
  // A double click changes nothing and tells nobody.
  if (answers.length === 0) return;
  await saveAnswers(
    tx,
    answers.map(({ answer }) => answer),
  );
  for (const { result, answer } of answers) {
    tell(tx, 'result.rated', result, controls, { before: factsOf(result), after: factsOf(answer) });
  }
  await rescore(tx, [...new Set(answers.map(({ result }) => result.assessmentId))]);
}

function requireFresh(
  pairs: readonly { rating: CheckedRating; result: LockedResult }[],
  controls: ReadonlyMap<string, Control>,
): void {
  const stale = pairs.filter(
    ({ rating, result }) => rating.version != null && rating.version !== result.version,
  );
  if (stale.length === 0) return;
  const codes = stale.map(({ result }) => controls.get(result.controlId)?.code ?? result.id);
  const named = codes.slice(0, 5).join('、') + (codes.length > 5 ? ' …' : '');
  throw new AppError(
    'CONFLICT',
    text(
      `${codes.length} 项已被他人修改（${named}），请刷新后重试，您的修改没有保存。`,
      `Somebody changed ${codes.length} of the results meanwhile (${named}): reload and try again. Nothing was saved.`,
    ),
    { data: { staleResultIds: stale.map(({ result }) => result.id).join(',') } },
  );
}

/** The answer of an API call carries one assessment, so its results must be of one. */
function onlyAssessment(found: ReadonlyMap<string, LockedResult>, field: string): string {
  const [assessmentId, ...others] = new Set([...found.values()].map((result) => result.assessmentId));
  if (assessmentId && others.length === 0) return assessmentId;
  throw badInput({
    [field]: text('一次只能处理同一个测评的条款。', 'All results must belong to one assessment.'),
  });
}

const controlsOf = async (tx: Tx, results: readonly LockedResult[]): Promise<Map<string, Control>> =>
  new Map(
    (
      await controlsByIds(
        tx,
        results.map((result) => result.controlId),
      )
    ).map((control) => [control.id, control]),
  );

const factsOf = ({
  verdict,
  currentState,
  gap,
  suggestion,
  notApplicableReason,
  riskJudgement,
  riskReason,
}: Answer) => ({
  verdict,
  currentState,
  gap,
  suggestion,
  notApplicableReason,
  riskJudgement,
  riskReason,
});

const differs = (before: Answer, after: Answer): boolean =>
  JSON.stringify(factsOf(before)) !== JSON.stringify(factsOf(after));

function tell(
  tx: Tx,
  action: string,
  result: LockedResult,
  controls: ReadonlyMap<string, Control>,
  change: { before: Json; after: Json },
): void {
  const control = controls.get(result.controlId);
  tx.record({
    action,
    objectType: 'Result',
    objectId: result.id,
    objectName: control ? `${control.code} ${control.name}` : result.id,
    topics: [topicOf(result.assessmentId)],
    ...change,
  });
}
