import { Field, Int, ObjectType, Resolver } from 'type-graphql';
import type { Reads } from '../../platform/database/database.js';
import { inOrder, distinct, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Control, controlsByIds } from '../framework/index.js';
import { PolicyCategory, RequirementState } from './policy.enums.js';
import { policiesByIds, policyStandings } from './policy.queries.js';
import { Policy } from './policy.types.js';
import { requiredDocuments } from './required-documents.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'A document that rule books ask for, and whether the organization has it. Names and the split into documents are usual practice; the clauses are those of `source`.',
})
export class PolicyRequirement {
  @Field(() => String, { description: 'Code in the catalogue.' })
  code!: string;

  @Field(() => String, { description: 'Usual name.' })
  name!: string;

  @Field(() => PolicyCategory, { description: 'Usual place in the four-level system.' })
  category!: PolicyCategory;

  @Field(() => String, { description: 'The clauses that ask for it.' })
  source!: string;

  @Field(() => Boolean, {
    description: 'False where it was not checked that the clause asks for a written document of this kind.',
  })
  verified!: boolean;

  @Field(() => RequirementState, { description: 'Whether it is there.' })
  state!: RequirementState;

  @Field(() => Int, { description: 'Policies that stand for it and are visible to the caller.' })
  policyCount!: number;

  policyIds!: string[];
  controlCodes!: { framework: string; code: string }[];
}

/** The whole catalogue with what stands for each document: one statement. */
export async function policyCatalogue(reads: Reads): Promise<PolicyRequirement[]> {
  const standings = await policyStandings(reads);
  return requiredDocuments.map((document) => {
    const own = standings.filter(({ requirementCodes }) => requirementCodes.includes(document.code));
    return {
      code: document.code,
      name: document.name,
      category: document.category,
      source: document.source,
      verified: document.verified,
      state: stateOf(own),
      policyCount: own.length,
      policyIds: own.map(({ id }) => id),
      controlCodes: [...document.controls],
    };
  });
}

function stateOf(
  own: readonly { readonly published: boolean; readonly overdue: boolean }[],
): RequirementState {
  const published = own.filter((policy) => policy.published);
  if (published.some((policy) => !policy.overdue)) return 'PRESENT';
  if (published.length > 0) return 'OVERDUE';
  return own.length > 0 ? 'IN_PREPARATION' : 'MISSING';
}

@Resolver(() => PolicyRequirement)
export class PolicyRequirementFields {
  @Relation(() => [Policy], { description: 'Policies that stand for it; at most 20.' })
  async policies(
    requirements: PolicyRequirement[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<Policy[][]> {
    const kept = requirements.map(({ policyIds }) => policyIds.slice(0, 20));
    const found = await policiesByIds(reads, distinct(kept.flat()), selected);
    return kept.map((ids) => inOrder(ids, found).filter((policy) => policy !== null));
  }

  @Relation(() => [Control], { description: 'Controls that such a document proves.' })
  async controls(requirements: PolicyRequirement[], _args: object, { reads }: Load): Promise<Control[][]> {
    const wanted = requirements.flatMap(({ controlCodes }) => controlCodes);
    const rows = await reads.query<{ id: string; framework: string; code: string }>(
      'policy.requiredControls',
      `select c.id, f.code as framework, c.code from control c join framework f on f.id = c.framework_id
       where f.organization_id is null and (f.code, c.code) in (select * from unnest($1::text[], $2::text[]))`,
      [wanted.map(({ framework }) => framework), wanted.map(({ code }) => code)],
    );
    const ids = new Map(rows.map((row) => [`${row.framework} ${row.code}`, row.id]));
    const keys = requirements.map(({ controlCodes }) =>
      controlCodes.flatMap(({ framework, code }) => ids.get(`${framework} ${code}`) ?? []),
    );
    const found = await controlsByIds(reads, distinct(keys.flat()));
    return keys.map((own) => inOrder(own, found).filter((control) => control !== null));
  }
}
