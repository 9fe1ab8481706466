import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { MonthProofsQuery } from '../../../gql/graphql';
import { clauseText } from '../../../lib/clauseText';
import { controlPath } from '../../../lib/controlPath';
import { Drawer } from '../../../ui/Dialog';
import { LineItem, LineList, LineNote } from '../../../ui/LineList';
import { SkeletonRows } from '../../../ui/Skeleton';
import { EmptyState, ErrorState } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { EvidenceKindIcon, EvidenceStateChip, ValidUntil } from '../EvidenceChips';
import { counts, coversMonth } from './calendarModel';
import { MonthProofsDocument } from './documents';
import styles from './Map.module.css';

interface MonthProofsProps {
  controlId: string;
  month: string;
  /** The system that is looked at; null for every subject. */
  systemId: string | null;
  onClose: () => void;
}

type Proof = NonNullable<MonthProofsQuery['control']>['evidenceLinks'][number];

/** What proves a control in one month, and what is linked to it besides: for when, for which system, or not yet accepted. */
export function MonthProofs({ controlId, month, systemId, onClose }: MonthProofsProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(MonthProofsDocument, {
    variables: { id: controlId },
    fetchPolicy: 'cache-and-network',
  });
  const control = data?.control;
  const links = control?.evidenceLinks ?? [];
  const here = (link: Proof) => link.system === null || link.system.id === systemId;
  const inMonth = ({ evidence }: Proof) => coversMonth(month, evidence.validFrom, evidence.validUntil);
  // Linked for every subject and for the system, it is one proof.
  const seen = new Set<string>();
  const proving = links.filter((link) => {
    if (!here(link) || !counts(link) || !inMonth(link) || seen.has(link.evidence.id)) return false;
    return seen.add(link.evidence.id);
  });
  const others = links.filter((link) => !seen.has(link.evidence.id));
  const reason = (link: Proof): string | null => {
    if (!here(link)) return t`只对 ${link.system?.name ?? ''} 有效`;
    if (link.status === 'PROPOSED') return t`关联待确认`;
    if (counts(link)) return t`本月不在有效期内`;
    return link.evidence.validity === 'DAMAGED' ? null : t`未审核通过`;
  };
  return (
    <Drawer title={control ? `${clauseText(control.code)} · ${month}` : month} onClose={onClose}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} compact />}
      {!data && !error && <SkeletonRows rows={5} />}
      {data && !control && (
        <EmptyState
          icon="search"
          title={t`没有这个条款`}
        >{t`可能已被删除，或不在您可以查看的范围内。`}</EmptyState>
      )}
      {control && (
        <div className={styles.drawer}>
          <p>
            <Tag outline>{control.framework.shortName}</Tag> {control.text ?? control.name}
          </p>
          <Link to={controlPath(control)}>{t`打开条款`}</Link>
          <section aria-label={t`本月的证明`}>
            <h3>{t`本月的证明 ${proving.length}`}</h3>
            {proving.length === 0 ? (
              <EmptyState compact title={t`这个月没有证据证明它`}>
                {t`补上有效期覆盖这个月的证据，或把已有证据关联到这一条。`}
              </EmptyState>
            ) : (
              <LineList>
                {proving.map((link) => (
                  <ProofLine key={link.id} link={link} note={proving.length === 1 ? t`只靠这一份` : null} />
                ))}
              </LineList>
            )}
          </section>
          {others.length > 0 && (
            <section aria-label={t`其他关联的证据`}>
              <h3>{t`其他关联的证据 ${others.length}`}</h3>
              <LineList>
                {others.map((link) => (
                  <ProofLine key={link.id} link={link} note={reason(link)} />
                ))}
              </LineList>
            </section>
          )}
        </div>
      )}
    </Drawer>
  );
}

function ProofLine({ link, note }: { link: Proof; note: string | null }) {
  const { t } = useLingui();
  const { evidence, system } = link;
  return (
    <LineItem
      head={
        <>
          <EvidenceKindIcon kind={evidence.kind} />
          <Link to={`/evidence/${evidence.id}`}>{evidence.title}</Link>
        </>
      }
    >
      <EvidenceStateChip state={evidence.state} />
      <span>{t`${evidence.validFrom} 起`}</span>
      <ValidUntil
        validUntil={evidence.validUntil}
        validFrom={evidence.validFrom}
        validity={evidence.validity}
      />
      {note && <Tag tone="caution">{note}</Tag>}
      <LineNote>
        {[
          system?.name ?? t`所有系统`,
          evidence.owner.displayName,
          evidence.linkCount > 1 ? t`用于 ${evidence.linkCount} 处` : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </LineNote>
    </LineItem>
  );
}
