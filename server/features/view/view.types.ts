import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { DateTime } from '../../platform/graphql/scalars.js';

export const SavedViewScreen = apiEnum('SavedViewScreen', 'A screen with filters that can be kept.', {
  EVIDENCE: 'The evidence library (证据库).',
  REMEDIATION: 'The board and table of remediation tasks (差距与整改).',
});
export type SavedViewScreen = keyof typeof SavedViewScreen;

@ObjectType({
  simpleResolvers: true,
  description: 'The filters of a screen under a name, for the one who saved them or for everybody (视图).',
})
export class SavedView {
  @Field(() => ID, { description: 'Id of the view.' })
  id!: string;

  @Field(() => SavedViewScreen, { description: 'The screen that it belongs to.' })
  screen!: SavedViewScreen;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, {
    description:
      'What stands behind the question mark of the address, for example `label=SENSITIVE&order=TITLE_ASC`.',
  })
  query!: string;

  @Field(() => Boolean, { description: 'True: every member of the organization finds it.' })
  shared!: boolean;

  @Field(() => String, { description: 'Name of the member who saved it.' })
  ownerName!: string;

  @Field(() => Boolean, { description: 'Whether the caller may rename, share and delete it.' })
  viewerCanChange!: boolean;

  @Field(() => DateTime, { description: 'When it was saved first.' })
  createdAt!: string;
}

@InputType({
  description: 'A view to be kept. A view of the caller with the same name on the same screen is replaced.',
})
export class SaveViewInput {
  @Field(() => SavedViewScreen, { description: 'The screen.' })
  screen!: SavedViewScreen;

  @Field(() => String, { description: 'Name, at most 60 characters.' })
  name!: string;

  @Field(() => String, {
    description:
      'What stands behind the question mark of the address, at most 4,000 characters as an address carries it, where a Chinese one takes nine.',
  })
  query!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'True: for every member of the organization.' })
  shared!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'The kept view.' })
export class SavedViewPayload {
  @Field(() => SavedView, { description: 'The view as it is now.' })
  view!: SavedView;
}

@ObjectType({ simpleResolvers: true, description: 'What was deleted.' })
export class DeleteViewPayload {
  @Field(() => ID, { description: 'Id of the view that is gone.' })
  deletedId!: string;
}
