import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.js';
import type { Database } from '../../../platform/database/database.js';
import { badInput, text } from '../../../platform/graphql/errors.js';
import type { Text } from '../../../platform/graphql/errors.js';
import { amount, check, id, maximumListItems } from '../../../platform/graphql/input-rules.js';
import { editionById } from '../../framework/index.js';
import type { Edition } from '../../framework/index.js';
import { requireOpen } from '../assessment.lifecycle.js';
import { lockForRecording } from '../measures/measure.queries.js';
import { maySlot } from '../measures/measure-slots.js';
import { topicOf } from '../score.service.js';
import { saveEstimates } from './estimate.queries.js';
import type { NewEstimate } from './estimate.queries.js';
import { EstimatedGap } from './path.types.js';
import type { EstimateGapsInput } from './path.types.js';

const estimating = z.object({
  assessmentId: id,
  estimates: z
    .array(
      z.object({
        controlId: id,
        closes: z.enum(EstimatedGap),
        level: z.int().nullish(),
        effortDays: amount.nullish(),
        cost: amount.nullish(),
      }),
    )
    .min(1, 'emptyList')
    .max(maximumListItems, `many:${maximumListItems}`),
});

/** What closing gaps takes, where no task says so yet. */
export class EstimateService {
  constructor(private readonly database: Database) {}

  /** Writes and takes back estimates of one open assessment: all or nothing. */
  async estimateGaps(actor: Actor, input: EstimateGapsInput): Promise<string> {
    const { assessmentId, estimates } = check(estimating, {
      ...input,
      estimates: input.estimates.map((estimate) => ({ ...estimate })),
    });
    const rows = estimates.map((each): NewEstimate => ({
      controlId: each.controlId,
      closes: each.closes,
      level: each.level ?? null,
      effortDays: each.effortDays ?? null,
      cost: each.cost ?? null,
    }));
    return this.database.write(actor, async (tx) => {
      const assessment = await lockForRecording(tx, assessmentId);
      requireOpen(assessment.state);
      const edition = await editionById(tx, assessment.frameworkId);
      if (!edition) throw new Error(`framework ${assessment.frameworkId} of an assessment is missing`);
      requireSound(edition, rows);
      await saveEstimates(tx, assessmentId, rows);
      tx.record({
        action: 'assessment.estimated',
        objectType: 'Assessment',
        objectId: assessmentId,
        objectName: assessment.name,
        after: rows.map(({ controlId, ...row }) => ({
          code: edition.controlById.get(controlId)?.code ?? '',
          ...row,
        })),
        topics: [topicOf(assessmentId)],
      });
      return assessmentId;
    });
  }
}

function requireSound(edition: Edition, rows: readonly NewEstimate[]): void {
  const faults: Record<string, Text> = {};
  const seen = new Set<string>();
  rows.forEach(({ controlId, closes, level }, at) => {
    const key = `${controlId}:${closes}:${level ?? ''}`;
    if (seen.has(key))
      faults[`estimates.${at}.controlId`] = text('同一差距出现了两次。', 'This gap is named twice.');
    seen.add(key);
    const control = edition.controlById.get(controlId);
    const fits =
      control !== undefined &&
      (closes === 'RESULT'
        ? control.assessable && level === null
        : maySlot(edition, control, { controlId, kind: closes, level }) &&
          (closes === 'QUALITY') === (level !== null));
    if (!fits)
      faults[`estimates.${at}.closes`] ??= text(
        '该标准没有这个差距。',
        'The rule book has no such gap of this control or level.',
      );
  });
  if (Object.keys(faults).length > 0) throw badInput(faults);
}
