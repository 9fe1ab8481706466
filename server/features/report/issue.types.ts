import { Field, ID, InputType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import type { ReportStandingName } from './report.lifecycle.js';

export const ReportStanding = apiEnum('ReportStanding', 'Whether a document was issued (签发).', {
  DRAFT: 'Nobody answers for it yet.',
  SUBMITTED: 'It waits for somebody else than who submitted it to issue it.',
  ISSUED: 'It was issued; its cover names who answers for it.',
  WITHDRAWN: 'It was issued and then withdrawn; `decisionNote` says why.',
} satisfies Record<ReportStandingName, string>);
export type ReportStanding = ReportStandingName;

@InputType({ description: 'A decision on a submitted document.' })
export class DecideReportInput {
  @Field(() => ID, { description: 'The report; INVALID_STATE unless it is submitted.' })
  id!: string;

  @Field(() => Boolean, { description: 'True issues it, false returns it.' })
  approve!: boolean;

  @Field(() => String, { nullable: true, description: 'Up to 2000 characters; needed to return it.' })
  note?: string | null;
}

@InputType({ description: 'An issued document to be withdrawn.' })
export class WithdrawReportInput {
  @Field(() => ID, { description: 'The report; INVALID_STATE unless it is issued.' })
  id!: string;

  @Field(() => String, { description: 'Why, 1–2000 characters.' })
  reason!: string;
}
