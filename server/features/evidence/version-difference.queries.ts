import type { Reads } from '../../platform/database/database.js';
import { badInput, notFound, text } from '../../platform/graphql/errors.js';
import { check, id } from '../../platform/graphql/input-rules.js';
import { sight, visible } from './evidence.access.js';
import type { EvidenceLabel } from './evidence.enums.js';
import { differenceOfTexts } from './version-difference.js';
import type { VersionDifference } from './version-difference.types.js';

/** What the audit trail names when the texts of sensitive evidence are read. */
export interface ComparedEvidence {
  readonly evidenceId: string;
  readonly title: string;
  readonly label: EvidenceLabel;
}

interface Side extends ComparedEvidence {
  readonly id: string;
  readonly number: number;
  readonly sha256: string | null;
  readonly body: string | null;
  readonly inside: string | null;
  readonly state: string | null;
  readonly cut: boolean | null;
}

/**
 * What changed from one version to another of the same evidence, whichever of the two is older. NOT_FOUND for what the caller
 * does not see, BAD_USER_INPUT for versions of two pieces of evidence.
 */
export async function versionDifference(
  reads: Reads,
  versionId: string,
  againstId: string,
): Promise<{ readonly of: ComparedEvidence; readonly difference: VersionDifference }> {
  const wanted = [check(id, versionId), check(id, againstId)];
  const sides = await reads.query<Side>(
    'evidenceVersion.texts',
    `select v.id, v.evidence_id as "evidenceId", e.title, e.label, v.number, v.sha256, v.body, t.text as inside, t.state, t.cut
     from evidence_version v join evidence e on e.organization_id = $1 and e.id = v.evidence_id
     left join evidence_text t on t.organization_id = $1 and t.version_id = v.id
     where ${visible('e')} and v.organization_id = $1 and v.id = any ($5::uuid[]) order by v.number`,
    [...sight(reads.actor), wanted],
  );
  const [older, newer] = sides;
  if (!older || (!newer && wanted[0] !== wanted[1])) throw notFound();
  if (!newer || older.evidenceId !== newer.evidenceId) {
    throw badInput({
      againstId: text('请选同一份证据的两个版本。', 'Choose two versions of the same evidence.'),
    });
  }
  const { evidenceId, title, label } = older;
  const of = { evidenceId, title, label };
  const numbers = {
    fromNumber: older.number,
    toNumber: newer.number,
  };
  const none = { ...numbers, changes: [], more: false, cut: false };
  if (older.sha256 !== null && older.sha256 === newer.sha256)
    return { of, difference: { ...none, comparison: 'SAME_BYTES' } };
  const texts = [older, newer].map((side) => side.body ?? side.inside);
  if (texts[0] == null || texts[1] == null) {
    const waits = sides.some((side) => side.body === null && side.state === 'PENDING');
    return { of, difference: { ...none, comparison: waits ? 'WAITING' : 'NO_TEXT' } };
  }
  const cut = sides.some((side) => side.body === null && side.cut === true);
  const said = [
    { number: older.number, text: texts[0] },
    { number: newer.number, text: texts[1] },
  ] as const;
  return { of, difference: differenceOfTexts(...said, cut) };
}
