import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { clauseText } from '../../../lib/clauseText';
import { controlPath } from '../../../lib/controlPath';
import { formatDate } from '../../../lib/format';
import { useCan } from '../../../lib/viewer';
import { Part } from '../../../ui/ErrorBoundary';
import { EmptyState } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { Comments } from '../../comment';
import { EvidenceLabelChip, ValidUntil } from '../EvidenceChips';
import { EvidencePreview } from '../EvidencePreview';
import { ReviewedEvidenceDocument } from './documents';
import styles from './Review.module.css';

/** What the proof has to show: every control that it is for, in full, and the request that it answers. */
export function ReviewedRequirement({ id }: { id: string }) {
  const { t } = useLingui();
  const can = useCan();
  const { data } = useSuspenseQuery(ReviewedEvidenceDocument, { variables: { id } });
  const { evidence } = data;
  if (!evidence) return null;
  // One request may ask for many of the controls; each control says which asks for it.
  const askedBy = new Map(
    evidence.requests.flatMap((request) => request.controls.map((control) => [control.id, request] as const)),
  );
  return (
    <div className={styles.requirement}>
      {evidence.requests.map((request) => (
        <section key={request.id} className={styles.request}>
          <Link to={`/requests/${request.id}`}>{t`征集：${request.title}`}</Link>
          <span className={styles.faint}>{t`${formatDate(request.dueOn)} 前`}</span>
          {request.note && <p className={styles.text}>{request.note}</p>}
        </section>
      ))}
      {evidence.links.length === 0 ? (
        <EmptyState compact icon="link" title={t`没有关联任何条款`}>
          {t`通过后也不计入得分；请在证据页关联条款，或退回让提交人说明用途。`}
        </EmptyState>
      ) : (
        <ol className={styles.controls}>
          {evidence.links.map(({ id: linkId, control, status, system }) => (
            <li key={linkId}>
              <Link to={controlPath(control)} className={styles.code}>
                {control.framework.shortName} {clauseText(control.code)}
              </Link>
              <p className={styles.text}>{control.text ?? control.name}</p>
              <span className={styles.marks}>
                <span className={styles.faint}>{system?.name ?? t`所有系统`}</span>
                {status === 'PROPOSED' && (
                  <Status tone="info">
                    {askedBy.has(control.id) ? t`征集的条款，通过后生效` : t`待确认`}
                  </Status>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      {can('comment:read') && (
        <section>
          <h2 className={styles.heading}>{t`评论`}</h2>
          <Part compact resetKey={id}>
            <Comments key={id} evidenceId={id} />
          </Part>
        </section>
      )}
    </div>
  );
}

/** The file beside it, with what was said about its origin. */
export function ReviewedProof({ id }: { id: string }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(ReviewedEvidenceDocument, { variables: { id } });
  const { evidence } = data;
  if (!evidence) {
    return <EmptyState title={t`没有这份证据`}>{t`可能已被删除，或不在您可以查看的范围内。`}</EmptyState>;
  }
  return (
    <div className={styles.proof}>
      <header className={styles.proofHead}>
        <h2 className={styles.heading}>
          <Link to={`/evidence/${id}`}>{evidence.title}</Link>
        </h2>
        <span className={styles.marks}>
          <span>{t`形成于 ${formatDate(evidence.collectedOn)}`}</span>
          <ValidUntil {...evidence} />
          <EvidenceLabelChip label={evidence.label} />
          <span
            className={styles.faint}
          >{t`第 ${evidence.currentVersion.number} 版，${evidence.owner.displayName} 负责`}</span>
        </span>
        {evidence.description && <p className={styles.text}>{evidence.description}</p>}
        {evidence.currentVersion.note && (
          <p className={styles.text}>{t`变更说明：${evidence.currentVersion.note}`}</p>
        )}
      </header>
      <div className={styles.preview}>
        <EvidencePreview version={evidence.currentVersion} />
      </div>
    </div>
  );
}
