import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import { asOfOption } from '../../platform/graphql/as-of.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { AsOf } from '../../platform/graphql/scalars.js';
import { isId } from '../../platform/ids.js';
import { plansByIds } from '../remediation/index.js';
import type { FindingPlanService } from './finding-plan.service.js';
import {
  CreateInspectionInput,
  InspectionReasonArgs,
  InspectionsArgs,
  InspectionStepArgs,
  UpdateInspectionInput,
} from './inspection.inputs.js';
import type { InspectionStep } from './inspection.lifecycle.js';
import {
  InspectionItemsPayload,
  InspectionNotePayload,
  InspectionPayload,
  InspectionPlanPayload,
} from './inspection.payloads.js';
import { inspectionsByIds, listInspections, requireInspection } from './inspection.queries.js';
import type { InspectionService } from './inspection.service.js';
import { Inspection, InspectionConnection } from './inspection.types.js';
import {
  AddInspectionNoteInput,
  AnswerInspectionNoteInput,
  AssignInspectionItemsInput,
  InterpretInspectionItemInput,
  PlanInspectionFindingsInput,
  RemoveInspectionNoteInput,
  UpdateInspectionNoteInput,
} from './item.inputs.js';
import { itemsByIds, notesByIds } from './item.queries.js';
import type { ItemService } from './item.service.js';
import type { NoteService } from './note.service.js';

export interface InspectionServices {
  readonly inspections: InspectionService;
  readonly items: ItemService;
  readonly notes: NoteService;
  readonly findings: FindingPlanService;
}

@Resolver()
export class InspectionResolver {
  constructor(private readonly services: InspectionServices) {}

  @Allow('inspection:read')
  @Query(() => InspectionConnection, {
    description:
      'Inspections, the latest period first; people who see only their own work see those in which an item is theirs.',
  })
  inspections(
    @Args(() => InspectionsArgs) { filter, first, after }: InspectionsArgs,
    @Arg('asOf', () => AsOf, asOfOption) asOf: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Inspection>> {
    const { assessmentId } = filter ?? {};
    if (assessmentId && !isId(assessmentId)) throw notFound();
    return listInspections(context.readsAt(asOf), filter ?? {}, readPage(first, after, 2));
  }

  @Allow('inspection:read')
  @Query(() => Inspection, {
    nullable: true,
    description: 'One inspection; null when it is unknown or not visible to the caller.',
  })
  async inspection(
    @Arg('id', () => ID, { description: 'The inspection.' }) id: string,
    @Arg('asOf', () => AsOf, asOfOption) asOf: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Inspection | null> {
    const reads = context.readsAt(asOf);
    return isId(id) ? ((await inspectionsByIds(reads, [id]))[0] ?? null) : null;
  }

  @Allow('inspection:manage')
  @Mutation(() => InspectionPayload, {
    description: 'Adds an inspection with an item for every control that its assessment asks for.',
  })
  async createInspection(
    @Arg('input', () => CreateInspectionInput, { description: 'The new inspection.' })
    input: CreateInspectionInput,
    @Ctx() context: RequestContext,
  ): Promise<InspectionPayload> {
    return payload(context, await this.services.inspections.create(context.actor, input));
  }

  @Allow('inspection:manage')
  @Mutation(() => InspectionPayload, { description: 'Changes what an inspection says of itself.' })
  async updateInspection(
    @Arg('input', () => UpdateInspectionInput, { description: 'The changes.' }) input: UpdateInspectionInput,
    @Ctx() context: RequestContext,
  ): Promise<InspectionPayload> {
    return payload(context, await this.services.inspections.update(context.actor, input));
  }

  @Allow('inspection:manage')
  @Mutation(() => InspectionPayload, {
    description: 'The inspectors are there: from PREPARING, or from RECTIFYING when they come back.',
  })
  beginInspectionVisit(
    @Args(() => InspectionStepArgs) args: InspectionStepArgs,
    @Ctx() context: RequestContext,
  ): Promise<InspectionPayload> {
    return this.step(context, 'BEGIN_VISIT', args);
  }

  @Allow('inspection:manage')
  @Mutation(() => InspectionPayload, { description: 'The visit is over: from ON_SITE to RECTIFYING.' })
  endInspectionVisit(
    @Args(() => InspectionStepArgs) args: InspectionStepArgs,
    @Ctx() context: RequestContext,
  ): Promise<InspectionPayload> {
    return this.step(context, 'END_VISIT', args);
  }

  @Allow('inspection:manage')
  @Mutation(() => InspectionPayload, {
    description:
      'Ends an inspection, which makes it read-only. INVALID_STATE while a finding is not settled: its task verified, or rectified on the spot.',
  })
  closeInspection(
    @Args(() => InspectionStepArgs) args: InspectionStepArgs,
    @Ctx() context: RequestContext,
  ): Promise<InspectionPayload> {
    return this.step(context, 'CLOSE', args);
  }

  @Allow('inspection:manage')
  @Mutation(() => InspectionPayload, { description: 'It does not take place, and why.' })
  cancelInspection(
    @Args(() => InspectionReasonArgs) args: InspectionReasonArgs,
    @Ctx() context: RequestContext,
  ): Promise<InspectionPayload> {
    return this.step(context, 'CANCEL', args);
  }

  @Allow('inspection:manage')
  @Mutation(() => InspectionPayload, { description: 'Takes a closed inspection up again, and says why.' })
  reopenInspection(
    @Args(() => InspectionReasonArgs) args: InspectionReasonArgs,
    @Ctx() context: RequestContext,
  ): Promise<InspectionPayload> {
    return this.step(context, 'REOPEN', args);
  }

  private async step(
    context: RequestContext,
    taken: InspectionStep,
    args: InspectionStepArgs,
  ): Promise<InspectionPayload> {
    return payload(context, await this.services.inspections.move(context.actor, taken, { ...args }));
  }

  @Allow('inspection:manage')
  @Mutation(() => InspectionItemsPayload, {
    description: 'Says who answers for items of one inspection, by when: all or none.',
  })
  async assignInspectionItems(
    @Arg('input', () => AssignInspectionItemsInput, { description: 'Which items, and who.' })
    input: AssignInspectionItemsInput,
    @Ctx() context: RequestContext,
  ): Promise<InspectionItemsPayload> {
    return itemsPayload(context, await this.services.items.assign(context.actor, input));
  }

  @Allow('inspection:manage')
  @Mutation(() => InspectionItemsPayload, { description: 'Says how an item is understood and shown.' })
  async interpretInspectionItem(
    @Arg('input', () => InterpretInspectionItemInput, { description: 'The words.' })
    input: InterpretInspectionItemInput,
    @Ctx() context: RequestContext,
  ): Promise<InspectionItemsPayload> {
    return itemsPayload(context, await this.services.items.interpret(context.actor, input));
  }

  @Allow('inspection:note')
  @Mutation(() => InspectionNotePayload, { description: 'Notes what inspectors ask for, find or say.' })
  async addInspectionNote(
    @Arg('input', () => AddInspectionNoteInput, { description: 'The note.' }) input: AddInspectionNoteInput,
    @Ctx() context: RequestContext,
  ): Promise<InspectionNotePayload> {
    return notePayload(context, await this.services.notes.add(context.actor, input));
  }

  @Allow('inspection:note')
  @Mutation(() => InspectionNotePayload, {
    description:
      'Changes a note: who wrote it, or who runs inspections. INVALID_STATE for a finding that has become a task.',
  })
  async updateInspectionNote(
    @Arg('input', () => UpdateInspectionNoteInput, { description: 'The changes.' })
    input: UpdateInspectionNoteInput,
    @Ctx() context: RequestContext,
  ): Promise<InspectionNotePayload> {
    return notePayload(context, await this.services.notes.update(context.actor, input));
  }

  @Allow('inspection:note')
  @Mutation(() => InspectionPayload, {
    description:
      'Takes back a note that was written by mistake: who wrote it, or who runs inspections. INVALID_STATE for a finding that has become a task.',
  })
  async removeInspectionNote(
    @Arg('input', () => RemoveInspectionNoteInput, { description: 'Which note, and why.' })
    input: RemoveInspectionNoteInput,
    @Ctx() context: RequestContext,
  ): Promise<InspectionPayload> {
    return payload(context, await this.services.notes.remove(context.actor, input));
  }

  @Allow('inspection:note')
  @Mutation(() => InspectionNotePayload, {
    description: 'Answers a request, or says how a finding was rectified on the spot.',
  })
  async answerInspectionNote(
    @Arg('input', () => AnswerInspectionNoteInput, { description: 'The answer.' })
    input: AnswerInspectionNoteInput,
    @Ctx() context: RequestContext,
  ): Promise<InspectionNotePayload> {
    return notePayload(context, await this.services.notes.answer(context.actor, input));
  }

  @Allow('inspection:manage')
  @Mutation(() => InspectionPlanPayload, {
    description:
      'Makes remediation tasks of findings, which takes `remediation:plan` too. INVALID_STATE without an open finding.',
  })
  async planInspectionFindings(
    @Arg('input', () => PlanInspectionFindingsInput, { description: 'Which findings, and until when.' })
    input: PlanInspectionFindingsInput,
    @Ctx() context: RequestContext,
  ): Promise<InspectionPlanPayload> {
    const { planId, createdTasks } = await this.services.findings.plan(context.actor, input);
    const [plan] = await plansByIds(context.reads, [planId]);
    if (!plan) throw notFound();
    return { plan, createdTasks, inspection: await requireInspection(context.reads, input.inspectionId) };
  }
}

const payload = async ({ reads }: RequestContext, id: string): Promise<InspectionPayload> => ({
  inspection: await requireInspection(reads, id),
});

async function itemsPayload(
  { reads }: RequestContext,
  ids: readonly string[],
): Promise<InspectionItemsPayload> {
  const items = await itemsByIds(reads, ids);
  const [first] = items;
  if (!first) throw notFound();
  return { items, inspection: await requireInspection(reads, first.inspectionId) };
}

async function notePayload({ reads }: RequestContext, id: string): Promise<InspectionNotePayload> {
  const [note] = await notesByIds(reads, [id]);
  if (!note) throw notFound();
  return { note, inspection: await requireInspection(reads, note.inspectionId) };
}
