import { z } from 'zod';

export const officialTableKinds = ['LEVEL_TABLE', 'CATEGORIES', 'PASS_USE', 'GRADES'] as const;
export type OfficialTableKindKey = (typeof officialTableKinds)[number];

const level = z.int('number').min(1, 'number').max(9, 'number');
const points = z.number('number').min(0, 'negative').max(100_000, 'large').nullish();
const items = z.int('number').min(0, 'negative').max(1_000, 'large').nullish();
const share = z.number('number').min(0, 'share').max(1, 'share').nullish();
const code = z.string().min(1, 'empty').max(100, 'long:100');

export const levelRows = z
  .array(
    z.object({
      level,
      minimumScore: points,
      basicRequired: items,
      electiveRequired: items,
      electiveTotal: items,
    }),
  )
  .max(9, 'many:9');

export const categoryRows = z
  .array(
    z.object({
      level,
      basic: z.array(code).max(250, 'many:250'),
      elective: z.array(code).max(250, 'many:250'),
    }),
  )
  .max(9, 'many:9');

export const passUse = z.object({ BASIC: share, ELECTIVE: share });

export const gradeRows = z.array(z.object({ grade: code, minimumScore: points })).max(20, 'many:20');

/** What a hospital typed in, per kind of table. */
export interface OfficialContent {
  LEVEL_TABLE: z.infer<typeof levelRows>;
  CATEGORIES: z.infer<typeof categoryRows>;
  PASS_USE: z.infer<typeof passUse>;
  GRADES: z.infer<typeof gradeRows>;
}

/** One entered table with where it came from. */
export interface Entered<Kind extends OfficialTableKindKey> {
  readonly content: OfficialContent[Kind];
  readonly source: string;
  readonly enteredByName: string;
  readonly enteredOn: string;
}

/** The tables that one organization entered for one rule book. */
export type OfficialTables = { readonly [Kind in OfficialTableKindKey]?: Entered<Kind> };

/** The tables of an organization for the framework of a row aliased `of`, as one JSON object; null without any. */
export const officialTablesSql = (
  of: string,
): string => `(select jsonb_object_agg(t.kind, jsonb_build_object('content', t.content,
    'source', t.source, 'enteredByName', t.entered_by_name, 'enteredOn', (t.entered_at at time zone 'Asia/Shanghai')::date::text))
  from official_table t where t.organization_id = $1 and t.framework_id = ${of}.framework_id and t.content is not null)`;
