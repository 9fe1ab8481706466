import { ArgsType, Field } from 'type-graphql';
import { AsOf } from './scalars.js';

export const asOfOption = {
  nullable: true,
  description: 'A day or an instant of the past; the present when left out.',
} as const;

/** Arguments of a relation that can be asked for at a moment of its own; inside a moment it has that of its parent. */
@ArgsType()
export class AsOfArgs {
  @Field(() => AsOf, asOfOption)
  asOf?: string | null;
}
