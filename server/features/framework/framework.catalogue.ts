import type { Reads } from '../../platform/database/database.js';
import type { ConformityHead } from './framework-file.schema.js';
import type { GradingRules } from './grading.js';
import type { Control, HighRiskCase } from './control.types.js';
import type { Framework } from './framework.types.js';
import type { ConformityScoring, Scoring } from './scoring.schema.js';

/**
 * One framework as it is kept in memory. Its rows are shared by all requests and therefore frozen: hand out copies,
 * because relations of other rooms write tenant data onto the rows of an answer.
 */
export interface Edition {
  readonly hash: string;
  readonly framework: Framework;
  /** Security classes of MLPS; empty in other rule books. */
  readonly categories: ConformityHead['categories'];
  readonly scoring: Scoring;
  /** How a system is graded; only MLPS says so. */
  readonly grading: GradingRules | null;
  /** In reading order. */
  readonly controls: readonly Control[];
  readonly controlById: ReadonlyMap<string, Control>;
  readonly cases: readonly HighRiskCase[];
  readonly caseByCode: ReadonlyMap<string, HighRiskCase>;
}

/** MLPS: scored by conformity, with the rules that grade a system. */
export type ConformityEdition = Edition & {
  readonly scoring: ConformityScoring;
  readonly grading: GradingRules;
};

/** True for MLPS; the other kinds have neither weights nor grading. */
export function isConformity(edition: Edition): edition is ConformityEdition {
  return edition.scoring.kind === 'CONFORMITY' && edition.grading !== null;
}

/** For code that has chosen an MLPS edition already: anything else is a fault of the program. */
export function conformityOf(edition: Edition): ConformityEdition {
  if (isConformity(edition)) return edition;
  throw new Error(`framework ${edition.framework.code} is not scored by conformity`);
}

// The content behind a hash never changes, so nothing here is ever stale. Which hashes count is asked per transaction.
const byHash = new Map<string, Edition>();
const byTransaction = new WeakMap<Reads, Promise<readonly Edition[]>>();
const maximumKept = 64;

/** Every framework of this moment: one small statement per transaction, two when one is not in memory yet. */
export function editionsOf(reads: Reads): Promise<readonly Edition[]> {
  let editions = byTransaction.get(reads);
  if (!editions) {
    editions = readEditions(reads);
    byTransaction.set(reads, editions);
  }
  return editions;
}

/** The edition whose content hash a statement has just read: no statement more when it is in memory. */
export async function editionOfHash(reads: Reads, id: string, hash: string): Promise<Edition | undefined> {
  return byHash.get(hash) ?? (await editionsOf(reads)).find((edition) => edition.framework.id === id);
}

async function readEditions(reads: Reads): Promise<readonly Edition[]> {
  const heads = await reads.query<{ id: string; hash: string }>(
    'framework.editions',
    'select id, content_hash as hash from framework order by code',
    [],
    'kept',
  );
  const editions = new Map(heads.map(({ id, hash }) => [id, byHash.get(hash)]));
  const missing = heads.filter(({ id }) => !editions.get(id)).map(({ id }) => id);
  const read =
    missing.length === 0 ? [] : await reads.query<EditionRow>('framework.content', contentSql, [missing]);
  for (const row of read) {
    const edition = toEdition(row);
    editions.set(edition.framework.id, edition);
    keep(edition);
  }
  return [...editions.values()].filter((edition) => edition !== undefined);
}

function keep(edition: Edition): void {
  if (byHash.size >= maximumKept) byHash.delete(byHash.keys().next().value ?? '');
  byHash.set(edition.hash, edition);
}

type EditionRow = Omit<Edition, 'controlById' | 'caseByCode'>;

function toEdition(row: EditionRow): Edition {
  const { controls, cases, scoring } = row;
  const framework: Framework = {
    ...row.framework,
    counts: countKinds(controls),
    assessableCount: controls.filter((control) => control.assessable).length,
    gradedScoring: scoring.kind === 'GRADED_ITEMS' ? scoring : null,
    pointsScoring: scoring.kind === 'POINTS' ? scoring : null,
  };
  return {
    ...deepFreeze({ ...row, framework }),
    controlById: new Map(controls.map((control) => [control.id, control])),
    caseByCode: new Map(cases.map((each) => [each.code, each])),
  };
}

function countKinds(controls: readonly Control[]): Framework['counts'] {
  const kinds = Map.groupBy(controls, (control) => control.kind);
  return [...kinds].map(([kind, among]) => ({ kind, count: among.length }));
}

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value))
    if (inner !== null && typeof inner === 'object') deepFreeze(inner as object);
  return Object.freeze(value);
}

// One statement, so that hash and content are of one moment in every isolation level.
const contentSql = `
  select f.content_hash as hash, f.categories, f.scoring, f.grading,
    json_build_object('__typename', 'Framework', 'id', f.id, 'code', f.code, 'name', f.name, 'shortName', f.short_name,
      'edition', f.edition, 'issuer', f.issuer, 'documentNumber', f.document_number, 'publishedOn', f.published_on,
      'effectiveOn', f.effective_on, 'scoringKind', f.scoring_kind, 'levels', f.levels,
      'requirementSets', f.requirement_sets, 'verificationNotes', f.verification_notes,
      'missingTables', f.missing_tables) as framework,
    (select coalesce(json_agg(x), '[]') from (
      select 'Control' as "__typename", c.id, c.framework_id as "frameworkId", c.parent_id as "parentId",
        p.code as "parentCode", c.code, c.clause as "ref", c.name, c.text, c.kind, c.level, c.requirement_set as "requirementSet",
        c.category, c.control_point_code as "controlPointCode", c.assessable, c.informative, c.dimension, c.weight,
        c.weight_verification as "weightVerification", c.verification, c.test_unit as "testUnit", c.optional, c.change,
        c.continues, c.sort_order as "order", c.rule->'gradedItem' as "gradedItem", c.rule->'duty' as duty,
        c.rule->'listRule' as "listRule", c.rule->>'strength' as strength, c.rule->'relativeWeight' as "relativeWeight",
        c.rule->'printedScore' as "printedScore", coalesce((c.rule->>'security')::boolean, false) as security,
        coalesce(c.rule->'references', '[]') as "referenceCodes",
        case when c.rule ? 'indicator' then
          jsonb_build_object('scoreByGrade', null, 'minimumCountByGrade', null, 'unit', null) || (c.rule->'indicator') ||
          jsonb_build_object('byGrade', (select coalesce(jsonb_agg(jsonb_build_object('grade', g.value->>'key',
              'score', c.rule#>array['indicator', 'scoreByGrade', g.value->>'key'],
              'minimumCount', c.rule#>array['indicator', 'minimumCountByGrade', g.value->>'key']) order by g.place), '[]')
            from jsonb_array_elements(f.scoring->'grades') with ordinality as g(value, place)
            where c.rule#>array['indicator', 'scoreByGrade'] ? (g.value->>'key')
              or c.rule#>array['indicator', 'minimumCountByGrade'] ? (g.value->>'key')))
        end as indicator,
        array(select k.code from control_high_risk h join high_risk_case k on k.id = h.case_id where h.control_id = c.id
          order by k.sort_order) as "caseCodes"
      from control c left join control p on p.id = c.parent_id where c.framework_id = f.id order by c.sort_order
    ) x) as controls,
    (select coalesce(json_agg(x), '[]') from (
      select k.id, k.code, k.name, k.scope, k.scope_name as "scopeName", k.trigger_text as "trigger", k.mitigation,
        case when k.major_code is not null then json_build_object('code', k.major_code, 'name', k.major_name,
          'verification', k.major_verification) end as "majorDanger",
        k.verification, k.guide_number as "guideNumber", k.requirement_set as "requirementSet", k.category
      from high_risk_case k where k.framework_id = f.id order by k.sort_order
    ) x) as cases
  from framework f where f.id = any ($1::uuid[])`;
