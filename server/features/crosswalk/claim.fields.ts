import { Args, Resolver } from 'type-graphql';
import { connect, readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import { badInput, text } from '../../platform/graphql/errors.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Control, controlsByIds, editionsOf } from '../framework/index.js';
import { claimsOf } from './claim.queries.js';
import { ControlTree } from './control-tree.js';
import { MappingClaimsArgs } from './crosswalk.inputs.js';
import type { MappingClaimFilter } from './crosswalk.inputs.js';
import { mappingsByIds } from './crosswalk.queries.js';
import { Mapping, MappingClaim, MappingClaimConnection, MappingStep } from './crosswalk.types.js';
import { isReviewed, mappingsIn } from './paths.js';
import type { Claim } from './paths.js';
import { CONFIDENCES, RELATIONS } from './relation.js';

/** A claim as the API answers it: fresh objects, because relations are written onto them. */
export const toMappingClaim = (claim: Claim): MappingClaim => ({
  relation: claim.relation,
  confidence: claim.confidence,
  reviewed: isReviewed(claim),
  mappingCount: mappingsIn(claim),
  path: claim.steps.map(({ from, to, ...step }) => ({ ...step, fromId: from, toId: to })),
  controlId: claim.to,
});

/** Certain ones first, then by rule book, and there the strongest first. */
function inReadingOrder(claims: readonly Claim[], tree: ControlTree): Claim[] {
  const key = (claim: Claim): readonly (number | string)[] => [
    claim.relation === null ? 1 : 0,
    tree.edition(claim.to)?.framework.code ?? '',
    claim.relation === null ? mappingsIn(claim) : RELATIONS.indexOf(claim.relation),
    -CONFIDENCES.indexOf(claim.confidence),
    tree.control(claim.to)?.order ?? 0,
  ];
  return claims
    .map((claim) => ({ claim, key: key(claim) }))
    .toSorted((a, b) => {
      const at = a.key.findIndex((value, index) => value !== b.key[index]);
      return at < 0 ? 0 : a.key[at]! < b.key[at]! ? -1 : 1;
    })
    .map(({ claim }) => claim);
}

function matches(claim: Claim, filter: MappingClaimFilter, tree: ControlTree): boolean {
  const { frameworkCodes, certain, direct, assessable } = filter;
  return (
    (!frameworkCodes?.length || frameworkCodes.includes(tree.edition(claim.to)?.framework.code ?? '')) &&
    (certain == null || certain === (claim.relation !== null)) &&
    (direct == null || direct === (mappingsIn(claim) === 1)) &&
    (assessable == null || assessable === tree.control(claim.to)?.assessable)
  );
}

/** One page of a list that is computed as a whole; the cursor is a place in it. */
export function pageOf<Row>(
  rows: readonly Row[],
  first: number,
  after: string | null | undefined,
): Connection<Row> {
  const page = readPage(first, after, 1);
  const begin = page.after?.[0] ?? 0;
  if (typeof begin !== 'number' || !Number.isInteger(begin) || begin < 0)
    throw badInput({
      after: text('翻页位置无效，请从第一页开始。', 'The cursor is not valid: start from the first page.'),
    });
  const placed = rows.slice(begin, begin + page.first + 1).map((row, at) => ({ row, place: begin + at + 1 }));
  const { edges, pageInfo, totalCount } = connect(placed, page.first, rows.length, ({ place }) => [place]);
  const nodes = edges.map(({ node }) => node.row);
  return {
    edges: edges.map(({ cursor }, at) => ({ cursor, node: nodes[at]! })),
    nodes,
    pageInfo,
    totalCount,
  };
}

@Resolver(() => Control)
export class ControlMappings {
  @Relation(() => MappingClaimConnection, {
    description:
      'What follows from the mappings for this control and controls of other rule books, also from mappings of the node above and by way of a third rule book; the certain ones first. Rejected mappings lead nowhere.',
  })
  async mappings(
    controls: Control[],
    @Args(() => MappingClaimsArgs) { filter, first, after }: MappingClaimsArgs,
    { reads }: Load,
  ): Promise<Connection<MappingClaim>[]> {
    const claims = await claimsOf(
      reads,
      controls.map((control) => control.id),
    );
    const tree = new ControlTree(await editionsOf(reads));
    return controls.map(({ id }) => {
      const found = (claims.get(id) ?? []).filter((claim) => matches(claim, filter ?? {}, tree));
      return pageOf(inReadingOrder(found, tree).map(toMappingClaim), first, after);
    });
  }
}

const controls = async (keys: readonly string[], { reads }: Load): Promise<(Control | null)[]> =>
  inOrder(keys, await controlsByIds(reads, distinct(keys)));

@Resolver(() => MappingClaim)
export class MappingClaimFields {
  @Relation(() => Control, { description: 'The other control.' })
  control(claims: MappingClaim[], _args: object, load: Load): Promise<(Control | null)[]> {
    return controls(
      claims.map((claim) => claim.controlId),
      load,
    );
  }
}

@Resolver(() => MappingStep)
export class MappingStepFields {
  @Relation(() => Control, { description: 'Where the step begins.' })
  from(steps: MappingStep[], _args: object, load: Load): Promise<(Control | null)[]> {
    return controls(
      steps.map((step) => step.fromId),
      load,
    );
  }

  @Relation(() => Control, { description: 'Where it ends.' })
  to(steps: MappingStep[], _args: object, load: Load): Promise<(Control | null)[]> {
    return controls(
      steps.map((step) => step.toId),
      load,
    );
  }

  @Relation(() => Mapping, {
    nullable: true,
    description: 'The mapping; null for a step inside a rule book.',
  })
  async mapping(steps: MappingStep[], _args: object, { reads }: Load): Promise<(Mapping | null)[]> {
    const keys = steps.map((step) => step.mappingId);
    return inOrder(keys, await mappingsByIds(reads, distinct(keys)));
  }
}
