import { editionById } from '../../../server/features/framework/index.js';
import type { ScoredResult } from '../../../server/features/assessment/score-items.js';
import { rateBoth, summaryOf } from '../../../server/features/assessment/outcome/rate.js';
import type { ScoredMeasure } from '../../../server/features/assessment/outcome/rating-input.js';
import type { TestApp } from '../../support/test-app.js';

/** Everything that stands in the tables at one moment, without a word about when it came there. */
export interface Dump {
  readonly assessments: readonly any[];
  readonly results: readonly any[];
  readonly measures: readonly any[];
  readonly evidences: readonly any[];
  readonly links: readonly any[];
  readonly tasks: readonly any[];
  readonly taskResults: readonly any[];
  readonly taskProofs: readonly any[];
  readonly delays: readonly any[];
  /** The maintained summaries. */
  readonly scores: readonly any[];
}

/** The whole hospital as it stands, past every rule and every history; without verdicts where nobody looks at them. */
export async function dump(app: TestApp, verdicts = true): Promise<Dump> {
  // Ids follow the time of their making: the order, and with it what chance picks, is that of the seed.
  const all = (table: string, columns = '*', order = 'id') =>
    `(select coalesce(json_agg(x order by x.${order}), '[]') from (select ${columns} from ${table} where organization_id = $1) x)`;
  const [row] = await app.sql<Dump>(
    `select ${all('assessment')} as assessments, ${all('measure')} as measures,
       ${all('result', verdicts ? '*' : 'id, assessment_id, control_id')} as results,
       ${all('evidence', 'id, title, state, label, valid_from, valid_until, deleted_at, current_version_id')} as evidences,
       ${all('evidence_link')} as links, ${all('remediation_task', 'id, title, state, priority, due_on, owner_id, unit_id')} as tasks,
       ${all('task_result', '*', 'result_id')} as "taskResults", ${all('task_proof', '*', 'evidence_id')} as "taskProofs",
       ${all('delay_request', 'id, task_id, state')} as delays, ${all('assessment_score', '*', 'assessment_id')} as scores`,
    [app.fixture.north.organizationId],
  );
  return row!;
}

/** What GraphQL is to answer of an assessment on a day, worked out from a dump by plain loops. */
export async function expectedAssessment(app: TestApp, state: Dump, id: string, day: string) {
  const row = state.assessments.find((each) => each.id === id);
  if (!row) return null;
  const { database } = app.house.deps;
  const edition = (await database.read(app.actor('COMPLIANCE_OFFICER'), (reads) =>
    editionById(reads, row.framework_id),
  ))!;
  const live = new Map(state.evidences.filter((each) => !each.deleted_at).map((each) => [each.id, each]));
  const counting = (controlId: string) =>
    state.links.filter(
      (link) =>
        link.control_id === controlId &&
        live.has(link.evidence_id) &&
        (link.system_id === null || link.system_id === row.system_id),
    );
  const proofsOf = (controlId: string): any[] =>
    [
      ...new Set(
        counting(controlId)
          .filter((link) => link.status === 'CONFIRMED')
          .map((link) => link.evidence_id),
      ),
    ].map((evidenceId) => live.get(evidenceId));
  const results = state.results
    .filter((result) => result.assessment_id === id)
    .toSorted((a, b) => a.position - b.position);
  const scored = results.map((result): ScoredResult => ({
    id: result.id,
    controlId: result.control_id,
    verdict: result.verdict,
    riskJudgement: result.risk_judgement,
    needsConfirmation: result.needs_confirmation,
    asked: result.asked,
    proof: ['MET', 'PARTIAL'].includes(result.verdict)
      ? (result.pinned_proof ?? standing(proofsOf(result.control_id), day))
      : 'NOT_NEEDED',
  }));
  const recorded = {
    results: scored,
    measures: state.measures
      .filter((each) => each.assessment_id === id && (each.numerator ?? each.value ?? each.grade) !== null)
      .map((each): ScoredMeasure => ({
        controlId: each.control_id,
        kind: each.kind,
        level: each.level,
        numerator: each.numerator,
        denominator: each.denominator,
        value: each.value,
        grade: each.grade,
        proof: each.pinned_proof ?? standing(proofsOf(each.control_id), day),
      })),
    tables: {},
  };
  const assessment = {
    targetLevel: row.target_level,
    technologies: row.technologies,
    continuityCritical: row.continuity_critical,
    scoringEdition: row.scoring_edition,
    attentionFactor: row.attention_factor,
    partialCredit: row.partial_credit,
  };
  const rated = rateBoth(edition, assessment, recorded);
  const side = (basis: 'DECLARED' | 'PROVEN') => {
    const { value, level, met, partial, unmet, notApplicable, open } = summaryOf(
      rated,
      basis,
      recorded,
      row.target_level,
    );
    return { value, level, met, partial, unmet, notApplicable, open };
  };
  return {
    name: row.name,
    state: row.state,
    scoringEdition: row.scoring_edition,
    attentionFactor: row.attention_factor,
    partialCredit: row.partial_credit,
    score:
      rated.kind === 'CONFORMITY'
        ? {
            declared: { value: rated.declared.value, conclusion: rated.declared.conclusion },
            proven: { value: rated.proven.value, conclusion: rated.proven.conclusion },
          }
        : null,
    rating: { declared: side('DECLARED'), proven: side('PROVEN') },
    results: results.map((result, at) => ({
      id: result.id,
      verdict: result.verdict,
      proofState: scored[at]!.proof,
      currentState: result.current_state,
      evidenceCount: proofsOf(result.control_id).length,
      validEvidenceCount: proofsOf(result.control_id).filter((each) => proves(each, day)).length,
      unit: result.unit_id && { id: result.unit_id },
      assignee: result.assignee_id && { id: result.assignee_id },
      evidenceLinks: counting(result.control_id)
        .map((link) => ({ id: link.id, status: link.status }))
        .toSorted(byId),
    })),
  };
}

/** The maintained numbers of an open assessment, where nothing but the day itself may have changed them. */
export function maintained(state: Dump, id: string) {
  const score = state.scores.find((each) => each.assessment_id === id);
  return score && { declared: score.declared_value as number, proven: score.proven_value as number };
}

export const expectedTasks = (state: Dump) =>
  state.tasks.toSorted(byId).map((task) => ({
    id: task.id,
    title: task.title,
    state: task.state,
    priority: task.priority,
    dueOn: task.due_on,
    owner: task.owner_id && { id: task.owner_id },
    unit: task.unit_id && { id: task.unit_id },
    results: state.taskResults
      .filter((each) => each.task_id === task.id)
      .map((each) => ({ id: each.result_id }))
      .toSorted(byId),
    proofs: state.taskProofs
      .filter((each) => each.task_id === task.id)
      .filter((each) => !state.evidences.find((one) => one.id === each.evidence_id)?.deleted_at)
      .map((each) => ({ id: each.evidence_id }))
      .toSorted(byId),
    delayRequests: state.delays
      .filter((each) => each.task_id === task.id)
      .map(({ id, state: at }) => ({ id, state: at }))
      .toSorted(byId),
  }));

export const expectedEvidences = (state: Dump, day: string, secretNow: ReadonlySet<string>) =>
  state.evidences
    .filter((each) => !each.deleted_at)
    .toSorted(byId)
    .map((each) => ({
      id: each.id,
      title: each.title,
      state: each.state,
      // What became secret later is secret in the past as well.
      label: secretNow.has(each.id) ? 'SENSITIVE' : each.label,
      validFrom: each.valid_from,
      validUntil: each.valid_until,
      proves: proves(each, day),
      currentVersion: { id: each.current_version_id },
    }));

export const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

const proves = (evidence: any, day: string): boolean =>
  evidence.state === 'ACCEPTED' &&
  evidence.valid_from <= day &&
  (evidence.valid_until === null || evidence.valid_until >= day);

function standing(proofs: readonly any[], day: string): ScoredResult['proof'] {
  if (proofs.length === 0) return 'MISSING';
  if (proofs.some((each) => proves(each, day))) return 'PROVEN';
  const isOver = (each: any) => each.valid_until !== null && each.valid_until < day;
  if (proofs.some((each) => ['DRAFT', 'SUBMITTED'].includes(each.state) && !isOver(each)))
    return 'UNREVIEWED';
  return proofs.some((each) => each.state !== 'RETURNED') ? 'EXPIRED' : 'RETURNED';
}
