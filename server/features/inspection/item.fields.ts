import { Extensions, Resolver } from 'type-graphql';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Result, resultsByIds } from '../assessment/index.js';
import { Evidence, evidencesByIds } from '../evidence/index.js';
import { Control, controlsByIds } from '../framework/index.js';
import { Unit, unitOfEach } from '../organization/index.js';
import { memberOfEach, Membership } from '../people/index.js';
import { RemediationTask, tasksByIds } from '../remediation/index.js';
import { mayChangeNote, mayEdit, mayNote } from './inspection.access.js';
import { inspectionsByIds } from './inspection.queries.js';
import { Inspection, InspectionItem, InspectionNote, InspectionProblem } from './inspection.types.js';
import { itemsByIds } from './item.queries.js';

async function inspectionOfEach(
  parents: readonly { readonly inspectionId: string }[],
  { reads }: Load,
): Promise<(Inspection | null)[]> {
  const keys = parents.map(({ inspectionId }) => inspectionId);
  return inOrder(keys, await inspectionsByIds(reads, distinct(keys)));
}

async function evidencesOfEach(
  parents: readonly { readonly evidenceIds: readonly string[] }[],
  { reads, selected }: Load,
): Promise<Evidence[][]> {
  const found = await evidencesByIds(reads, distinct(parents.flatMap((one) => one.evidenceIds)), selected);
  const known = new Map(found.map((evidence) => [evidence.id, evidence]));
  return parents.map(({ evidenceIds }) => evidenceIds.flatMap((id) => known.get(id) ?? []));
}

@Resolver(() => InspectionItem)
export class InspectionItemFields {
  @Relation(() => Inspection, { nullable: true, description: 'The inspection.' })
  inspection(items: InspectionItem[], _args: object, load: Load) {
    return inspectionOfEach(items, load);
  }

  @Relation(() => Control, { nullable: true, description: 'The control that is inspected.' })
  async control(
    items: InspectionItem[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(Control | null)[]> {
    const keys = items.map(({ controlId }) => controlId);
    return inOrder(keys, await controlsByIds(reads, distinct(keys), selected));
  }

  @Relation(() => Result, {
    nullable: true,
    description: 'Self-rating and proofs; null when the result is out of the caller’s sight.',
  })
  async result(
    items: InspectionItem[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(Result | null)[]> {
    const keys = items.map(({ resultId }) => resultId);
    return inOrder(keys, await resultsByIds(reads, distinct(keys), selected));
  }

  @Relation(() => Unit, { nullable: true, description: 'The unit that answers for it.' })
  unit(items: InspectionItem[], _args: object, load: Load) {
    return unitOfEach(items, load);
  }

  @Relation(() => Membership, { nullable: true, description: 'The member who answers for it.' })
  person(items: InspectionItem[], _args: object, load: Load) {
    return memberOfEach(items, load, (item) => item.personId);
  }

  @Extensions({ listSize: 4 })
  @Relation(() => [InspectionProblem], {
    description: 'What keeps it from being ready, in the order of the kinds.',
  })
  problems(items: InspectionItem[]): InspectionProblem[][] {
    return items.map(({ problemList }) =>
      problemList.map(({ kind, evidenceIds }) => ({ kind, evidenceIds, evidenceCount: evidenceIds.length })),
    );
  }

  @Relation(() => Boolean, { description: 'The caller may assign and interpret it.' })
  viewerCanEdit(items: InspectionItem[], _args: object, { actor, reads }: Load): boolean[] {
    return items.map(({ inspectionState }) => !reads.moment && mayEdit(actor, { state: inspectionState }));
  }
}

@Resolver(() => InspectionProblem)
export class InspectionProblemFields {
  @Extensions({ listSize: 5 })
  @Relation(() => [Evidence], {
    permission: 'evidence:read',
    description: 'The evidence that it is about, as far as the caller may see it.',
  })
  evidences(problems: InspectionProblem[], _args: object, load: Load): Promise<Evidence[][]> {
    return evidencesOfEach(problems, load);
  }
}

@Resolver(() => InspectionNote)
export class InspectionNoteFields {
  @Relation(() => Inspection, { nullable: true, description: 'The inspection.' })
  inspection(notes: InspectionNote[], _args: object, load: Load) {
    return inspectionOfEach(notes, load);
  }

  @Relation(() => InspectionItem, { nullable: true, description: 'The item that it is about.' })
  async item(notes: InspectionNote[], _args: object, { reads }: Load): Promise<(InspectionItem | null)[]> {
    const keys = notes.map(({ itemId }) => itemId);
    return inOrder(keys, await itemsByIds(reads, distinct(keys)));
  }

  @Extensions({ listSize: 10 })
  @Relation(() => [Evidence], {
    permission: 'evidence:read',
    description: 'What was shown as an answer, as far as the caller may see it.',
  })
  evidences(notes: InspectionNote[], _args: object, load: Load): Promise<Evidence[][]> {
    return evidencesOfEach(notes, load);
  }

  @Relation(() => Membership, { nullable: true, description: 'Who answered last; null for a program.' })
  answeredBy(notes: InspectionNote[], _args: object, load: Load) {
    return memberOfEach(notes, load, (note) => note.answeredById);
  }

  @Relation(() => Membership, { nullable: true, description: 'Who noted it; null for a program.' })
  createdBy(notes: InspectionNote[], _args: object, load: Load) {
    return memberOfEach(notes, load, (note) => note.createdById);
  }

  @Relation(() => RemediationTask, { nullable: true, description: 'The task that a finding became.' })
  async task(notes: InspectionNote[], _args: object, { reads }: Load): Promise<(RemediationTask | null)[]> {
    const keys = notes.map(({ taskId }) => taskId);
    return inOrder(keys, await tasksByIds(reads, distinct(keys)));
  }

  @Relation(() => Boolean, { description: 'The caller may answer it.' })
  viewerCanNote(notes: InspectionNote[], _args: object, { actor, reads }: Load): boolean[] {
    return notes.map(({ inspectionState }) => !reads.moment && mayNote(actor, { state: inspectionState }));
  }

  @Relation(() => Boolean, {
    description:
      'The caller may change it and take it back: he wrote it, or runs inspections. Never once it has become a task.',
  })
  viewerCanChange(notes: InspectionNote[], _args: object, { actor, reads }: Load): boolean[] {
    return notes.map(
      ({ inspectionState, createdById, taskId }) =>
        !reads.moment && !taskId && mayChangeNote(actor, { state: inspectionState, createdById }),
    );
  }
}
