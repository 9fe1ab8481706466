import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import { asOfOption } from '../../platform/graphql/as-of.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { toItemError } from '../../platform/graphql/item-error.js';
import { AsOf } from '../../platform/graphql/scalars.js';
import { answerOf } from '../../platform/graphql/selection.js';
import { isId } from '../../platform/ids.js';
import type { CreateService } from './create.service.js';
import { EvidenceOrder } from './evidence.enums.js';
import {
  AddEvidenceVersionInput,
  CreateEvidencesInput,
  EvidenceFilter,
  StartUploadInput,
  UpdateEvidencesInput,
} from './evidence.inputs.js';
import { evidenceFacets } from './evidence.facets.js';
import { cursorKeys, listEvidences } from './evidence.list.js';
import {
  CreateEvidencesPayload,
  DeleteEvidencePayload,
  EvidencePayload,
  EvidencesPayload,
  StartUploadPayload,
} from './evidence.payloads.js';
import { evidencesByIds } from './evidence.queries.js';
import { readFilter } from './evidence.selection.js';
import type { EvidenceService, Outcome } from './evidence.service.js';
import { EvidenceFacets } from './evidence.facets.types.js';
import { Evidence, EvidenceConnection } from './evidence.types.js';
import { VersionDifference } from './version-difference.types.js';
import { versionDifference } from './version-difference.queries.js';
import type { UploadService } from './upload.service.js';
import type { VersionService } from './version.service.js';

const filterArgument = {
  nullable: true,
  description: 'Which evidence; everything visible when left out.',
} as const;
const idsArgument = { nullable: true, description: '1 to 250 pieces of evidence.' } as const;
const matchArgument = {
  nullable: true,
  description: 'Instead of ids: everything that matches, at most 1,000.',
} as const;

@Resolver()
export class EvidenceResolver {
  constructor(
    private readonly service: EvidenceService,
    private readonly creating: CreateService,
    private readonly versions: VersionService,
    private readonly uploads: UploadService,
  ) {}

  @Allow('evidence:read')
  @Query(() => EvidenceConnection, {
    description: 'Evidence that the caller may see, page by page. The total is counted only when asked for.',
  })
  evidences(
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => EvidenceFilter, filterArgument) filter: EvidenceFilter | null,
    @Arg('orderBy', () => EvidenceOrder, {
      defaultValue: EvidenceOrder.RELEVANCE,
      description: 'Order of the list.',
    })
    orderBy: EvidenceOrder,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Page size, 1–100.' }) first: number,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the page before, under the same order.',
    })
    after: string | null,
    @Arg('asOf', () => AsOf, asOfOption) asOf: string | null,
  ) {
    const answer = answerOf(info);
    return listEvidences(
      context.readsAt(asOf),
      readFilter(filter),
      orderBy,
      readPage(first, after, cursorKeys(filter, orderBy)),
      answer.own?.has('totalCount') ?? false,
      answer.of('Evidence'),
    );
  }

  @Allow('evidence:read')
  @Query(() => Evidence, {
    nullable: true,
    description:
      'One piece of evidence; null when it is unknown or out of sight. Opening a sensitive one is noted in the audit trail.',
  })
  async evidence(
    @Arg('id', () => ID, { description: 'The evidence.' }) id: string,
    @Arg('asOf', () => AsOf, asOfOption) asOf: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Evidence | null> {
    const reads = context.readsAt(asOf);
    if (!isId(id)) return null;
    const [evidence] = await evidencesByIds(reads, [id]);
    if (evidence?.label === 'SENSITIVE') {
      await this.service.noteRead(context.actor, { evidenceId: evidence.id, title: evidence.title }, 'view');
    }
    return evidence ?? null;
  }

  @Allow('evidence:read')
  @Query(() => VersionDifference, {
    description:
      'What changed between two versions of one piece of evidence, by the text inside them. Reading a sensitive one is noted in the audit trail.',
  })
  async evidenceDifference(
    @Arg('versionId', () => ID, { description: 'A version.' }) versionId: string,
    @Arg('againstId', () => ID, { description: 'Another version of the same evidence, older or newer.' })
    againstId: string,
    @Ctx() context: RequestContext,
  ): Promise<VersionDifference> {
    const { of, difference } = await versionDifference(context.reads, versionId, againstId);
    if (of.label === 'SENSITIVE') await this.service.noteRead(context.actor, of, 'compare');
    return difference;
  }

  @Allow('evidence:read')
  @Query(() => EvidenceFacets, { description: 'Counts beside the filters of the list.' })
  evidenceFacets(
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => EvidenceFilter, filterArgument) filter: EvidenceFilter | null,
    @Arg('asOf', () => AsOf, asOfOption) asOf: string | null,
  ): Promise<EvidenceFacets> {
    const asked = answerOf(info).own;
    return evidenceFacets(context.readsAt(asOf), readFilter(filter), (facet) => asked?.has(facet) ?? true);
  }

  @Allow('evidence:create')
  @Mutation(() => StartUploadPayload, {
    description:
      'Opens an upload; its bytes are then sent to its path. Unused uploads are thrown away after 24 hours.',
  })
  async startUpload(
    @Arg('input', () => StartUploadInput, { description: 'Name and size of the file.' })
    input: StartUploadInput,
    @Ctx() context: RequestContext,
  ): Promise<StartUploadPayload> {
    return { upload: await this.uploads.start(context.actor, input) };
  }

  @Allow('evidence:create')
  @Mutation(() => CreateEvidencesPayload, {
    description: 'Creates evidence, item by item: one that fails does not hold up the others.',
  })
  async createEvidences(
    @Arg('input', () => CreateEvidencesInput, { description: 'The new evidence.' })
    input: CreateEvidencesInput,
    @Ctx() context: RequestContext,
  ): Promise<CreateEvidencesPayload> {
    const items = await this.creating.create(context.actor, input);
    const found = await this.read(
      context,
      items.flatMap((item) => item.evidenceId ?? item.duplicateOfId ?? []),
    );
    return {
      items: items.map((item) => ({
        clientKey: item.clientKey,
        evidence: (item.evidenceId && found.get(item.evidenceId)) || null,
        duplicateOf: (item.duplicateOfId && found.get(item.duplicateOfId)) || null,
        error: item.error ? toItemError(item.error, context.origin.locale) : null,
      })),
    };
  }

  @Allow('evidence:create')
  @Mutation(() => EvidencePayload, {
    description:
      'Adds a version and makes it the current one. Accepted evidence becomes a draft: its new content was never reviewed.',
  })
  async addEvidenceVersion(
    @Arg('input', () => AddEvidenceVersionInput, { description: 'The new version.' })
    input: AddEvidenceVersionInput,
    @Ctx() context: RequestContext,
  ): Promise<EvidencePayload> {
    const [evidence] = await evidencesByIds(context.reads, [await this.versions.add(context.actor, input)]);
    if (!evidence) throw notFound();
    return { evidence };
  }

  // Reviewers correct what is under review without being able to create; which evidence is open to whom is an object rule.
  @Allow('evidence:read')
  @Mutation(() => EvidencesPayload, {
    description:
      'Changes drafts and returned evidence (evidence:create), or submitted and accepted evidence (evidence:review).',
  })
  async updateEvidences(
    @Arg('input', () => UpdateEvidencesInput, { description: 'Which, and what.' })
    input: UpdateEvidencesInput,
    @Ctx() context: RequestContext,
  ): Promise<EvidencesPayload> {
    return this.answer(context, await this.service.update(context.actor, input));
  }

  @Allow('evidence:create')
  @Mutation(() => EvidencesPayload, { description: 'Hands evidence in for review.' })
  async submitEvidences(
    @Arg('ids', () => [ID], idsArgument) ids: string[] | null,
    @Arg('filter', () => EvidenceFilter, matchArgument) filter: EvidenceFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<EvidencesPayload> {
    return this.answer(context, await this.service.submit(context.actor, { ids, filter }));
  }

  @Allow('evidence:review')
  @Mutation(() => EvidencesPayload, {
    description: 'Accepts submitted evidence as proof; refused for who submitted it (four eyes).',
  })
  async acceptEvidences(
    @Arg('ids', () => [ID], idsArgument) ids: string[] | null,
    @Arg('filter', () => EvidenceFilter, matchArgument) filter: EvidenceFilter | null,
    @Ctx() context: RequestContext,
    @Arg('note', () => String, {
      nullable: true,
      description: 'Remark for the audit trail, at most 2,000 characters.',
    })
    note: string | null,
  ): Promise<EvidencesPayload> {
    return this.answer(context, await this.service.accept(context.actor, { ids, filter }, note));
  }

  @Allow('evidence:review')
  @Mutation(() => EvidencesPayload, {
    description: 'Sends submitted or accepted evidence back; it proves nothing until it is accepted again.',
  })
  async returnEvidences(
    @Arg('ids', () => [ID], idsArgument) ids: string[] | null,
    @Arg('filter', () => EvidenceFilter, matchArgument) filter: EvidenceFilter | null,
    @Arg('reason', () => String, { description: 'What is wrong, at most 2,000 characters.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<EvidencesPayload> {
    return this.answer(context, await this.service.return(context.actor, { ids, filter }, reason));
  }

  @Allow('evidence:delete')
  @Mutation(() => DeleteEvidencePayload, {
    description: 'Deletes one piece of evidence; refused while a closed assessment rests on it.',
  })
  async deleteEvidence(
    @Arg('id', () => ID, { description: 'The evidence.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DeleteEvidencePayload> {
    return { deletedId: await this.service.delete(context.actor, id) };
  }

  private async answer(context: RequestContext, outcomes: readonly Outcome[]): Promise<EvidencesPayload> {
    const found = await this.read(
      context,
      outcomes.map(({ id }) => id),
    );
    return {
      items: outcomes.map(({ id, error }) => ({
        id,
        evidence: found.get(id) ?? null,
        error: error ? toItemError(error, context.origin.locale) : null,
      })),
    };
  }

  private async read(context: RequestContext, ids: readonly string[]): Promise<Map<string, Evidence>> {
    return new Map((await evidencesByIds(context.reads, ids)).map((evidence) => [evidence.id, evidence]));
  }
}
