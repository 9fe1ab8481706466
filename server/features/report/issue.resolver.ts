import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { say } from '../../platform/graphql/errors.js';
import { Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { memberOfEach, Membership } from '../people/index.js';
import type { IssueService } from './issue.service.js';
import { DecideReportInput, WithdrawReportInput } from './issue.types.js';
import {
  decisionProblem,
  mayCancel,
  mayDecide,
  mayDelete,
  mayRenew,
  mayRetry,
  maySubmit,
  mayWithdraw,
} from './report.access.js';
import { requireReport } from './report.queries.js';
import { Report, ReportPayload } from './report.types.js';

@Resolver()
export class IssueResolver {
  constructor(private readonly issues: IssueService) {}

  @Allow('report:create')
  @Mutation(() => ReportPayload, {
    description:
      'Submits a finished document for somebody else to issue. INVALID_STATE unless it is a finished draft.',
  })
  async submitReport(
    @Arg('id', () => ID, { description: 'The report.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ReportPayload> {
    return payload(context, await this.issues.submit(context.actor, id));
  }

  @Allow('report:issue')
  @Mutation(() => ReportPayload, {
    description:
      'Issues a submitted document, which is then made once more from the same data with the names of who answers for it, or returns it. FORBIDDEN for who submitted it.',
  })
  async decideReport(
    @Arg('input', () => DecideReportInput, { description: 'The decision.' }) input: DecideReportInput,
    @Ctx() context: RequestContext,
  ): Promise<ReportPayload> {
    return payload(context, await this.issues.decide(context.actor, input));
  }

  @Allow('report:issue')
  @Mutation(() => ReportPayload, {
    description: 'Withdraws an issued document (作废): it stays in the list, marked, with its reason.',
  })
  async withdrawReport(
    @Arg('input', () => WithdrawReportInput, { description: 'Why.' }) input: WithdrawReportInput,
    @Ctx() context: RequestContext,
  ): Promise<ReportPayload> {
    return payload(context, await this.issues.withdraw(context.actor, input));
  }
}

const payload = async ({ reads }: RequestContext, id: string): Promise<ReportPayload> => ({
  report: await requireReport(reads, id),
});

@Resolver(() => Report)
export class IssueFields {
  @Relation(() => Membership, {
    nullable: true,
    description: 'Who submitted it last.',
    needs: ['submittedById'],
  })
  submittedBy(reports: Report[], _args: object, load: Load) {
    return memberOfEach(reports, load, (report) => report.submittedById);
  }

  @Relation(() => Membership, {
    nullable: true,
    description: 'Who issued it, or returned it last.',
    needs: ['decidedById'],
  })
  decidedBy(reports: Report[], _args: object, load: Load) {
    return memberOfEach(reports, load, (report) => report.decidedById);
  }

  @Relation(() => Boolean, { description: 'Whether the caller may submit it now.' })
  viewerCanSubmit(reports: Report[], _args: object, { actor }: Load): boolean[] {
    return reports.map((report) => maySubmit(actor, report));
  }

  @Relation(() => Boolean, { description: 'True when it waits and the caller may decide on it.' })
  viewerCanDecide(reports: Report[], _args: object, { actor }: Load): boolean[] {
    return reports.map((report) => mayDecide(actor, report));
  }

  @Relation(() => Boolean, { description: 'Whether the caller may withdraw it now.' })
  viewerCanWithdraw(reports: Report[], _args: object, { actor }: Load): boolean[] {
    return reports.map((report) => mayWithdraw(actor, report));
  }

  @Relation(() => Boolean, { description: 'Whether the caller may delete it now.' })
  viewerCanDelete(reports: Report[], _args: object, { actor }: Load): boolean[] {
    return reports.map((report) => mayDelete(actor, report));
  }

  @Relation(() => Boolean, { description: 'Whether the caller may stop its making now.' })
  viewerCanCancel(reports: Report[], _args: object, { actor }: Load): boolean[] {
    return reports.map((report) => mayCancel(actor, report));
  }

  @Relation(() => Boolean, { description: 'Whether the caller may have it made again after a failure.' })
  viewerCanRetry(reports: Report[], _args: object, { actor }: Load): boolean[] {
    return reports.map((report) => mayRetry(actor, report));
  }

  @Relation(() => Boolean, { description: 'Whether the caller may have its next version made.' })
  viewerCanRenew(reports: Report[], _args: object, { actor }: Load): boolean[] {
    return reports.map((report) => mayRenew(actor, report));
  }

  @Relation(() => String, {
    nullable: true,
    description:
      'Why the caller may not decide on a document that waits, in his language; null when he may and when it does not wait.',
  })
  decisionBlockedReason(reports: Report[], _args: object, { actor }: Load): (string | null)[] {
    return reports.map((report) => {
      const problem = report.standing === 'SUBMITTED' ? decisionProblem(actor, report) : undefined;
      return problem ? say(problem, actor.locale) : null;
    });
  }
}
