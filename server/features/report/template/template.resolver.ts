import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../../platform/access/allow.js';
import { readPage } from '../../../platform/graphql/connection.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { say } from '../../../platform/graphql/errors.js';
import { Relation } from '../../../platform/graphql/relation.js';
import type { Load } from '../../../platform/graphql/relation.js';
import { whyClosed } from '../../evidence/index.js';
import { memberOfEach, Membership } from '../../people/index.js';
import { listTemplates, requireTemplate } from './template.queries.js';
import type { TemplateService } from './template.service.js';
import {
  ActivateReportTemplateInput,
  ReportTemplate,
  ReportTemplateConnection,
  ReportTemplatePayload,
} from './template.types.js';

@Resolver()
export class TemplateResolver {
  constructor(private readonly templates: TemplateService) {}

  @Allow('report:template')
  @Query(() => ReportTemplateConnection, {
    description:
      'Templates that documents go into, newest first. One comes in by `POST /uploads/report-templates?fileName=`.',
  })
  reportTemplates(
    @Ctx() context: RequestContext,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Page size, 1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the page before.' }) after:
      | string
      | null,
  ) {
    return listTemplates(context.reads, readPage(first, after, 2));
  }

  @Allow('report:template')
  @Mutation(() => ReportTemplatePayload, {
    description: 'Documents that are made from now on go into this template.',
  })
  async activateReportTemplate(
    @Arg('input', () => ActivateReportTemplateInput) input: ActivateReportTemplateInput,
    @Ctx() context: RequestContext,
  ): Promise<ReportTemplatePayload> {
    const id = await this.templates.activate(context.actor, input);
    return { template: await requireTemplate(context.reads, id) };
  }

  @Allow('report:template')
  @Mutation(() => ReportTemplatePayload, {
    description:
      'No document that is made from now on goes into this template. INVALID_STATE unless it is active.',
  })
  async retireReportTemplate(
    @Arg('id', () => ID, { description: 'The template.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ReportTemplatePayload> {
    return { template: await requireTemplate(context.reads, await this.templates.retire(context.actor, id)) };
  }

  @Allow('report:template')
  @Mutation(() => ReportTemplatePayload, {
    description: 'Deletes a draft; answers it as it was. INVALID_STATE for one that was ever active.',
  })
  async deleteReportTemplate(
    @Arg('id', () => ID, { description: 'The template.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<ReportTemplatePayload> {
    return { template: await this.templates.remove(context.actor, id) };
  }
}

@Resolver(() => ReportTemplate)
export class TemplateFields {
  @Relation(() => String, {
    nullable: true,
    description:
      'Why it may neither be opened nor activated, in the language of the caller: the malware scan has not seen it yet, or found something. Null when it may.',
  })
  closedReason(templates: ReportTemplate[], _args: object, { actor }: Load): (string | null)[] {
    return templates.map(({ quarantine }) => {
      const why = whyClosed(quarantine);
      return why && say(why, actor.locale);
    });
  }

  @Relation(() => Membership, { nullable: true, description: 'Who uploaded it.', needs: ['createdById'] })
  createdBy(templates: ReportTemplate[], _args: object, load: Load) {
    return memberOfEach(templates, load, (template) => template.createdById);
  }
}
