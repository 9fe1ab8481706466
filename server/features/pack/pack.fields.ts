import { Extensions, Resolver } from 'type-graphql';
import { byParent, distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Assessment, assessmentsByIds } from '../assessment/index.js';
import { Inspection, inspectionsByIds } from '../inspection/index.js';
import { memberOfEach, Membership, membersOfPacks } from '../people/index.js';
import { mayOpen, mayShare, mayStep } from './pack.access.js';
import { linksOf, mostOfInspection, packsOfInspections, volumesOf } from './pack.queries.js';
import { Pack, PackLink, PackPart, PackVolume } from './pack.types.js';

@Resolver(() => Pack)
export class PackFields {
  @Relation(() => Assessment, {
    nullable: true,
    description:
      'The first assessment whose items are in it, when visible to the caller; `parts` has all of them.',
    needs: ['parts'],
  })
  async assessment(packs: Pack[], _args: object, { reads }: Load): Promise<(Assessment | null)[]> {
    const keys = packs.map((pack) => pack.parts[0]!.assessmentId);
    return inOrder(keys, await assessmentsByIds(reads, distinct(keys)));
  }

  @Relation(() => Inspection, {
    nullable: true,
    description: 'The inspection it is made for, when there is one and it is visible to the caller.',
    needs: ['inspectionId'],
  })
  async inspection(packs: Pack[], _args: object, { reads }: Load): Promise<(Inspection | null)[]> {
    const keys = packs.map((pack) => pack.inspectionId);
    return inOrder(keys, await inspectionsByIds(reads, distinct(keys)));
  }

  @Relation(() => Membership, { nullable: true, description: 'Who made it.', needs: ['createdById'] })
  createdBy(packs: Pack[], _args: object, load: Load) {
    return memberOfEach(packs, load, (pack) => pack.createdById);
  }

  @Relation(() => Membership, {
    nullable: true,
    description: 'Who froze it, and confirmed that data of patients is masked.',
    needs: ['frozenById'],
  })
  frozenBy(packs: Pack[], _args: object, load: Load) {
    return memberOfEach(packs, load, (pack) => pack.frozenById);
  }

  @Relation(() => [PackVolume], {
    description: 'Its ZIPs, in order; empty until it is frozen. All of them unpack into one folder.',
    needs: ['holdsSensitive', 'state'],
  })
  async volumes(packs: Pack[], _args: object, { reads }: Load): Promise<PackVolume[][]> {
    const frozen = packs.filter((pack) => pack.state === 'FROZEN' || pack.state === 'WITHDRAWN');
    const rows =
      frozen.length === 0
        ? []
        : await volumesOf(
            reads,
            frozen.map((pack) => pack.id),
          );
    return byParent(packs, rows, (row) => row.packId).map((volumes, at) =>
      volumes.map(({ number, fileCount, byteSize }) => ({
        number,
        fileCount,
        byteSize,
        downloadUrl:
          packs[at]!.state === 'FROZEN' && mayOpen(reads.actor, packs[at]!)
            ? `/files/packs/${packs[at]!.id}?volume=${number}`
            : null,
      })),
    );
  }

  @Relation(() => [PackLink], {
    description: 'Links by which it leaves the house, newest first; empty for who may not share it.',
    permission: 'pack:share',
    needs: [],
  })
  async links(packs: Pack[], _args: object, { reads }: Load): Promise<PackLink[][]> {
    const rows = await linksOf(
      reads,
      packs.map((pack) => pack.id),
    );
    return byParent(packs, rows, (row) => row.packId);
  }

  @Relation(() => [Membership], {
    description:
      'Inspectors whose accounts see this pack and nothing else, newest first; empty for who may not share it.',
    permission: 'pack:share',
    needs: [],
  })
  async inspectors(packs: Pack[], _args: object, { reads }: Load): Promise<Membership[][]> {
    const rows = await membersOfPacks(
      reads,
      packs.map((pack) => pack.id),
    );
    return byParent(packs, rows, (row) => row.packId ?? '');
  }

  @Relation(() => Boolean, { description: 'Whether the caller may change it now.', needs: ['state'] })
  viewerCanUpdate(packs: Pack[], _args: object, { reads }: Load): boolean[] {
    return packs.map((pack) => mayStep(reads.actor, pack.state, 'change'));
  }

  @Relation(() => Boolean, { description: 'Whether the caller may freeze it now.', needs: ['state'] })
  viewerCanFreeze(packs: Pack[], _args: object, { reads }: Load): boolean[] {
    return packs.map((pack) => mayStep(reads.actor, pack.state, 'freeze'));
  }

  @Relation(() => Boolean, { description: 'Whether the caller may take it back now.', needs: ['state'] })
  viewerCanWithdraw(packs: Pack[], _args: object, { reads }: Load): boolean[] {
    return packs.map((pack) => mayStep(reads.actor, pack.state, 'withdraw'));
  }

  @Relation(() => Boolean, { description: 'Whether the caller may delete it now.', needs: ['state'] })
  viewerCanDelete(packs: Pack[], _args: object, { reads }: Load): boolean[] {
    return packs.map((pack) => mayStep(reads.actor, pack.state, 'delete'));
  }

  @Relation(() => Boolean, {
    description: 'Whether the caller may give it to others by a link now.',
    needs: ['state', 'holdsSensitive'],
  })
  viewerCanShare(packs: Pack[], _args: object, { reads }: Load): boolean[] {
    return packs.map((pack) => mayShare(reads.actor, pack));
  }
}

@Resolver(() => PackPart)
export class PackPartFields {
  @Relation(() => Assessment, {
    nullable: true,
    description: 'The assessment, when visible to the caller.',
    needs: ['assessmentId'],
  })
  async assessment(parts: PackPart[], _args: object, { reads }: Load): Promise<(Assessment | null)[]> {
    const keys = parts.map((part) => part.assessmentId);
    return inOrder(keys, await assessmentsByIds(reads, distinct(keys)));
  }
}

@Resolver(() => PackLink)
export class PackLinkFields {
  @Relation(() => Membership, { nullable: true, description: 'Who made it.', needs: ['createdById'] })
  createdBy(links: PackLink[], _args: object, load: Load) {
    return memberOfEach(links, load, (link) => link.createdById);
  }
}

@Resolver(() => Inspection)
export class InspectionPacks {
  @Extensions({ listSize: mostOfInspection })
  @Relation(() => [Pack], {
    description: `Packs that were made for it, newest first, at most ${mostOfInspection}; empty in the past (\`asOf\`).`,
    needs: [],
  })
  async packs(inspections: Inspection[], _args: object, { reads }: Load): Promise<Pack[][]> {
    if (reads.moment) return inspections.map(() => []);
    const rows = await packsOfInspections(reads, distinct(inspections.map(({ id }) => id)));
    return byParent(inspections, rows, (row) => row.inspectionId ?? '');
  }
}
