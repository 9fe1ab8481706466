import { Arg, Ctx, Extensions, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../../platform/access/allow.js';
import { may } from '../../../platform/access/actor.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import { distinct, inOrder, Relation } from '../../../platform/graphql/relation.js';
import type { Load } from '../../../platform/graphql/relation.js';
import { Framework, frameworksByIds, requireEdition } from '../../framework/index.js';
import { historyOfTables, tablesOf } from './official-table.queries.js';
import type { OfficialTableService } from './official-table.service.js';
import {
  EnterOfficialTableInput,
  OfficialTable,
  OfficialTableChange,
  OfficialTablePayload,
} from './official-table.types.js';

@Resolver(() => OfficialTable)
export class OfficialTableResolver {
  constructor(private readonly service: OfficialTableService) {}

  @Allow('assessment:read')
  @Extensions({ listSize: 4 })
  @Query(() => [OfficialTable], {
    description:
      'Official tables that this rule book lacks as we have it, with what the organization entered; at most 4, empty when it lacks none. NOT_FOUND for an unknown code.',
  })
  async officialTables(
    @Arg('frameworkCode', () => String, { description: 'Code of the rule book.' }) frameworkCode: string,
    @Ctx() { reads }: RequestContext,
  ): Promise<OfficialTable[]> {
    return tablesOf(reads, await requireEdition(reads, frameworkCode));
  }

  @Allow('assessment:manage')
  @Mutation(() => OfficialTablePayload, {
    description:
      'Enters an official table for this organization, or takes it back; every open assessment by the rule book is scored anew. BAD_USER_INPUT when it contradicts the rule book or itself.',
  })
  async enterOfficialTable(
    @Arg('input', () => EnterOfficialTableInput, { description: 'The table.' })
    input: EnterOfficialTableInput,
    @Ctx() { actor, reads }: RequestContext,
  ): Promise<OfficialTablePayload> {
    const { frameworkCode, rescored } = await this.service.enterOfficialTable(actor, input);
    const tables = await tablesOf(reads, await requireEdition(reads, frameworkCode));
    return { table: tables.find(({ kind }) => kind === input.kind)!, rescoredAssessments: rescored };
  }

  @Relation(() => Framework, { description: 'The rule book.' })
  async framework(tables: OfficialTable[], _args: object, { reads }: Load): Promise<(Framework | null)[]> {
    const keys = tables.map((table) => table.frameworkId);
    return inOrder(keys, await frameworksByIds(reads, distinct(keys)));
  }

  @Relation(() => [OfficialTableChange], { description: 'What was entered, newest first; at most 50.' })
  async history(tables: OfficialTable[], _args: object, { reads }: Load): Promise<OfficialTableChange[][]> {
    const rows = await historyOfTables(reads, distinct(tables.map((table) => table.frameworkId)));
    const byTable = Map.groupBy(rows, (row) => row.key);
    return tables.map((table) => byTable.get(table.id) ?? []);
  }

  @Relation(() => Boolean, { description: 'Whether the caller may enter it.' })
  viewerCanEnter(tables: OfficialTable[], _args: object, { actor }: Load): boolean[] {
    return tables.map(() => may(actor, 'assessment:manage'));
  }
}
