import { Field, ID, InputType, Int } from 'type-graphql';
import { RoadmapState } from './planning.enums.js';

@InputType({ description: 'Which roadmaps.' })
export class RoadmapFilter {
  @Field(() => [RoadmapState], { nullable: true, description: 'In one of these states.' })
  states?: RoadmapState[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: those that the caller may decide on now: somebody else proposed them.',
  })
  decidableByMe?: boolean | null;
}

@InputType({ description: 'Proposes a roadmap for approval.' })
export class ProposeRoadmapInput {
  @Field(() => ID, { description: 'The roadmap; it has at least one package.' })
  roadmapId!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => ID, {
    nullable: true,
    description:
      'The alternative that is to be carried out, with at least one package; all packages when left out.',
  })
  alternativeId?: string | null;

  @Field(() => String, { nullable: true, description: 'What to know about it, at most 2000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Decides on a roadmap; never by the person who proposed it.' })
export class DecideRoadmapInput {
  @Field(() => ID, { description: 'The roadmap.' })
  roadmapId!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => Boolean, { description: 'True approves it, false gives it back.' })
  approve!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Explanation, at most 2000 characters; required when giving it back.',
  })
  note?: string | null;
}

@InputType({ description: 'Opens a roadmap again that was proposed or approved.' })
export class ReopenRoadmapInput {
  @Field(() => ID, { description: 'The roadmap.' })
  roadmapId!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => String, { description: 'Why, at most 2000 characters.' })
  reason!: string;
}
