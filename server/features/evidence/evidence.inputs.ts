import { Field, ID, InputType, Int } from 'type-graphql';
import { Day } from '../../platform/graphql/scalars.js';
import { EvidenceKind, EvidenceLabel, EvidenceState, EvidenceValidity } from './evidence.enums.js';

@InputType({ description: 'Which evidence; everything given must hold. An empty list restricts nothing.' })
export class EvidenceFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words to be found in title, description, tags, file name, address or the text inside the current version (its first 200,000 characters); each somewhere. Two Chinese characters are enough; in the text inside, Latin words and numbers of one or two characters are found as a whole only. At most 200 characters and 10 words.',
  })
  search?: string | null;

  @Field(() => [EvidenceState], { nullable: true, description: 'Review states.' })
  states?: EvidenceState[] | null;

  @Field(() => [EvidenceValidity], { nullable: true, description: 'Validities.' })
  validities?: EvidenceValidity[] | null;

  @Field(() => [EvidenceLabel], { nullable: true, description: 'Labels.' })
  labels?: EvidenceLabel[] | null;

  @Field(() => [EvidenceKind], { nullable: true, description: 'Kinds.' })
  kinds?: EvidenceKind[] | null;

  @Field(() => ID, { nullable: true, description: 'Evidence of this unit and the units below it.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Evidence of this owner.' })
  ownerId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only what the caller owns.' })
  mine?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Linked to this control, for any subject.' })
  controlId?: string | null;

  @Field(() => String, { nullable: true, description: 'Linked to a control of the framework of this code.' })
  frameworkCode?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: linked to no control; false: linked to at least one.',
  })
  unlinked?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Created with one of these keys (`clientKey`), at most 100: what another system has sent before.',
  })
  clientKeys?: string[] | null;

  @Field(() => String, { nullable: true, description: 'With exactly this tag.' })
  tag?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: submitted by somebody else and open to review by the caller.',
  })
  reviewableByMe?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The last valid day is at least so many days away; negative when it has passed.',
  })
  minimumDaysLeft?: number | null;

  @Field(() => Int, { nullable: true, description: 'The last valid day is at most so many days away.' })
  maximumDaysLeft?: number | null;
}

@InputType({ description: 'A file that is about to be sent.' })
export class StartUploadInput {
  @Field(() => String, { description: 'Name of the file, at most 255 characters; folders are cut off.' })
  fileName!: string;

  @Field(() => Number, { description: 'Size in bytes, 1 to 209,715,200 (200 MB).' })
  byteSize!: number;
}

@InputType({ description: 'A new piece of evidence with its first version.' })
export class NewEvidence {
  @Field(() => String, { description: 'Title, at most 200 characters.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Description, at most 5,000 characters.' })
  description?: string | null;

  @Field(() => EvidenceKind, { description: 'Decides which of uploadId, url and text is needed.' })
  kind!: EvidenceKind;

  @Field(() => ID, { nullable: true, description: 'FILE: a finished upload of the caller.' })
  uploadId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'LINK: address with http or https, at most 2,000 characters.',
  })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'TEXT: at most 100 kB of UTF-8.' })
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'Unit; the unit of the owner when left out.' })
  unitId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Owner; when left out the caller, or the member that an API token was made for.',
  })
  ownerId?: string | null;

  @Field(() => Day, { description: 'Day of collection, not in the future.' })
  collectedOn!: string;

  @Field(() => Day, {
    nullable: true,
    description: 'First day of validity; the day of collection when left out.',
  })
  validFrom?: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day of validity; without end when left out.' })
  validUntil?: string | null;

  @Field(() => EvidenceLabel, { nullable: true, description: 'Label; INTERNAL when left out.' })
  label?: EvidenceLabel | null;

  @Field(() => [String], { nullable: true, description: 'At most 20 tags of at most 40 characters.' })
  tags?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Assessable controls to link at once (needs evidence:link), at most 250.',
  })
  controlIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Information system for which these links hold; every subject when left out.',
  })
  systemId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True submits it for review at once.' })
  submit?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, at most 100 characters: the same key again answers the first evidence and creates nothing.',
  })
  clientKey?: string | null;
}

@InputType({ description: 'New evidence.' })
export class CreateEvidencesInput {
  @Field(() => [NewEvidence], { description: '1 to 100 items; each succeeds or fails alone.' })
  evidences!: NewEvidence[];
}

@InputType({ description: 'A new version of a piece of evidence, of the same kind.' })
export class AddEvidenceVersionInput {
  @Field(() => ID, { description: 'The evidence.' })
  evidenceId!: string;

  @Field(() => Int, {
    description: 'The version of the evidence that the caller has seen; CONFLICT when it has changed.',
  })
  version!: number;

  @Field(() => ID, { nullable: true, description: 'FILE: a finished upload of the caller.' })
  uploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'LINK: address.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'TEXT: the text.' })
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'What changed, at most 2,000 characters.' })
  note?: string | null;

  @Field(() => Day, {
    nullable: true,
    description: 'New day of collection; the first day of validity stays.',
  })
  collectedOn?: string | null;

  @Field(() => Day, { nullable: true, description: 'New last day of validity.' })
  validUntil?: string | null;
}

@InputType({ description: 'Changes to evidence; fields left out stay as they are.' })
export class EvidenceChanges {
  @Field(() => String, { nullable: true, description: 'Title.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Description; empty text removes it.' })
  description?: string | null;

  @Field(() => ID, { nullable: true, description: 'Unit.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Owner.' })
  ownerId?: string | null;

  @Field(() => Day, { nullable: true, description: 'Day of collection.' })
  collectedOn?: string | null;

  @Field(() => Day, { nullable: true, description: 'First day of validity.' })
  validFrom?: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day of validity.' })
  validUntil?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True removes the end of validity.' })
  clearValidUntil?: boolean | null;

  @Field(() => EvidenceLabel, { nullable: true, description: 'Label.' })
  label?: EvidenceLabel | null;

  @Field(() => [String], { nullable: true, description: 'All tags; replaces those before.' })
  tags?: string[] | null;
}

@InputType({
  description: 'The same changes for several pieces of evidence: those named, or all that match.',
})
export class UpdateEvidencesInput {
  @Field(() => [ID], { nullable: true, description: '1 to 250 pieces of evidence.' })
  ids?: string[] | null;

  @Field(() => EvidenceFilter, {
    nullable: true,
    description: 'Instead of ids: everything that matches, at most 1,000.',
  })
  filter?: EvidenceFilter | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Version seen by the caller; items at another version answer CONFLICT.',
  })
  version?: number | null;

  @Field(() => EvidenceChanges, { description: 'What to change.' })
  changes!: EvidenceChanges;
}

@InputType({ description: 'Every evidence is linked to every control.' })
export class LinkEvidenceInput {
  @Field(() => [ID], { nullable: true, description: '1 to 250 pieces of evidence.' })
  evidenceIds?: string[] | null;

  @Field(() => EvidenceFilter, {
    nullable: true,
    description: 'Instead of evidenceIds: everything that matches.',
  })
  filter?: EvidenceFilter | null;

  @Field(() => [ID], {
    description: '1 to 250 assessable controls, or graded items for their figures; at most 2,000 pairs.',
  })
  controlIds!: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'Information system for which the links hold; every subject when left out.',
  })
  systemId?: string | null;
}
