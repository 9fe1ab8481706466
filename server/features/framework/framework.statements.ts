const headColumns = `
    f.content_hash as hash, f.categories, f.scoring, f.grading,
    json_build_object('__typename', 'Framework', 'id', f.id, 'code', f.code, 'name', f.name, 'shortName', f.short_name,
      'edition', f.edition, 'issuer', f.issuer, 'documentNumber', f.document_number, 'publishedOn', f.published_on,
      'effectiveOn', f.effective_on, 'scoringKind', f.scoring_kind, 'levels', f.levels,
      'requirementSets', f.requirement_sets, 'verificationNotes', f.verification_notes,
      'missingTables', f.missing_tables, 'counts', f.kind_counts, 'assessableCount', f.assessable_count,
      'gradedScoring', case when f.scoring_kind = 'GRADED_ITEMS' then f.scoring end,
      'pointsScoring', case when f.scoring_kind = 'POINTS' then f.scoring end,
      'origin', case when f.organization_id is null then 'GIVEN' else 'OWN' end, 'state', f.state,
      'basedOnId', f.based_on_id, 'supersedes', f.supersedes) as framework`;

/** Frameworks of these ids without their trees. */
export const headSql = `select ${headColumns} from framework f where f.id = any ($1::uuid[])`;

/** Whole frameworks of these ids: one statement, so that hash and content are of one moment in every isolation level. */
export const contentSql = `
  select ${headColumns},
    (select coalesce(json_agg(x), '[]') from (
      select 'Control' as "__typename", c.id, c.framework_id as "frameworkId", c.parent_id as "parentId",
        p.code as "parentCode", c.code, c.clause as "ref", c.name, c.text, c.kind, c.level, c.requirement_set as "requirementSet",
        c.category, c.control_point_code as "controlPointCode", c.assessable, c.informative, c.dimension, c.weight,
        c.weight_verification as "weightVerification", c.verification, c.test_unit as "testUnit", c.optional, c.change,
        c.continues, c.sort_order as "order", c.rule->'gradedItem' as "gradedItem", c.rule->'duty' as duty,
        c.rule->'listRule' as "listRule", c.rule->>'strength' as strength, c.rule->'relativeWeight' as "relativeWeight",
        c.rule->'printedScore' as "printedScore", coalesce((c.rule->>'security')::boolean, false) as security,
        coalesce(c.rule->'references', '[]') as "referenceCodes", coalesce(c.rule->'notes', '[]') as notes,
        case when c.rule ? 'indicator' then
          jsonb_build_object('scoreByGrade', null, 'minimumCountByGrade', null, 'unit', null) || (c.rule->'indicator') ||
          jsonb_build_object('byGrade', (select coalesce(jsonb_agg(jsonb_build_object('grade', g.value->>'key',
              'score', c.rule#>array['indicator', 'scoreByGrade', g.value->>'key'],
              'minimumCount', c.rule#>array['indicator', 'minimumCountByGrade', g.value->>'key']) order by g.place), '[]')
            from jsonb_array_elements(f.scoring->'grades') with ordinality as g(value, place)
            where c.rule#>array['indicator', 'scoreByGrade'] ? (g.value->>'key')
              or c.rule#>array['indicator', 'minimumCountByGrade'] ? (g.value->>'key')))
        end as indicator,
        -- Only MLPS has high-risk cases: asking for those of 6,000 nodes of an own book would be most of the work.
        case when f.scoring_kind = 'CONFORMITY' then array(select k.code from control_high_risk h
          join high_risk_case k on k.id = h.case_id where h.control_id = c.id order by k.sort_order)
        else '{}' end as "caseCodes"
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
