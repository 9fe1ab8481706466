import { Args, ArgsType, Extensions, Field, ID, Int, Resolver } from 'type-graphql';
import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import { AsOfArgs } from '../../platform/graphql/as-of.js';
import { byParent, distinct, idsOf, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Control, controlsByIds } from '../framework/index.js';
import { Unit, unitOfEach } from '../organization/index.js';
import { memberOfEach, Membership } from '../people/index.js';
import { InformationSystem, systemsByIds } from '../system/index.js';
import { isId } from '../../platform/ids.js';
import {
  awaitsOthers,
  mayAccept,
  mayConfirm,
  mayDelete,
  mayEdit,
  mayLink,
  mayReturn,
  mayRevise,
  maySubmit,
} from './evidence.access.js';
import type { EvidenceFacts } from './evidence.access.js';
import {
  evidencesByIds,
  linkCounts,
  linksOfControls,
  linksOfEvidences,
  versionsByIds,
  versionsOfEvidences,
} from './evidence.queries.js';
import { EvidenceDamage } from './evidence.enums.js';
import { damagesOfVersions } from './file-damage.js';
import { Evidence, EvidenceLink, EvidenceVersion } from './evidence.types.js';
import { matchesOf } from './match.queries.js';
import { EvidenceMatch } from './match.types.js';

const rule = (
  evidences: Evidence[],
  actor: Actor,
  may: (actor: Actor, facts: EvidenceFacts) => boolean,
): boolean[] => evidences.map((evidence) => may(actor, evidence));

/** Arguments of Evidence.match. */
@ArgsType()
class MatchArgs {
  @Field(() => String, { description: 'Words as in EvidenceFilter.search, at most 200 characters.' })
  search!: string;
}

@Resolver(() => Evidence)
export class EvidenceFields {
  @Relation(() => Membership, { description: 'Who answers for it and keeps it valid.' })
  owner(evidences: Evidence[], _args: object, load: Load) {
    return memberOfEach(evidences, load, (evidence) => evidence.ownerId);
  }

  @Relation(() => Membership, {
    nullable: true,
    description: 'Who submitted it last; null for drafts and API tokens.',
  })
  submittedBy(evidences: Evidence[], _args: object, load: Load) {
    return memberOfEach(evidences, load, (evidence) => evidence.submittedById);
  }

  @Relation(() => Membership, { nullable: true, description: 'Who accepted or returned it last.' })
  reviewedBy(evidences: Evidence[], _args: object, load: Load) {
    return memberOfEach(evidences, load, (evidence) => evidence.reviewedById);
  }

  @Relation(() => Unit, { nullable: true, description: 'Unit that it belongs to.' })
  unit(evidences: Evidence[], _args: object, load: Load) {
    return unitOfEach(evidences, load);
  }

  @Relation(() => EvidenceVersion, { description: 'The version that counts.' })
  async currentVersion(
    evidences: Evidence[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(EvidenceVersion | null)[]> {
    const keys = evidences.map((evidence) => evidence.currentVersionId);
    return inOrder(keys, await versionsByIds(reads, distinct(keys), selected));
  }

  @Relation(() => [EvidenceVersion], { description: 'Every version, newest first.' })
  async versions(
    evidences: Evidence[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<EvidenceVersion[][]> {
    return byParent(
      evidences,
      await versionsOfEvidences(reads, idsOf(evidences), selected),
      (version) => version.evidenceId,
    );
  }

  @Relation(() => [EvidenceLink], { description: 'Controls that it is linked to, oldest link first.' })
  async links(evidences: Evidence[], _args: object, { reads, selected }: Load): Promise<EvidenceLink[][]> {
    const links = await linksOfEvidences(reads, idsOf(evidences), selected);
    return byParent(evidences, links, (link) => link.evidenceId);
  }

  @Relation(() => Int, { description: 'Number of its links.' })
  async linkCount(evidences: Evidence[], _args: object, { reads }: Load): Promise<number[]> {
    const counts = new Map((await linkCounts(reads, idsOf(evidences))).map((row) => [row.id, row.count]));
    return evidences.map((evidence) => counts.get(evidence.id) ?? 0);
  }

  @Relation(() => EvidenceMatch, {
    nullable: true,
    description:
      'Where it says these words, with what stands around them; null when it does not, or the text inside only nearly.',
    needs: [],
  })
  match(
    evidences: Evidence[],
    @Args(() => MatchArgs) { search }: MatchArgs,
    { reads }: Load,
  ): Promise<(EvidenceMatch | null)[]> {
    return matchesOf(reads, idsOf(evidences), search);
  }

  @Relation(() => Boolean, { description: 'The caller may change title, owner, dates, label and tags now.' })
  viewerCanEdit(evidences: Evidence[], _args: object, { actor }: Load): boolean[] {
    return rule(evidences, actor, mayEdit);
  }

  @Relation(() => Boolean, { description: 'The caller may add a version now.' })
  viewerCanAddVersion(evidences: Evidence[], _args: object, { actor }: Load): boolean[] {
    return rule(evidences, actor, mayRevise);
  }

  @Relation(() => Boolean, { description: 'The caller may submit it now.' })
  viewerCanSubmit(evidences: Evidence[], _args: object, { actor }: Load): boolean[] {
    return rule(evidences, actor, maySubmit);
  }

  @Relation(() => Boolean, { description: 'The caller may accept it now; never what he submitted.' })
  viewerCanAccept(evidences: Evidence[], _args: object, { actor }: Load): boolean[] {
    return rule(evidences, actor, mayAccept);
  }

  @Relation(() => Boolean, {
    description: 'The caller may return it now: also his own submission, and what was accepted wrongly.',
  })
  viewerCanReturn(evidences: Evidence[], _args: object, { actor }: Load): boolean[] {
    return rule(evidences, actor, mayReturn);
  }

  @Relation(() => Boolean, {
    description: 'It waits for review, and because the caller submitted it, for the review by somebody else.',
  })
  viewerAwaitsReview(evidences: Evidence[], _args: object, { actor }: Load): boolean[] {
    return rule(evidences, actor, awaitsOthers);
  }

  @Relation(() => Boolean, {
    description: 'The caller may delete it, unless a closed assessment rests on it.',
  })
  viewerCanDelete(evidences: Evidence[], _args: object, { actor }: Load): boolean[] {
    return rule(evidences, actor, mayDelete);
  }

  @Relation(() => Boolean, { description: 'The caller may link it to controls and unlink it.' })
  viewerCanLink(evidences: Evidence[], _args: object, { actor }: Load): boolean[] {
    return rule(evidences, actor, mayLink);
  }
}

@Resolver(() => EvidenceVersion)
export class EvidenceVersionFields {
  @Relation(() => Membership, { nullable: true, description: 'Who added it; null for an API token.' })
  createdBy(versions: EvidenceVersion[], _args: object, load: Load) {
    return memberOfEach(versions, load, (version) => version.createdById);
  }

  @Relation(() => EvidenceDamage, {
    nullable: true,
    description:
      'What is wrong with the stored file, as the last integrity check found it, or why it is closed (malware scan); null when nothing is known to be, and always in the past (`asOf`).',
  })
  async damage(
    versions: EvidenceVersion[],
    _args: object,
    { reads }: Load,
  ): Promise<(EvidenceDamage | null)[]> {
    if (reads.moment) return versions.map(() => null);
    const damages = await damagesOfVersions(reads, idsOf(versions));
    const kinds = new Map(damages.map(({ id, damage }) => [id, damage]));
    return versions.map(({ id }) => kinds.get(id) ?? null);
  }
}

@Resolver(() => EvidenceLink)
export class EvidenceLinkFields {
  @Relation(() => Evidence, { description: 'The proof.' })
  async evidence(
    links: EvidenceLink[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(Evidence | null)[]> {
    const keys = links.map((link) => link.evidenceId);
    return inOrder(keys, await evidencesByIds(reads, distinct(keys), selected));
  }

  @Relation(() => Control, { description: 'What it proves.' })
  async control(links: EvidenceLink[], _args: object, { reads }: Load): Promise<(Control | null)[]> {
    const keys = links.map((link) => link.controlId);
    return inOrder(keys, await controlsByIds(reads, distinct(keys)));
  }

  @Relation(() => InformationSystem, {
    nullable: true,
    description: 'The information system for which the link holds; null when it holds for every subject.',
  })
  async system(links: EvidenceLink[], _args: object, { reads }: Load): Promise<(InformationSystem | null)[]> {
    const keys = links.map((link) => link.systemId);
    return inOrder(keys, await systemsByIds(reads, distinct(keys)));
  }

  @Relation(() => Membership, { nullable: true, description: 'Who confirmed it; null when nobody had to.' })
  confirmedBy(links: EvidenceLink[], _args: object, load: Load) {
    return memberOfEach(links, load, (link) => link.confirmedById);
  }

  @Relation(() => Boolean, {
    description: 'The caller may confirm it now: it is derived, and he is a person.',
  })
  viewerCanConfirm(links: EvidenceLink[], _args: object, { actor }: Load): boolean[] {
    return links.map((link) => mayConfirm(actor, link));
  }

  @Relation(() => Membership, {
    nullable: true,
    description: 'Who linked it; null for an API token or the product itself.',
  })
  createdBy(links: EvidenceLink[], _args: object, load: Load) {
    return memberOfEach(links, load, (link) => link.createdById);
  }
}

/** Arguments of Control.evidenceLinks. */
@ArgsType()
class ControlLinksArgs extends AsOfArgs {
  @Field(() => ID, {
    nullable: true,
    description:
      'Only links that count for this information system: its own and those for every subject. All links when left out.',
  })
  subjectId?: string | null;
}

/** Controls know nothing of evidence: this room extends their type. */
@Resolver(() => Control)
export class ControlEvidenceFields {
  @Extensions({ listSize: 5 })
  @Relation(() => [EvidenceLink], { description: 'Links to evidence that the caller may see, oldest first.' })
  async evidenceLinks(
    controls: Control[],
    @Args(() => ControlLinksArgs) { subjectId }: ControlLinksArgs,
    { reads, actor, selected }: Load,
  ): Promise<EvidenceLink[][]> {
    // Rule books are read by more people than evidence is.
    if (!may(actor, 'evidence:read')) return controls.map(() => []);
    if (subjectId && !isId(subjectId)) return controls.map(() => []);
    const links = await linksOfControls(reads, idsOf(controls), subjectId ?? undefined, selected);
    return byParent(controls, links, (link) => link.controlId);
  }
}
