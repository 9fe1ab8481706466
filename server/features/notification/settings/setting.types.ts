import { Field, InputType, ObjectType } from 'type-graphql';
import { NoticeKind } from '../notice.kinds.js';
import { NoticeRule } from './rules.js';

@ObjectType({ simpleResolvers: true, description: 'How the caller wants to be told of one kind.' })
export class NoticeKindRule {
  @Field(() => NoticeKind, { description: 'The kind.' })
  kind!: NoticeKind;

  @Field(() => NoticeRule, { description: 'How he is told of it.' })
  rule!: NoticeRule;

  @Field(() => Boolean, { description: 'It asks something of the person, so it cannot be OFF.' })
  asks!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'How the caller wants to be told (通知设置).' })
export class NoticeSettings {
  @Field(() => String, { nullable: true, description: 'Where mails go; without it none are sent.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Where text messages go.' })
  phone!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Clock time in Shanghai (HH:MM) from which nothing is sent, until `quietTo`.',
  })
  quietFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'Clock time at which what waited is sent.' })
  quietTo!: string | null;

  @Field(() => [NoticeKindRule], { description: 'Every kind with its rule.' })
  rules!: NoticeKindRule[];

  @Field(() => Boolean, { description: 'A mail server is set up: mails can leave at all.' })
  isMailReady!: boolean;
}

@InputType({ description: 'How to be told of one kind.' })
export class NoticeKindRuleInput {
  @Field(() => NoticeKind, { description: 'The kind.' })
  kind!: NoticeKind;

  @Field(() => NoticeRule, { description: 'The rule; OFF only for kinds that ask nothing.' })
  rule!: NoticeRule;
}

@InputType({ description: 'How the caller wants to be told; replaces what was said before.' })
export class SaveNoticeSettingsInput {
  @Field(() => String, { nullable: true, description: 'Mail address; none: no mails.' })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Phone number: digits, with a plus sign for another country; none: no text messages.',
  })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Begin of the quiet hours, HH:MM in Shanghai.' })
  quietFrom?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'End of the quiet hours; may be before the begin: over midnight.',
  })
  quietTo?: string | null;

  @Field(() => [NoticeKindRuleInput], { description: 'Rules; kinds that are missing keep theirs.' })
  rules!: NoticeKindRuleInput[];
}

@ObjectType({ simpleResolvers: true, description: 'The settings after a change.' })
export class NoticeSettingsPayload {
  @Field(() => NoticeSettings, { description: 'As they are now.' })
  settings!: NoticeSettings;
}
