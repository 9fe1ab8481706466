import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../platform/access/allow.js';
import { compareDocuments } from '../../platform/documents/index.js';
import type { DocumentChange } from '../../platform/documents/index.js';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { connectionOf, readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { badInput, forbidden, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { check, id as idRule } from '../../platform/graphql/input-rules.js';
import { pageOfLines } from '../framework/index.js';
import { documentKinds } from './report.kinds.js';
import { dataOfReports, reportsByIds } from './report.queries.js';

export const ReportChangeKind = apiEnum(
  'ReportChangeKind',
  'How one issue of a document differs from another.',
  {
    ADDED: 'Only the later one says it.',
    REMOVED: 'Only the earlier one says it.',
    CHANGED: 'Both say it, differently.',
  } satisfies Record<DocumentChange['kind'], string>,
);
export type ReportChangeKind = DocumentChange['kind'];

export const ReportChangePlace = apiEnum('ReportChangePlace', 'Where two issues of a document differ.', {
  CHAPTER: 'A whole chapter.',
  PARAGRAPH: 'A paragraph.',
  ROW: 'A row of a table.',
  FIGURE: 'A key figure.',
} satisfies Record<DocumentChange['what'], string>);
export type ReportChangePlace = DocumentChange['what'];

@ObjectType({
  simpleResolvers: true,
  description: 'What stood in one place of a document and what stands there now.',
})
export class ReportChangePart {
  @Field(() => String, { description: 'Title of the column; empty outside of tables.' })
  label!: string;

  @Field(() => String, {
    nullable: true,
    description: 'In the earlier issue; null where it has no such place.',
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'In the later issue; null where it has no such place.',
  })
  after!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One place at which two issues of a document differ.' })
export class ReportChange {
  @Field(() => [String], { description: 'Headings above it, outermost first.' })
  chapter!: readonly string[];

  @Field(() => ReportChangeKind, { description: 'How it differs.' })
  kind!: ReportChangeKind;

  @Field(() => ReportChangePlace, { description: 'What differs.' })
  what!: ReportChangePlace;

  @Field(() => String, {
    description:
      'The heading, the caption and the key of a row, the label of a figure; empty for a paragraph.',
  })
  name!: string;

  @Field(() => [ReportChangePart], { description: 'What differs in it; empty for a chapter.' })
  parts!: readonly ReportChangePart[];
}
export const ReportChangeConnection = connectionOf('ReportChange', () => ReportChange).Connection;

const wanted = z.object({ from: idRule, to: idRule });

@Resolver()
export class ReportComparisonResolver {
  @Allow('report:read')
  @Query(() => ReportChangeConnection, {
    description:
      'What differs between two reports of one kind, made anew from the data that each was made from; chapter by chapter in the order of the later one. BAD_USER_INPUT for different kinds, INVALID_STATE for one that is not made yet, FORBIDDEN for who may not see sensitive evidence that one of them names.',
  })
  async reportComparison(
    @Arg('from', () => ID, { description: 'The earlier report.' }) from: string,
    @Arg('to', () => ID, { description: 'The later report.' }) to: string,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row to go on after.' }) after:
      | string
      | null,
    @Ctx() { reads }: RequestContext,
  ): Promise<Connection<DocumentChange>> {
    const ids = check(wanted, { from, to });
    const page = readPage(first, after, 1);
    const reports = await reportsByIds(reads, [ids.from, ids.to]);
    const [earlier, later] = [ids.from, ids.to].map((id) => reports.find((report) => report.id === id));
    if (!earlier || !later) throw notFound();
    if (earlier.kind !== later.kind)
      throw badInput({ from: text('只能对比同一种文件。', 'Only documents of one kind are compared.') });
    for (const { state, downloadUrl } of [earlier, later]) {
      if (state !== 'READY')
        throw invalidState(text('文件生成完成后才能对比。', 'Documents are compared once they are made.'));
      if (downloadUrl === null) throw forbidden();
    }
    const data = new Map(
      (await dataOfReports(reads, [earlier.id, later.id])).map((row) => [row.id, row.data]),
    );
    const kind = documentKinds[later.kind];
    const [former, now] = [earlier, later].map(({ id }) => kind.document(data.get(id)!, new Map()).model);
    return pageOfLines(compareDocuments(former!, now!), page, (change) => ({ ...change }));
  }
}
