import type { Actor } from '../../../platform/access/actor.js';
import type { Database, Tx } from '../../../platform/database/database.js';
import { AppError, text } from '../../../platform/graphql/errors.js';
import { check } from '../../../platform/graphql/input-rules.js';
import { editionById } from '../../framework/index.js';
import type { Control } from '../../framework/index.js';
import { requireOpen } from '../assessment.lifecycle.js';
import { rescore, topicOf } from '../score.service.js';
import { slotKey } from './measure-slots.js';
import { knownMeasures, lockForRecording, saveMeasures } from './measure.queries.js';
import type { KnownMeasure } from './measure.queries.js';
import { figureOf, recording, requireSound } from './measure.rules.js';
import type { CheckedMeasure, Figure } from './measure.rules.js';
import type { RecordMeasuresInput } from './measure.types.js';

/** Figures beside the verdicts. */
export class MeasureService {
  constructor(private readonly database: Database) {}

  /** Records figures of one open assessment: all or nothing. CONFLICT names those that somebody changed meanwhile. */
  async recordMeasures(actor: Actor, input: RecordMeasuresInput): Promise<string> {
    const { assessmentId, measures } = check(recording, {
      ...input,
      measures: input.measures.map((measure) => ({ ...measure })),
    });
    return this.database.write(actor, async (tx) => {
      const assessment = await lockForRecording(tx, assessmentId);
      requireOpen(assessment.state);
      const edition = await editionById(tx, assessment.frameworkId);
      if (!edition) throw new Error(`framework ${assessment.frameworkId} of an assessment is missing`);
      requireSound(edition, edition.controlById, measures);
      const controlIds = measures.map(({ controlId }) => controlId);
      const known = new Map(
        (await knownMeasures(tx, assessmentId, controlIds)).map((each) => [slotKey(each), each]),
      );
      const pairs = measures.map((measure) => {
        const slot = { ...measure, level: measure.level ?? null };
        return {
          measure,
          slot,
          before: known.get(slotKey(slot)),
          control: edition.controlById.get(slot.controlId)!,
        };
      });
      requireFresh(pairs);
      // A double click changes nothing and tells nobody; naming a carried figure again confirms it.
      const changed = pairs.filter(
        ({ measure, before }) =>
          before?.carried === true ||
          JSON.stringify(factsOf(before ?? nothing)) !== JSON.stringify(factsOf(figureOf(measure))),
      );
      if (changed.length === 0) return assessmentId;
      const ids = await saveMeasures(
        tx,
        assessmentId,
        changed.map(({ measure, slot: { controlId, kind, level }, before }) => ({
          id: before?.id ?? null,
          controlId,
          kind,
          level,
          ...figureOf(measure),
        })),
      );
      changed.forEach((each, at) => tell(tx, assessmentId, ids[at]!, each));
      await rescore(tx, [assessmentId]);
      return assessmentId;
    });
  }
}

interface Pair {
  readonly measure: CheckedMeasure;
  readonly before: KnownMeasure | undefined;
  readonly control: Control;
}

const nothing: Figure = { numerator: null, denominator: null, value: null, grade: null, note: null };

const factsOf = ({ numerator, denominator, value, grade, note }: Figure) => ({
  numerator,
  denominator,
  value,
  grade,
  note,
});

function requireFresh(pairs: readonly Pair[]): void {
  const stale = pairs.filter(
    ({ measure, before }) => measure.version != null && measure.version !== (before?.version ?? 0),
  );
  if (stale.length === 0) return;
  const codes = [...new Set(stale.map(({ control }) => control.code))];
  const named = codes.slice(0, 5).join('、') + (codes.length > 5 ? ' …' : '');
  throw new AppError(
    'CONFLICT',
    text(
      `${stale.length} 项数据已被他人修改（${named}），请刷新后重试，您的修改没有保存。`,
      `Somebody changed ${stale.length} of the figures meanwhile (${named}): reload and try again. Nothing was saved.`,
    ),
  );
}

function tell(tx: Tx, assessmentId: string, id: string, { measure, before, control }: Pair): void {
  const { kind, level } = measure;
  tx.record({
    action: 'measure.recorded',
    objectType: 'Measure',
    objectId: id,
    objectName: `${control.code} ${control.name}`,
    before: before ? { kind, level: before.level, ...factsOf(before) } : null,
    after: { kind, level: level ?? null, ...factsOf(figureOf(measure)) },
    topics: [topicOf(assessmentId)],
  });
}
