import { Field, ID, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { DateTime } from '../../platform/graphql/scalars.js';

export const EvidenceHoldKind = apiEnum('EvidenceHoldKind', 'Why a piece of evidence may not go (封存).', {
  CLOSED_ASSESSMENT: 'A closed assessment relies on what it proved; reopening the assessment ends it.',
  POLICY: 'It is the published version of a policy in force; withdrawing the policy ends it.',
  PACK: 'A frozen pack hands it over; withdrawing the pack ends it.',
});
export type EvidenceHoldKind = keyof typeof EvidenceHoldKind;

@ObjectType({
  simpleResolvers: true,
  description:
    'Something finished that relies on a piece of evidence (legal hold, 封存): while it stands the evidence is not deleted, and links that a closed assessment relied on are not removed. New versions may be added: all versions are kept.',
})
export class EvidenceHold {
  @Field(() => EvidenceHoldKind, { description: 'What kind of thing holds it.' })
  kind!: EvidenceHoldKind;

  @Field(() => ID, { description: 'Id of the assessment, the policy or the pack.' })
  objectId!: string;

  @Field(() => String, { nullable: true, description: 'Its name; null when the caller may not see it.' })
  name!: string | null;

  @Field(() => DateTime, {
    description:
      'Since when: the closing of the assessment, the publication of the policy, the freezing of the pack.',
  })
  since!: string;
}
