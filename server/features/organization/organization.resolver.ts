import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { organizationOf, unitsByIds, unitsOf } from './organization.queries.js';
import type { OrganizationService } from './organization.service.js';
import { CreateUnitInput, Organization, Unit, UnitPayload, UpdateUnitInput } from './organization.types.js';

@Resolver()
export class OrganizationResolver {
  constructor(private readonly service: OrganizationService) {}

  @Allow('organization:read')
  @Query(() => Organization, { description: 'The organization of the caller.' })
  organization(@Ctx() context: RequestContext): Promise<Organization> {
    return organizationOf(context.reads);
  }

  @Allow('organization:manage')
  @Mutation(() => UnitPayload, { description: 'Adds a campus or department.' })
  async createUnit(
    @Arg('input', () => CreateUnitInput) input: CreateUnitInput,
    @Ctx() context: RequestContext,
  ): Promise<UnitPayload> {
    return unitPayload(context, await this.service.createUnit(context.actor, input));
  }

  @Allow('organization:manage')
  @Mutation(() => UnitPayload, { description: 'Renames a unit or changes its code.' })
  async updateUnit(
    @Arg('input', () => UpdateUnitInput) input: UpdateUnitInput,
    @Ctx() context: RequestContext,
  ): Promise<UnitPayload> {
    return unitPayload(context, await this.service.updateUnit(context.actor, input));
  }
}

@Resolver(() => Organization)
export class OrganizationFields {
  @Relation(() => [Unit], { description: 'Every unit, parents before children.' })
  async units(parents: Organization[], _args: object, { reads }: Load): Promise<Unit[][]> {
    const units = await unitsOf(reads);
    return parents.map(() => units);
  }
}

@Resolver(() => Unit)
export class UnitFields {
  @Relation(() => Unit, { nullable: true, description: 'The unit above; none for a root.' })
  async parent(units: Unit[], _args: object, { reads }: Load): Promise<(Unit | null)[]> {
    const keys = units.map((unit) => unit.parentId);
    return inOrder(keys, await unitsByIds(reads, distinct(keys)));
  }
}

async function unitPayload(context: RequestContext, id: string): Promise<UnitPayload> {
  const [unit] = await unitsByIds(context.reads, [id]);
  if (!unit) throw notFound();
  return { unit };
}
