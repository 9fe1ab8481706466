import { Arg, Args, Ctx, Extensions, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../../platform/access/allow.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { byParent, distinct, inOrder, Relation } from '../../../platform/graphql/relation.js';
import type { Load } from '../../../platform/graphql/relation.js';
import { isId } from '../../../platform/ids.js';
import { Control, controlsByIds, editionById } from '../../framework/index.js';
import { mayRate } from '../assessment.access.js';
import { assessmentsByIds, requireAssessment } from '../assessment.queries.js';
import { Assessment } from '../assessment.types.js';
import { slotKey, slotsOf } from './measure-slots.js';
import type { Slot } from './measure-slots.js';
import { controlsInSight, historyOfMeasures, measuresOf } from './measure.queries.js';
import type { MeasureService } from './measure.service.js';
import {
  Measure,
  MeasureChange,
  MeasuresArgs,
  RecordMeasuresInput,
  RecordMeasuresPayload,
} from './measure.types.js';

/** Graded rule books have a use and some indexes per item; what the limits count for the list. */
const listSize = 250;

@Resolver(() => Assessment)
export class AssessmentMeasures {
  @Extensions({ listSize })
  @Relation(() => [Measure], {
    description:
      'Every figure that the rule book asks for beside the verdicts, recorded or not, in reading order; only of items that the caller may see.',
  })
  measures(
    assessments: Assessment[],
    @Args(() => MeasuresArgs) { controlId }: MeasuresArgs,
    { reads }: Load,
  ): Promise<Measure[][]> {
    if (controlId != null && !isId(controlId)) return Promise.resolve(assessments.map(() => []));
    return allMeasures(reads, assessments, controlId ?? undefined);
  }
}

async function allMeasures(
  reads: Load['reads'],
  assessments: readonly Assessment[],
  controlId?: string,
): Promise<Measure[][]> {
  const ids = assessments.map((assessment) => assessment.id);
  const recorded = byParent(assessments, await measuresOf(reads, ids), (row) => row.assessmentId);
  const visible = await controlsInSight(reads, ids);
  return Promise.all(
    assessments.map(async (assessment, at) => {
      const edition = await editionById(reads, assessment.frameworkId);
      const known = new Map((recorded[at] ?? []).map((measure) => [slotKey(measure), measure]));
      return (edition?.controls ?? [])
        .filter(({ id }) => controlId === undefined || id === controlId)
        .filter(({ id }) => visible === null || visible.has(assessment.id + id))
        .flatMap((control) => {
          const slots = slotsOf(edition!, control);
          const asked = slots.map((slot) => known.get(slotKey(slot)) ?? unrecorded(assessment.id, slot));
          // The use at one level, the grade of a counted indicator: nobody asks for them, but they may be given.
          const more = [...known.values()].filter(
            (measure) =>
              measure.controlId === control.id && !slots.some((slot) => slotKey(slot) === slotKey(measure)),
          );
          return [...asked, ...more.sort((x, y) => (x.level ?? 0) - (y.level ?? 0))];
        });
    }),
  );
}

const unrecorded = (assessmentId: string, { controlId, kind, level }: Slot): Measure => ({
  id: [assessmentId, controlId, kind, ...(level === null ? [] : [level])].join(':'),
  assessmentId,
  controlId,
  kind,
  level,
  recorded: false,
  numerator: null,
  denominator: null,
  share: null,
  count: null,
  grade: null,
  note: null,
  proofState: 'NOT_NEEDED',
  recordedByName: null,
  recordedAt: null,
  carriedFromOn: null,
  needsConfirmation: false,
  version: 0,
});

@Resolver(() => Measure)
export class MeasureFields {
  @Relation(() => Control, { description: 'The graded item or indicator.' })
  async control(measures: Measure[], _args: object, { reads, selected }: Load): Promise<(Control | null)[]> {
    const keys = measures.map((measure) => measure.controlId);
    return inOrder(keys, await controlsByIds(reads, distinct(keys), selected));
  }

  @Relation(() => [MeasureChange], {
    description: 'What was recorded in this assessment, newest first; at most 50.',
  })
  async history(measures: Measure[], _args: object, { reads }: Load): Promise<MeasureChange[][]> {
    return byParent(measures, await historyOfMeasures(reads, measures), (row) => row.id);
  }

  @Relation(() => Boolean, { description: 'Whether the caller may record it.' })
  async viewerCanRecord(measures: Measure[], _args: object, { reads, actor }: Load): Promise<boolean[]> {
    const keys = measures.map((measure) => measure.assessmentId);
    const found = inOrder(keys, await assessmentsByIds(reads, distinct(keys)));
    return found.map((assessment) => assessment !== null && mayRate(actor, assessment));
  }
}

@Resolver()
export class MeasureResolver {
  constructor(private readonly service: MeasureService) {}

  @Allow('assessment:rate')
  @Mutation(() => RecordMeasuresPayload, {
    description:
      'Records up to 250 figures of one open assessment: all of them or none. BAD_USER_INPUT by figure when one is out of range or not asked for, CONFLICT when one changed meanwhile.',
  })
  async recordMeasures(
    @Arg('input', () => RecordMeasuresInput, { description: 'The figures.' }) input: RecordMeasuresInput,
    @Ctx() { actor, reads }: RequestContext,
  ): Promise<RecordMeasuresPayload> {
    const assessment = await requireAssessment(reads, await this.service.recordMeasures(actor, input));
    const named = new Set(
      input.measures.map(({ controlId, kind, level }) => slotKey({ controlId, kind, level: level ?? null })),
    );
    const [all = []] = await allMeasures(reads, [assessment]);
    return { assessment, measures: all.filter((measure) => named.has(slotKey(measure))) };
  }
}
