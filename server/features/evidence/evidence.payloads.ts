import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ItemError } from '../../platform/graphql/item-error.js';
import { Evidence, EvidenceLink, Upload } from './evidence.types.js';

@ObjectType({ simpleResolvers: true, description: 'A new upload.' })
export class StartUploadPayload {
  @Field(() => Upload, { description: 'Where to send the bytes.' })
  upload!: Upload;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What became of one new piece of evidence: exactly one of the three is set.',
})
export class CreateEvidenceItem {
  @Field(() => String, { nullable: true, description: 'The idempotency key of the item.' })
  clientKey!: string | null;

  @Field(() => Evidence, {
    nullable: true,
    description: 'The evidence created now, or earlier under the same key.',
  })
  evidence!: Evidence | null;

  @Field(() => Evidence, {
    nullable: true,
    description:
      'Nothing was created, because this visible evidence has the very same bytes as its current version; link it instead.',
  })
  duplicateOf!: Evidence | null;

  @Field(() => ItemError, { nullable: true, description: 'Why it was not created.' })
  error!: ItemError | null;
}

@ObjectType({ simpleResolvers: true, description: 'New evidence, item by item.' })
export class CreateEvidencesPayload {
  @Field(() => [CreateEvidenceItem], { description: 'One per item of the input, in its order.' })
  items!: CreateEvidenceItem[];
}

@ObjectType({ simpleResolvers: true, description: 'Evidence after a change.' })
export class EvidencePayload {
  @Field(() => Evidence, { description: 'The evidence as it is now.' })
  evidence!: Evidence;
}

@ObjectType({ simpleResolvers: true, description: 'What became of one piece of evidence in a batch.' })
export class EvidenceItem {
  @Field(() => ID, { description: 'The id that was given.' })
  id!: string;

  @Field(() => Evidence, {
    nullable: true,
    description: 'The evidence as it is now; null when it could not be found.',
  })
  evidence!: Evidence | null;

  @Field(() => ItemError, { nullable: true, description: 'Why nothing was changed; null when it was.' })
  error!: ItemError | null;
}

@ObjectType({ simpleResolvers: true, description: 'A batch of evidence, item by item.' })
export class EvidencesPayload {
  @Field(() => [EvidenceItem], {
    description: 'One per id, each id once, in the order given; by filter, one per match.',
  })
  items!: EvidenceItem[];
}

@ObjectType({ simpleResolvers: true, description: 'A deleted piece of evidence.' })
export class DeleteEvidencePayload {
  @Field(() => ID, { description: 'Its id.' })
  deletedId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Links after linking.' })
export class LinkEvidencePayload {
  @Field(() => [EvidenceLink], {
    description: 'Every link that was asked for: the new ones and those that were there before.',
  })
  links!: EvidenceLink[];

  @Field(() => Int, { description: 'Links made now.' })
  created!: number;

  @Field(() => Int, {
    description:
      'Links that were derived from mappings, and are confirmed now because a person asked for them.',
  })
  confirmed!: number;

  @Field(() => Int, { description: 'Links that were there before.' })
  alreadyLinked!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A link that is gone; linkEvidence with the same ids brings it back.',
})
export class RemovedLink {
  @Field(() => ID, { description: 'The evidence.' })
  evidenceId!: string;

  @Field(() => ID, { description: 'The control.' })
  controlId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The information system; null when the link held for every subject.',
  })
  systemId!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What unlinking removed; links that were gone before are not in it.',
})
export class UnlinkEvidencePayload {
  @Field(() => [ID], { description: 'Ids of the removed links.' })
  removedLinkIds!: string[];

  @Field(() => [RemovedLink], { description: 'What is needed to undo, in the same order.' })
  removed!: RemovedLink[];
}
