import { Arg, Ctx, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../platform/access/allow.js';
import type { FedEvent } from '../../platform/events/feed.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { check, id as idRule } from '../../platform/graphql/input-rules.js';
import { byParent, distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { isId } from '../../platform/ids.js';
import { Assessment, assessmentsByIds } from '../assessment/index.js';
import { Membership, membershipsByIds } from '../people/index.js';
import { Roadmap, roadmapsByIds } from '../planning/index.js';
import { policiesByIds, Policy } from '../policy/index.js';
import { listReports, reportsByIds, requireReport, versionsOf } from './report.queries.js';
import { plansByIds, RemediationPlan } from '../remediation/index.js';
import { InformationSystem, systemsByIds } from '../system/index.js';
import { reportTopic } from './report.service.js';
import type { ReportService } from './report.service.js';
import { CreateReportInput, Report, ReportConnection, ReportFilter, ReportPayload } from './report.types.js';

const listing = z.object({
  assessmentId: idRule.nullable(),
  roadmapId: idRule.nullable(),
  systemId: idRule.nullable(),
  planId: idRule.nullable(),
});

@Resolver()
export class ReportResolver {
  constructor(private readonly service: ReportService) {}

  @Allow('report:read')
  @Query(() => ReportConnection, { description: 'Reports, newest first.' })
  reports(
    @Ctx() context: RequestContext,
    @Arg('filter', () => ReportFilter, { nullable: true, description: 'Which reports.' })
    filter: ReportFilter | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Page size, 1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the page before.' }) after:
      | string
      | null,
  ) {
    const ids = check(listing, {
      assessmentId: filter?.assessmentId ?? null,
      roadmapId: filter?.roadmapId ?? null,
      systemId: filter?.systemId ?? null,
      planId: filter?.planId ?? null,
    });
    return listReports(context.reads, { ...filter, ...ids }, readPage(first, after, 2));
  }

  @Allow('report:read')
  @Query(() => Report, { nullable: true, description: 'One report; null when it is unknown or not visible.' })
  async report(
    @Arg('id', () => ID, { description: 'The report.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Report | null> {
    if (!isId(id)) return null;
    const [report] = await reportsByIds(context.reads, [id]);
    return report ?? null;
  }

  @Allow('report:create')
  @Mutation(() => ReportPayload, {
    description: 'Asks for a report; it is made in the background, follow `reportChanged`.',
  })
  async createReport(
    @Arg('input', () => CreateReportInput) input: CreateReportInput,
    @Ctx() context: RequestContext,
  ): Promise<ReportPayload> {
    return {
      report: await requireReport(context.reads, await this.service.createReport(context.actor, input)),
    };
  }

  @Allow('report:create')
  @Mutation(() => ReportPayload, {
    description:
      'Asks for the next version of a document from the data of now; the former one stays. INVALID_STATE while that is being made; otherwise refused as `createReport` is.',
  })
  async renewReport(
    @Arg('id', () => ID, { description: 'The report.' }) id: string,
    @Arg('clientKey', () => String, {
      nullable: true,
      description: 'Idempotency key: the same key answers the same report.',
    })
    clientKey: string | null,
    @Ctx() context: RequestContext,
  ): Promise<ReportPayload> {
    return {
      report: await requireReport(
        context.reads,
        await this.service.renewReport(context.actor, id, clientKey),
      ),
    };
  }

  @Allow('report:create')
  @Mutation(() => ReportPayload, {
    description: 'Makes a report that failed once more, under its number. INVALID_STATE unless it failed.',
  })
  async retryReport(
    @Arg('id', () => ID, { description: 'The report.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ReportPayload> {
    return { report: await requireReport(context.reads, await this.service.retryReport(context.actor, id)) };
  }

  @Allow('report:create')
  @Mutation(() => ReportPayload, {
    description:
      'Stops the making of a report, which can be tried again. INVALID_STATE when it is done, or is being issued.',
  })
  async cancelReport(
    @Arg('id', () => ID, { description: 'The report.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ReportPayload> {
    return {
      report: await requireReport(context.reads, await this.service.cancelReport(context.actor, id)),
    };
  }

  @Allow('report:create')
  @Mutation(() => ReportPayload, {
    description:
      'Takes a finished draft off the list; answers it as it was. INVALID_STATE for one that was submitted or issued.',
  })
  async deleteReport(
    @Arg('id', () => ID, { description: 'The report.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ReportPayload> {
    const report = isId(id) ? await requireReport(context.reads, id) : undefined;
    if (!report) throw notFound();
    await this.service.deleteReport(context.actor, id);
    return { report };
  }

  @Allow('report:read')
  @Subscription(() => Report, {
    description: 'Progress and end of one report.',
    subscribe: async ({ args, context }: { args: { readonly id?: unknown }; context: RequestContext }) => {
      if (!isId(args.id)) throw notFound();
      try {
        await requireReport(context.reads, args.id);
      } finally {
        await context.close();
      }
      return context.feed.subscribe(context.actor.organizationId, reportTopic(args.id));
    },
  })
  reportChanged(
    @Root() _event: FedEvent,
    @Arg('id', () => ID, { description: 'The report; NOT_FOUND when it is not visible to the caller.' })
    id: string,
    @Ctx() context: RequestContext,
  ): Promise<Report> {
    return requireReport(context.reads, id);
  }
}

@Resolver(() => Report)
export class ReportFields {
  @Relation(() => Assessment, {
    nullable: true,
    description: 'The assessment it is about, when visible to the caller.',
  })
  async assessment(reports: Report[], _args: object, { reads }: Load): Promise<(Assessment | null)[]> {
    const keys = reports.map((report) => report.assessmentId);
    return inOrder(keys, await assessmentsByIds(reads, distinct(keys)));
  }

  @Relation(() => Policy, {
    nullable: true,
    description: 'The policy it is about, when visible to the caller.',
  })
  async policy(reports: Report[], _args: object, { reads }: Load): Promise<(Policy | null)[]> {
    const keys = reports.map((report) => report.policyId);
    return inOrder(keys, await policiesByIds(reads, distinct(keys)));
  }

  @Relation(() => Roadmap, {
    nullable: true,
    description: 'The roadmap it is about, when it is still there and visible to the caller.',
    permission: 'remediation:read',
  })
  async roadmap(reports: Report[], _args: object, { reads }: Load): Promise<(Roadmap | null)[]> {
    const keys = reports.map((report) => report.roadmapId);
    return inOrder(keys, await roadmapsByIds(reads, distinct(keys)));
  }

  @Relation(() => [Report], {
    description: 'All versions of this document that are in sight, newest first, itself among them.',
  })
  async versions(reports: Report[], _args: object, { reads }: Load): Promise<Report[][]> {
    const rows = await versionsOf(
      reads,
      reports.map(({ id }) => id),
    );
    return byParent(reports, rows, ({ ofId }) => ofId);
  }

  @Relation(() => InformationSystem, {
    nullable: true,
    description: 'The information system it is about, when visible to the caller.',
    permission: 'system:read',
  })
  async system(reports: Report[], _args: object, { reads }: Load): Promise<(InformationSystem | null)[]> {
    const keys = reports.map((report) => report.systemId);
    return inOrder(keys, await systemsByIds(reads, distinct(keys)));
  }

  @Relation(() => RemediationPlan, {
    nullable: true,
    description: 'The remediation plan it is about, when visible to the caller.',
    permission: 'remediation:read',
  })
  async plan(reports: Report[], _args: object, { reads }: Load): Promise<(RemediationPlan | null)[]> {
    const keys = reports.map((report) => report.planId);
    return inOrder(keys, await plansByIds(reads, distinct(keys)));
  }

  @Relation(() => Membership, { nullable: true, description: 'Who asked for it.' })
  async createdBy(reports: Report[], _args: object, { reads }: Load): Promise<(Membership | null)[]> {
    const keys = reports.map((report) => report.createdById);
    return inOrder(keys, await membershipsByIds(reads, distinct(keys)));
  }
}
