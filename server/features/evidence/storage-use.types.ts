import { Field, InputType, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'How much room the files of the organization take, and may take.',
})
export class StorageUse {
  @Field(() => Number, {
    nullable: true,
    description:
      'Most bytes that the files of evidence may take together; null for as much as the store holds.',
  })
  quotaBytes!: number | null;

  @Field(() => Number, {
    description:
      'Bytes of all versions of evidence, deleted ones included because their history is kept; the same bytes count once. Reports do not count.',
  })
  usedBytes!: number;

  @Field(() => Number, { description: 'Files behind usedBytes.' })
  files!: number;

  @Field(() => Number, {
    description:
      'Bytes that are promised to uploads which are on their way or not used yet; at most for 24 hours.',
  })
  pendingBytes!: number;

  @Field(() => Number, {
    nullable: true,
    description: 'Bytes that may still be uploaded, never less than 0; null without a quota.',
  })
  remainingBytes!: number | null;

  @Field(() => Boolean, {
    description: 'True when the disk of the server is so full that no upload is taken at all.',
  })
  diskFull!: boolean;

  @Field(() => Boolean, {
    description:
      'True when a malware scanner is configured (HENGJIAN_CLAMD): files are closed until it found them clean. False: files are not scanned.',
  })
  isScanned!: boolean;

  @Field(() => Number, { description: 'Files that wait for the malware scanner.' })
  unscanned!: number;

  @Field(() => Number, {
    description: 'Files that it found something in after they had been taken in; they stay closed.',
  })
  infected!: number;

  @Field(() => Boolean, { description: 'Whether the caller may set the quota.' })
  viewerCanSetQuota!: boolean;
}

@InputType({ description: 'How much room the organization may take.' })
export class SetStorageQuotaInput {
  @Field(() => Number, {
    nullable: true,
    description:
      'Most bytes, 0 to 9,007,199,254,740,991 (2^53 − 1); null for no limit. May be less than what is used: then nothing more is taken.',
  })
  quotaBytes?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'The use of the store under the new quota.' })
export class StorageUsePayload {
  @Field(() => StorageUse, { description: 'As it is now.' })
  storage!: StorageUse;
}
