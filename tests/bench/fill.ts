import type { Client } from 'pg';
import { searchTokens, textGrams } from '../../server/platform/search.ts';

/** How much there is; the default is the size that the bars are stated for. */
export interface Scale {
  readonly systems: number;
  readonly evidences: number;
  readonly links: number;
  readonly tasks: number;
}

export const fullScale: Scale = { systems: 200, evidences: 50_000, links: 150_000, tasks: 20_000 };

export interface Filled {
  readonly organizationId: string;
  readonly membershipId: string;
  readonly accountId: string;
  readonly assessmentId: string;
}

const subjects = [
  '防火墙策略',
  '双因素认证',
  '机房巡检',
  '日志留存',
  '备份恢复',
  '应急演练',
  '漏洞扫描',
  '口令策略',
  '安全培训',
  '访问控制',
  '数据加密',
  '等级测评',
];
const kinds = ['截图', '记录表', '配置清单', '签到表', '验收报告', '检查报告', '会议纪要', '合同'];

/** Fills a migrated database as its owner, with set-based statements. Deterministic, so that runs can be compared. */
export async function fill(client: Client, scale: Scale): Promise<Filled> {
  const id = (n: number, kind: number) =>
    `01900000-00${kind.toString(16).padStart(2, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`;
  const sqlId = (kind: number, n: string) =>
    `('01900000-00${kind.toString(16).padStart(2, '0')}-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
  const organizationId = id(1, 1);
  const membershipId = id(1, 4);
  const accountId = id(1, 3);
  await client.query('set session_replication_role = replica'); // no triggers, no key checks: this is only bulk
  await client.query(`insert into organization (id, code, name) values ($1, 'bench', '基准医院')`, [
    organizationId,
  ]);
  await client.query(
    `insert into unit (id, organization_id, code, name, kind, parent_id)
     select ${sqlId(2, 'n')}, $1, 'U' || n, '科室' || n, 'DEPARTMENT', null from generate_series(1, 60) n`,
    [organizationId],
  );
  await client.query(
    `insert into account (id, username, password_hash) select ${sqlId(3, 'n')}, 'user' || n, 'none' from generate_series(1, 50) n`,
  );
  await client.query(
    `insert into membership (id, organization_id, account_id, display_name, unit_id, roles)
     select ${sqlId(4, 'n')}, $1, ${sqlId(3, 'n')}, '成员' || n, ${sqlId(2, '1 + n % 60')}, array['COMPLIANCE_OFFICER'] from generate_series(1, 50) n`,
    [organizationId],
  );
  await client.query(
    `insert into information_system (id, organization_id, code, name, owner_unit_id, state, information_object, information_degree,
       service_object, service_degree, s, a, level, grading_code)
     select ${sqlId(5, 'n')}, $1, 'SYS-' || n, '业务系统' || n, ${sqlId(2, '1 + n % 60')}, 'RUNNING', 'SOCIAL', 'SERIOUS', 'SOCIAL', 'SERIOUS', 3, 3, 3, 'S3A3G3'
     from generate_series(1, $2::int) n`,
    [organizationId, scale.systems],
  );
  await client.query(
    `insert into assessment (id, organization_id, name, framework_id, subject_kind, subject_id, system_id, period, period_start,
       period_end, target_level, grading_code, requirement_sets, state, scoring_edition, attention_factor, partial_credit)
     select ${sqlId(6, 'n')}, $1, '2026 年度自评 ' || n, (select id from framework where code = 'mlps-2.0'), 'SYSTEM', ${sqlId(5, 'n')}, ${sqlId(5, 'n')},
       '2026', '2026-01-01', '2026-12-31', '3', 'S3A3G3', array['general'], 'OPEN', 'MLPS_2021', 0.5, 0 from generate_series(1, $2::int) n`,
    [organizationId, scale.systems],
  );
  await client.query(
    `insert into result (id, organization_id, assessment_id, control_id, position, verdict, current_state, gap, rated_at, rated_by)
     select ${sqlId(7, '((n - 1) * 1000 + c.position)::int')}, $1, ${sqlId(6, 'n')}, c.id, c.position,
       (array['MET', 'MET', 'MET', 'PARTIAL', 'UNMET'])[1 + (n * 7 + c.position) % 5], '现状说明 ' || c.position, '差距说明', now(), ${sqlId(4, '1 + n % 50')}
     from generate_series(1, $2::int) n, (select id, row_number() over (order by sort_order)::int as position from control
       where level = 'L3' and requirement_set = 'general' and assessable) c`,
    [organizationId, scale.systems],
  );
  // Every assessment begins with an empty summary; the product's engine computes it afterwards.
  await client.query(
    `insert into assessment_score (assessment_id, organization_id, edition, declared_value, proven_value, declared_conclusion, proven_conclusion,
       declared, proven, categories, open_count, gap_count, provisional, fingerprint)
     select id, organization_id, scoring_edition, 0, 0, 'UNDECIDED', 'UNDECIDED', '{}', '{}', '[]', 0, 0, true, '' from assessment where organization_id = $1`,
    [organizationId],
  );
  const words = `(array[${subjects.map((word) => `'${word}'`).join()}])`;
  const forms = `(array[${kinds.map((word) => `'${word}'`).join()}])`;
  await client.query(
    `insert into evidence (id, organization_id, title, kind, owner_id, unit_id, collected_on, valid_from, valid_until, label, state, tags,
       current_version_id, created_at, updated_at)
     select ${sqlId(8, 'n')}, $1, ${words}[1 + n % 12] || ${forms}[1 + n / 12 % 8] || ' ' || n, 'TEXT', ${sqlId(4, '1 + n % 50')}, ${sqlId(2, '1 + n % 60')},
       date '2026-01-01' + n % 300, date '2026-01-01', case n % 10 when 0 then date '2026-06-30' else date '2028-01-01' end,
       (array['INTERNAL', 'PUBLIC'])[1 + n % 2], (array['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'SUBMITTED', 'DRAFT'])[1 + n % 5], array['t' || n % 20], ${sqlId(9, 'n')},
       now() - n * interval '7 seconds', now() - n * interval '7 seconds'
     from generate_series(1, $2::int) n`,
    [organizationId, scale.evidences],
  );
  const titles = subjects.flatMap((subject) => kinds.map((kind) => subject + kind));
  await client.query(
    `update evidence e set search_tokens = array(select jsonb_array_elements_text(t.tokens))
     from jsonb_to_recordset($2::jsonb) as t(title text, tokens jsonb) where e.organization_id = $1 and starts_with(e.title, t.title || ' ')`,
    [organizationId, JSON.stringify(titles.map((title) => ({ title, tokens: searchTokens(title) })))],
  );
  await client.query(
    `insert into evidence_version (id, organization_id, evidence_id, number, kind, body, created_by)
     select ${sqlId(9, 'n')}, $1, ${sqlId(8, 'n')}, 1, 'TEXT', '正文', ${sqlId(4, '1 + n % 50')} from generate_series(1, $2::int) n`,
    [organizationId, scale.evidences],
  );
  await fillTexts(client, organizationId, scale.evidences);
  await client.query(
    `insert into evidence_link (id, organization_id, evidence_id, control_id, system_id, status, created_by)
     select ${sqlId(10, 'n')}, $1, ${sqlId(8, '1 + n % $3::int')}, r.control_id, a.system_id, 'CONFIRMED', null
     from generate_series(1, $2::int) n
     join lateral (select ${sqlId(7, '((n % $4::int) * 1000 + 1 + n / $4::int % 211)::int')} as id) k on true
     join result r on r.id = k.id join assessment a on a.id = r.assessment_id on conflict do nothing`,
    [organizationId, scale.links, scale.evidences, scale.systems],
  );
  await client.query(
    `insert into remediation_task (id, organization_id, number, title, state, priority, unit_id, owner_id, due_on, original_due_on)
     select ${sqlId(11, 'n')}, $1, n, '整改任务 ' || n, (array['OPEN', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED'])[1 + n % 4],
       (array['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'])[1 + n % 4], ${sqlId(2, '1 + n % 60')}, ${sqlId(4, '1 + n % 50')}, date '2026-12-01' + n % 90, date '2026-12-01' + n % 90
     from generate_series(1, $2::int) n`,
    [organizationId, scale.tasks],
  );
  await client.query(
    `insert into task_result (organization_id, task_id, result_id)
     select $1, ${sqlId(11, 'n')}, r.id from generate_series(1, $2::int) n
     join result r on r.id = ${sqlId(7, '((n % $3::int) * 1000 + 1 + n / $3::int % 211)::int')} on conflict do nothing`,
    [organizationId, scale.tasks, scale.systems],
  );
  await client.query('set session_replication_role = origin');
  await client.query(
    'insert into organization_storage (organization_id) select id from organization on conflict do nothing',
  );
  await client.query('select recount_progress($1)', [organizationId]);
  return { organizationId, membershipId, accountId, assessmentId: id(1, 6) };
}

/** Different texts; each stands in as many pieces of evidence as are left over. */
const distinctTexts = 2_000;
const sentencesPerText = 30;

/** A text of a few pages inside every version: sentences of the rule books, as real documents quote them. */
async function fillTexts(client: Client, organizationId: string, evidences: number): Promise<void> {
  const { rows } = await client.query<{ text: string }>(
    `select text from control where length(text) between 20 and 200 order by id`,
  );
  const texts = Array.from({ length: distinctTexts }, (_unused, n) => {
    const sentences = Array.from(
      { length: sentencesPerText },
      (_none, at) => rows[(n * 7_919 + at * 104_729) % rows.length]!.text,
    );
    return `${subjects[n % subjects.length]} 第 ${n} 号 ${sentences.join(' ')}`.replace(/\s+/g, ' ');
  });
  await client.query('create temporary table bench_text (n integer primary key, text text, grams integer[])');
  for (let from = 0; from < texts.length; from += 200) {
    const part = texts.slice(from, from + 200);
    await client.query(
      `insert into bench_text select n, text, grams::integer[] from unnest($1::integer[], $2::text[], $3::text[]) as t(n, text, grams)`,
      [part.map((_text, at) => from + at), part, part.map((text) => `{${textGrams(text).join(',')}}`)],
    );
  }
  // Built once over everything, as an index that has grown is in the end.
  await client.query('drop index evidence_text_grams');
  await client.query(
    `insert into evidence_text (version_id, organization_id, evidence_id, state, text, grams, extracted_at)
     select v.id, v.organization_id, v.evidence_id, 'READY', b.text, b.grams, now()
     from (select *, row_number() over (order by id) as n from evidence_version where organization_id = $1) v
     join bench_text b on b.n = v.n % ${distinctTexts} where v.n <= $2::int`,
    [organizationId, evidences],
  );
  await client.query('create index evidence_text_grams on evidence_text using gin (grams)');
}
