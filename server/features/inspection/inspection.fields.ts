import { Args, Extensions, Resolver } from 'type-graphql';
import type { Connection } from '../../platform/graphql/connection.js';
import { byParent, distinct, idsOf, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Assessment, assessmentsByIds } from '../assessment/index.js';
import { pageOf } from '../crosswalk/index.js';
import { Control, controlsByIds } from '../framework/index.js';
import { memberOfEach, Membership } from '../people/index.js';
import { plansByIds, RemediationPlan } from '../remediation/index.js';
import { comparisonsOf } from './comparison.queries.js';
import { mayEdit, mayManage, mayNote } from './inspection.access.js';
import { InspectionChange } from './inspection.enums.js';
import { InspectionComparisonArgs } from './inspection.inputs.js';
import { admits } from './inspection.lifecycle.js';
import { inspectionsByIds, readinessOfInspections, rectificationOf } from './inspection.queries.js';
import {
  Inspection,
  InspectionComparison,
  InspectionComparisonRow,
  InspectionComparisonRowConnection,
  InspectionItem,
  InspectionItemConnection,
  InspectionNote,
  InspectionNoteConnection,
  InspectionReadiness,
  InspectionRectification,
} from './inspection.types.js';
import { InspectionItemsArgs, InspectionNotesArgs } from './item.inputs.js';
import { itemsOfInspections, notesOfInspections } from './item.queries.js';

const noReadiness: InspectionReadiness = { items: 0, ready: 0, unassigned: 0, overdue: 0, problems: [] };
const noRectification: InspectionRectification = {
  findings: 0,
  planned: 0,
  settled: 0,
  overdue: 0,
  nextDueOn: null,
};

@Resolver(() => Inspection)
export class InspectionFields {
  @Relation(() => Membership, { nullable: true, description: 'The member who leads the preparation.' })
  leader(inspections: Inspection[], _args: object, load: Load) {
    return memberOfEach(inspections, load, (inspection) => inspection.leaderId);
  }

  @Relation(() => Assessment, {
    nullable: true,
    description:
      'The assessment whose results are the self-rating; null when it is out of the caller’s sight.',
  })
  async assessment(
    inspections: Inspection[],
    _args: object,
    { reads }: Load,
  ): Promise<(Assessment | null)[]> {
    const keys = inspections.map(({ assessmentId }) => assessmentId);
    return inOrder(keys, await assessmentsByIds(reads, distinct(keys)));
  }

  @Relation(() => Inspection, { nullable: true, description: 'The previous inspection.' })
  async previous(inspections: Inspection[], _args: object, { reads }: Load): Promise<(Inspection | null)[]> {
    const keys = inspections.map(({ previousId }) => previousId);
    return inOrder(keys, await inspectionsByIds(reads, distinct(keys)));
  }

  @Relation(() => RemediationPlan, { nullable: true, description: 'The plan that its findings became.' })
  async plan(inspections: Inspection[], _args: object, { reads }: Load): Promise<(RemediationPlan | null)[]> {
    const keys = inspections.map(({ planId }) => planId);
    return inOrder(keys, await plansByIds(reads, distinct(keys)));
  }

  @Relation(() => InspectionReadiness, {
    description: 'How complete it is, over the items that the caller sees.',
  })
  async readiness(inspections: Inspection[], _args: object, { reads }: Load): Promise<InspectionReadiness[]> {
    const found = await readinessOfInspections(reads, idsOf(inspections));
    return inspections.map(({ id }) => found.get(id) ?? noReadiness);
  }

  @Relation(() => InspectionRectification, { description: 'How far its findings are rectified.' })
  async rectification(
    inspections: Inspection[],
    _args: object,
    { reads }: Load,
  ): Promise<InspectionRectification[]> {
    const found = await rectificationOf(reads, idsOf(inspections));
    return inspections.map(({ id }) => found.get(id) ?? noRectification);
  }

  @Relation(() => InspectionItemConnection, {
    description: 'Its items in reading order, as far as the caller sees them.',
  })
  async items(
    inspections: Inspection[],
    @Args(() => InspectionItemsArgs) { filter, first, after }: InspectionItemsArgs,
    { reads }: Load,
  ): Promise<Connection<InspectionItem>[]> {
    const found = await itemsOfInspections(reads, idsOf(inspections), filter ?? {});
    return byParent(inspections, found, (item) => item.inspectionId).map((own) => pageOf(own, first, after));
  }

  @Relation(() => InspectionNoteConnection, {
    description: 'What was asked and found, newest first, as far as the caller sees it.',
  })
  async notes(
    inspections: Inspection[],
    @Args(() => InspectionNotesArgs) { filter, first, after }: InspectionNotesArgs,
    { reads }: Load,
  ): Promise<Connection<InspectionNote>[]> {
    const found = await notesOfInspections(reads, idsOf(inspections), filter ?? {});
    return byParent(inspections, found, (note) => note.inspectionId).map((own) => pageOf(own, first, after));
  }

  @Extensions({ listSize: 1 })
  @Relation(() => InspectionComparison, {
    nullable: true,
    description: 'It beside the previous one; null where none is named, or it is out of the caller’s sight.',
  })
  async comparison(
    inspections: Inspection[],
    _args: object,
    { reads }: Load,
  ): Promise<(InspectionComparison | null)[]> {
    const rows = await comparisonsOf(reads, inspections);
    const keys = inspections.map(({ previousId }) => previousId);
    const previous = inOrder(keys, await inspectionsByIds(reads, distinct(keys)));
    return inspections.map(({ id }, at) => {
      const before = previous[at];
      if (!before) return null;
      const found = rows.get(id) ?? [];
      const counts = Object.keys(InspectionChange).flatMap((key) => {
        const change = key as InspectionChange;
        const count = found.filter((row) => row.change === change).length;
        return count > 0 ? [{ change, count }] : [];
      });
      return { previous: before, counts, found };
    });
  }

  @Relation(() => Boolean, {
    description: 'The caller may change it, its items and what is planned of its findings.',
  })
  viewerCanEdit(inspections: Inspection[], _args: object, { actor, reads }: Load): boolean[] {
    return inspections.map((inspection) => !reads.moment && mayEdit(actor, inspection));
  }

  @Relation(() => Boolean, { description: 'The caller may note and answer.' })
  viewerCanNote(inspections: Inspection[], _args: object, { actor, reads }: Load): boolean[] {
    return inspections.map((inspection) => !reads.moment && mayNote(actor, inspection));
  }

  @Relation(() => Boolean, { description: 'The caller may reopen it, which takes that it is closed.' })
  viewerCanReopen(inspections: Inspection[], _args: object, { actor, reads }: Load): boolean[] {
    return inspections.map(({ state }) => !reads.moment && mayManage(actor) && admits(state, 'REOPEN'));
  }
}

@Resolver(() => InspectionComparison)
export class InspectionComparisonFields {
  @Relation(() => InspectionComparisonRowConnection, { description: 'Control by control, in reading order.' })
  rows(
    comparisons: InspectionComparison[],
    @Args(() => InspectionComparisonArgs) { changes, first, after }: InspectionComparisonArgs,
  ): Connection<InspectionComparisonRow>[] {
    return comparisons.map(({ found }) =>
      pageOf(
        found.filter(({ change }) => !changes?.length || changes.includes(change)),
        first,
        after,
      ),
    );
  }
}

@Resolver(() => InspectionComparisonRow)
export class InspectionComparisonRowFields {
  @Relation(() => Control, { nullable: true, description: 'The control.' })
  async control(
    rows: InspectionComparisonRow[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(Control | null)[]> {
    const keys = rows.map(({ controlId }) => controlId);
    return inOrder(keys, await controlsByIds(reads, distinct(keys), selected));
  }
}
