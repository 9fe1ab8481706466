import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { ReportPdfService } from './report.pdf.js';
import { requireReport } from './report.queries.js';
import { ReportPayload } from './report.types.js';

@Resolver()
export class ReportPdfResolver {
  constructor(private readonly pdfs: ReportPdfService) {}

  @Allow('report:read')
  @Query(() => Boolean, {
    description: 'Whether reports can be had as PDF on this server: only where LibreOffice is installed.',
  })
  reportPdfAvailable(): boolean {
    return this.pdfs.hasOffice;
  }

  @Allow('report:read')
  @Mutation(() => ReportPayload, {
    description:
      'Has a finished report made into a PDF, which is kept with it; follow `reportChanged`. One that is there or being made is answered as it is. INVALID_STATE without LibreOffice and while the report is being made, FORBIDDEN for who may not download it.',
  })
  async makeReportPdf(
    @Arg('id', () => ID, { description: 'The report; NOT_FOUND when it is out of sight.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ReportPayload> {
    return { report: await requireReport(context.reads, await this.pdfs.ask(context.actor, id)) };
  }
}
