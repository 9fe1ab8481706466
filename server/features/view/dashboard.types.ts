import { Extensions, Field, InputType, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';

export const DashboardScreen = apiEnum(
  'DashboardScreen',
  'A screen whose tiles everybody arranges for himself.',
  {
    PROGRESS: 'Progress of remediation and scores (整改进展).',
  },
);
export type DashboardScreen = keyof typeof DashboardScreen;

export const DashboardTile = apiEnum('DashboardTile', 'A tile of a dashboard.', {
  FIGURES: 'What is left, late, verified, slipped and spent, with the finish that is to be expected.',
  SCORE_LINES: 'Declared and proven scores over time.',
  BURN_DOWN: 'What is left by day against the plan.',
  BURN_UP: 'All tasks and those verified by day.',
  PACE: 'Verified by week.',
  LOAD_BY_UNIT: 'Who has how much: departments.',
  LOAD_BY_OWNER: 'Who has how much: people.',
  EXPIRY_OUTLOOK: 'What proofs that run out will do to the scores.',
  CATEGORY_HEAT: 'Security classes by systems.',
  CAMPUSES: 'Clauses met by campus or department.',
});
export type DashboardTile = keyof typeof DashboardTile;

export const DashboardTileSize = apiEnum('DashboardTileSize', 'How much room a tile takes.', {
  HALF: 'Half of the width, where the window is wide enough.',
  WHOLE: 'The whole width.',
});
export type DashboardTileSize = keyof typeof DashboardTileSize;

@ObjectType({ simpleResolvers: true, description: 'One tile where somebody has put it.' })
export class DashboardPlace {
  @Field(() => DashboardTile, { description: 'The tile.' })
  tile!: DashboardTile;

  @Field(() => DashboardTileSize, { description: 'How much room it takes.' })
  size!: DashboardTileSize;

  @Field(() => Boolean, { description: 'False: left out.' })
  shown!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The tiles of a screen as the caller has arranged them (看板).',
})
export class Dashboard {
  @Field(() => DashboardScreen, { description: 'The screen.' })
  screen!: DashboardScreen;

  @Extensions({ listSize: 12 })
  @Field(() => [DashboardPlace], { description: 'Every tile of the screen once, in order.' })
  places!: DashboardPlace[];

  @Field(() => Boolean, { description: 'True while the caller has the standard of his role.' })
  isStandard!: boolean;
}

@InputType({ description: 'One tile, and where it goes: in the order of the list.' })
export class DashboardPlaceInput {
  @Field(() => DashboardTile, { description: 'The tile.' })
  tile!: DashboardTile;

  @Field(() => DashboardTileSize, { description: 'How much room it takes.' })
  size!: DashboardTileSize;

  @Field(() => Boolean, { description: 'False: left out.' })
  shown!: boolean;
}

@InputType({ description: 'How the tiles of a screen are to stand for the caller.' })
export class ArrangeDashboardInput {
  @Field(() => DashboardScreen, { description: 'The screen.' })
  screen!: DashboardScreen;

  @Field(() => [DashboardPlaceInput], {
    description: 'Tiles in order, each once; those not named follow as in the standard.',
  })
  places!: DashboardPlaceInput[];
}

@ObjectType({ simpleResolvers: true, description: 'A dashboard after a change.' })
export class DashboardPayload {
  @Field(() => Dashboard, { description: 'As it is now.' })
  dashboard!: Dashboard;
}
