import { Arg, Ctx, Extensions, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../../platform/access/allow.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { notFound } from '../../../platform/graphql/errors.js';
import { distinct, inOrder, Relation } from '../../../platform/graphql/relation.js';
import type { Load } from '../../../platform/graphql/relation.js';
import { isId } from '../../../platform/ids.js';
import { frameworksByIds } from '../framework.queries.js';
import { Framework } from '../framework.types.js';
import { FrameworkPayload } from '../own-book.types.js';
import { importById } from './import.queries.js';
import type { ImportService } from './import.service.js';
import {
  ApplyFrameworkImportInput,
  DiscardFrameworkImportPayload,
  FrameworkExport,
  FrameworkImport,
  FrameworkImportTemplate,
} from './import.types.js';
import { formatsOf } from './write-apart.js';

@Resolver()
export class ImportResolver {
  constructor(private readonly service: ImportService) {}

  @Allow('framework:manage')
  @Query(() => FrameworkImportTemplate, { description: 'Where files are sent, and templates for them.' })
  frameworkImportTemplate(): FrameworkImportTemplate {
    return {
      uploadUrl: '/uploads/framework-imports',
      xlsxUrl: '/files/framework-import-template.xlsx',
      csvUrl: '/files/framework-import-template.csv',
    };
  }

  @Allow('framework:manage')
  @Query(() => FrameworkImport, {
    nullable: true,
    description: 'One import; null when it is unknown or has run out.',
  })
  frameworkImport(
    @Arg('id', () => ID, { description: 'The import.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<FrameworkImport | null> {
    return isId(id) ? importById(context.reads, id) : Promise.resolve(null);
  }

  @Allow('framework:manage')
  @Mutation(() => FrameworkPayload, {
    description:
      'Writes an import as a draft of the organization: all of it in one transaction, or nothing. CONFLICT when the code is taken, INVALID_STATE when it has errors or was applied.',
  })
  async applyFrameworkImport(
    @Arg('input', () => ApplyFrameworkImportInput, {
      description: 'The import and the head of the framework.',
    })
    input: ApplyFrameworkImportInput,
    @Ctx() context: RequestContext,
  ): Promise<FrameworkPayload> {
    const id = await this.service.apply(context.actor, input);
    const [framework] = await frameworksByIds(context.reads, [id]);
    if (!framework) throw notFound();
    return { framework };
  }

  @Allow('framework:manage')
  @Mutation(() => DiscardFrameworkImportPayload, { description: 'Throws an import away.' })
  async discardFrameworkImport(
    @Arg('id', () => ID, { description: 'The import.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DiscardFrameworkImportPayload> {
    const frameworkImport = await importById(context.reads, await this.service.discard(context.actor, id));
    if (!frameworkImport) throw notFound();
    return { frameworkImport };
  }
}

@Resolver(() => FrameworkImport)
export class ImportFields {
  @Relation(() => Framework, { nullable: true, description: 'The draft that it became; null before.' })
  async framework(imports: FrameworkImport[], _args: object, { reads }: Load): Promise<(Framework | null)[]> {
    const keys = imports.map(({ frameworkId }) => frameworkId);
    return inOrder(keys, await frameworksByIds(reads, distinct(keys)));
  }
}

@Resolver(() => Framework)
export class ExportFields {
  @Extensions({ listSize: 4 })
  @Relation(() => [FrameworkExport], {
    description:
      'Where it can be downloaded. MLPS goes out without its rules: as a library or a catalog only.',
  })
  exports(frameworks: Framework[]): FrameworkExport[][] {
    return frameworks.map(({ id, scoringKind }) =>
      formatsOf(scoringKind).map((format) => ({ format, url: `/files/frameworks/${id}/${format}` })),
    );
  }
}
