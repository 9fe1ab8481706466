import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { isId } from '../../platform/ids.js';
import { PageArgs, pageOf, toMappingClaim } from '../crosswalk/index.js';
import type { ControlTree } from '../crosswalk/index.js';
import { Control, controlsByIds } from '../framework/index.js';
import { InformationSystem, systemsByIds } from '../system/index.js';
import { evidencesByIds, linksByIds, linksOfEvidences, proposedLinks } from './evidence.queries.js';
import { Evidence, EvidenceLink } from './evidence.types.js';
import type { Offer } from './offer.js';
import { offersOfControls, offersOfEvidences, openTree } from './offer.queries.js';
import type { OfferService } from './offer.service.js';
import {
  AcceptMappingOffersInput,
  AcceptMappingOffersPayload,
  ConfirmLinksPayload,
  ControlOffersArgs,
  EvidenceLinkConnection,
  MappingOffer,
  MappingOfferConnection,
  MappingOffersArgs,
} from './offer.types.js';

@Resolver()
export class OfferResolver {
  constructor(private readonly service: OfferService) {}

  @Allow('evidence:read')
  @Query(() => EvidenceLinkConnection, {
    description:
      'Links that were derived from mappings, or came along when an assessment moved to other words, and wait for a person to confirm them, oldest first; of accepted evidence only, since its review comes first.',
  })
  proposedLinks(
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<EvidenceLink>> {
    return proposedLinks(context.reads, readPage(first, after, 2));
  }

  @Allow('evidence:link')
  @Mutation(() => AcceptMappingOffersPayload, {
    description:
      'Links a piece of evidence to mapped controls that it is offered for, at once or not at all. The links are PROPOSED: they prove nothing until a person confirms them.',
  })
  async acceptMappingOffers(
    @Arg('input', () => AcceptMappingOffersInput, { description: 'Which offers.' })
    input: AcceptMappingOffersInput,
    @Ctx() context: RequestContext,
  ): Promise<AcceptMappingOffersPayload> {
    const { evidenceId, created, alreadyLinked } = await this.service.acceptOffers(context.actor, input);
    const [evidence] = await evidencesByIds(context.reads, [evidenceId]);
    if (!evidence) throw notFound();
    // Read afterwards: what somebody else made at the same moment is among them.
    const links = await linksOfEvidences(context.reads, [evidenceId]);
    return {
      evidence,
      created,
      alreadyLinked,
      links: links.filter((link) => input.controlIds.includes(link.controlId)),
    };
  }

  @Allow('evidence:link')
  @Mutation(() => ConfirmLinksPayload, {
    description:
      'Confirms links that were derived from mappings: they count as proof from now on. All or none; FORBIDDEN for API tokens.',
  })
  async confirmLinks(
    @Arg('linkIds', () => [ID], { description: '1 to 250 links.' }) linkIds: string[],
    @Ctx() context: RequestContext,
  ): Promise<ConfirmLinksPayload> {
    const { ids, confirmed } = await this.service.confirmLinks(context.actor, linkIds);
    return { confirmed, links: await linksByIds(context.reads, ids) };
  }
}

export const toOffer = (offer: Offer): MappingOffer => ({
  claim: toMappingClaim(offer.claim),
  missing: [...offer.missing],
  evidenceId: offer.evidenceId,
  fromId: offer.claim.from,
  controlId: offer.claim.to,
  systemId: offer.systemId,
});

function toOffers(
  offers: readonly Offer[],
  { filter, first, after }: MappingOffersArgs,
  tree: ControlTree,
): Connection<MappingOffer> {
  const ofBook = (id: string): boolean =>
    filter?.frameworkCodes?.includes(tree.edition(id)?.framework.code ?? '') ?? false;
  const found = offers.filter(
    ({ claim }) =>
      (!filter?.frameworkCodes?.length || ofBook(claim.from) || ofBook(claim.to)) &&
      (filter?.certain == null || filter.certain === (claim.relation !== null)),
  );
  return pageOf(found.map(toOffer), first, after);
}

@Resolver(() => Evidence)
export class EvidenceOffers {
  @Relation(() => MappingOfferConnection, {
    needs: [],
    description:
      'Mapped controls of other rule books that this proof is offered for, best first. Empty unless it is accepted and valid today; only links that count make offers, and what is linked already is none.',
  })
  async mappingOffers(
    evidences: Evidence[],
    @Args(() => MappingOffersArgs) args: MappingOffersArgs,
    { reads }: Load,
  ): Promise<Connection<MappingOffer>[]> {
    const offers = await offersOfEvidences(reads, distinct(evidences.map((evidence) => evidence.id)));
    const tree = await openTree(reads);
    return evidences.map(({ id }) => toOffers(offers.get(id) ?? [], args, tree));
  }
}

@Resolver(() => Control)
export class ControlOffers {
  @Relation(() => MappingOfferConnection, {
    description:
      'Accepted and valid evidence that proves a mapped control of another rule book and is offered for this one, best first; of all proofs of mapped controls the newest 2,000 are looked at. Empty for controls without results.',
  })
  async mappingOffers(
    controls: Control[],
    @Args(() => ControlOffersArgs) { subjectId, ...args }: ControlOffersArgs,
    { reads }: Load,
  ): Promise<Connection<MappingOffer>[]> {
    const known = subjectId && isId(subjectId) ? subjectId : null;
    const offers = await offersOfControls(reads, distinct(controls.map((control) => control.id)), known);
    const tree = await openTree(reads);
    return controls.map(({ id }) => toOffers(offers.get(id) ?? [], args, tree));
  }
}

const controls = async (keys: readonly string[], { reads }: Load): Promise<(Control | null)[]> =>
  inOrder(keys, await controlsByIds(reads, distinct(keys)));

@Resolver(() => MappingOffer)
export class MappingOfferFields {
  @Relation(() => Evidence, { description: 'The proof.' })
  async evidence(
    offers: MappingOffer[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(Evidence | null)[]> {
    const keys = offers.map((offer) => offer.evidenceId);
    return inOrder(keys, await evidencesByIds(reads, distinct(keys), selected));
  }

  @Relation(() => Control, { description: 'The control that has the proof.' })
  from(offers: MappingOffer[], _args: object, load: Load): Promise<(Control | null)[]> {
    return controls(
      offers.map((offer) => offer.fromId),
      load,
    );
  }

  @Relation(() => Control, { description: 'The control that it is offered for.' })
  control(offers: MappingOffer[], _args: object, load: Load): Promise<(Control | null)[]> {
    return controls(
      offers.map((offer) => offer.controlId),
      load,
    );
  }

  @Relation(() => InformationSystem, {
    nullable: true,
    description: 'The information system that the link would hold for; null for every subject.',
  })
  async system(
    offers: MappingOffer[],
    _args: object,
    { reads }: Load,
  ): Promise<(InformationSystem | null)[]> {
    const keys = offers.map((offer) => offer.systemId);
    return inOrder(keys, await systemsByIds(reads, distinct(keys)));
  }
}
