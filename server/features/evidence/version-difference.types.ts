import { Field, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { WordRun } from '../framework/index.js';

export const VersionComparison = apiEnum(
  'VersionComparison',
  'Whether the texts of two versions could be compared.',
  {
    COMPARED: 'They were; no place means that the words are the same.',
    SAME_BYTES: 'Both versions are the same file, byte for byte.',
    WAITING: 'The text inside one of them is still being read: ask again in a minute.',
    NO_TEXT: 'One of them has no text that can be read, for example a picture, a scan or a link.',
  },
);
export type VersionComparison = keyof typeof VersionComparison;

@ObjectType({
  simpleResolvers: true,
  description: 'A place where two versions differ, with the lines around it.',
})
export class VersionChange {
  @Field(() => Int, { description: 'Number of its first line in the text of the newer version, from 1.' })
  line!: number;

  @Field(() => [WordRun], { description: 'The words, from left to right.' })
  runs!: readonly WordRun[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What changed between two versions of evidence or of a policy, by the text inside them (版本差异).',
})
export class VersionDifference {
  @Field(() => VersionComparison, { description: 'Whether they could be compared.' })
  comparison!: VersionComparison;

  @Field(() => Int, { description: 'Number of the older version.' })
  fromNumber!: number;

  @Field(() => Int, { description: 'Number of the newer version.' })
  toNumber!: number;

  @Field(() => [VersionChange], { description: 'Places that differ, at most 100.' })
  changes!: VersionChange[];

  @Field(() => Boolean, { description: 'True when there are more places than were told.' })
  more!: boolean;

  @Field(() => Boolean, {
    description: 'True when only the first 200,000 characters of one of the texts were compared.',
  })
  cut!: boolean;
}
