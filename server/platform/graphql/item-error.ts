import { Field, ObjectType } from 'type-graphql';
import type { Locale } from '../access/actor.js';
import { AppError, say } from './errors.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Why one item of a batch was not done; the other items are.',
})
export class ItemError {
  @Field(() => String, {
    description: 'An error code of the API, for example NOT_FOUND, FORBIDDEN or INVALID_STATE.',
  })
  code!: string;

  @Field(() => String, { description: 'What to do about it, in the language of the caller.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'The input field that is wrong, when it is one.' })
  field!: string | null;
}

/** What the answer says of an item that failed. */
export function toItemError(error: AppError, locale: Locale): ItemError {
  const [field, message] = Object.entries(error.details.fields ?? {})[0] ?? [];
  return { code: error.code, message: say(message ?? error.text, locale), field: field ?? null };
}

/** An item of a batch failed for a reason that the caller can act on; everything else is a fault of the whole batch. */
export function asItemError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}
