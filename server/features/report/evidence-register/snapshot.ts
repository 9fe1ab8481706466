import type { Reads } from '../../../platform/database/database.js';
import { AppError, text } from '../../../platform/graphql/errors.js';
import { requireAssessment } from '../../assessment/index.js';
import { evidenceSight, evidenceValidity, visibleEvidence } from '../../evidence/index.js';
import { editionById } from '../../framework/index.js';
import { framed } from '../frame.js';
import type { ReportRequest } from '../report.kind.js';
import type { EvidenceRegisterData, RegisteredEvidence } from './data.js';

export const mostEvidences = 20_000;
/** Codes that a line has room for; their number is always whole. */
const shownControls = 12;

// Who is told of an assessment wants what counts for it: proofs of its controls for every subject or for its system.
const proven = `select l.evidence_id, count(distinct l.control_id)::integer as count,
    (array_agg(distinct case when $5::uuid is null then f.short_name || ' ' else '' end || c.code))[1:${shownControls}] as codes
  from evidence_link l join control c on c.id = l.control_id join framework f on f.id = c.framework_id
  left join assessment a on a.organization_id = $1 and a.id = $5::uuid
  where l.organization_id = $1 and l.status = 'CONFIRMED' and ($5::uuid is null or (
    (l.system_id is null or l.system_id = a.system_id) and c.framework_id = a.framework_id
    and (exists (select 1 from result r where r.organization_id = $1 and r.assessment_id = $5 and r.control_id = l.control_id)
      or exists (select 1 from measure m where m.organization_id = $1 and m.assessment_id = $5 and m.control_id = l.control_id))))
  group by l.evidence_id`;

/** Reads the register in one statement, newest last: numbers stay what they are when something is added. */
export async function evidenceRegisterSnapshot(
  reads: Reads,
  request: ReportRequest,
): Promise<EvidenceRegisterData> {
  const { assessmentId } = request;
  const assessment = assessmentId ? await requireAssessment(reads, assessmentId) : null;
  const edition = assessment ? await editionById(reads, assessment.frameworkId) : undefined;
  const evidences = await reads.query<RegisteredEvidence>(
    'report.evidenceRegister',
    `with proven as materialized (${proven})
     select e.title, e.kind, v.file_name as "fileName", e.label, v.number as "versionNumber", e.collected_on::text as "collectedOn",
       e.valid_from::text as "validFrom", e.valid_until::text as "validUntil", e.state, ${evidenceValidity} as validity, u.name as unit,
       m.display_name as owner, v.sha256, coalesce(p.count, 0) as "controlCount", coalesce(p.codes, '{}') as controls
     from evidence e join evidence_version v on v.organization_id = e.organization_id and v.id = e.current_version_id
     join membership m on m.organization_id = e.organization_id and m.id = e.owner_id
     left join unit u on u.organization_id = e.organization_id and u.id = e.unit_id
     left join proven p on p.evidence_id = e.id
     where ${visibleEvidence('e')} and ($5::uuid is null or p.evidence_id is not null)
     order by e.created_at, e.id limit ${mostEvidences + 1}`,
    [...evidenceSight(reads.actor), assessmentId],
  );
  if (evidences.length > mostEvidences) throw tooMany();
  return {
    ...(await framed(reads, request, evidences.some(({ label }) => label === 'SENSITIVE') ? '敏感' : '内部')),
    assessment: assessment && {
      name: assessment.name,
      subject: assessment.subject.name,
      framework: edition?.framework.shortName ?? '',
    },
    evidences,
  };
}

const tooMany = (): AppError =>
  new AppError(
    'LIMIT_EXCEEDED',
    text(
      `一份证据台账最多 ${mostEvidences} 份证据，请按测评分别生成。`,
      `A register holds at most ${mostEvidences} pieces of evidence: make one for each assessment.`,
    ),
    { data: { limit: 'evidence of a register', maximum: mostEvidences } },
  );
