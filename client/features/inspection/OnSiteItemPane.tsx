import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useKeepAsOf } from '../../lib/asOf';
import { Button } from '../../ui/Button';
import { Facts } from '../../ui/Page';
import { EvidenceKindIcon, EvidenceValidityChip } from '../evidence';
import type { Inspection, OnSiteItem } from './documents';
import styles from './Inspection.module.css';
import { NoteBox } from './NoteBox';
import { NoteList } from './NoteList';
import { sortedProofs } from './proofs';

interface OnSiteItemPaneProps {
  item: OnSiteItem;
  inspection: Inspection;
  onBack: () => void;
}

/** One clause in front of an inspector: what it asks, what shows it, who explains it, and what is noted on it. */
export function OnSiteItemPane({ item, inspection, onBack }: OnSiteItemPaneProps) {
  const { t } = useLingui();
  const { holding, others } = sortedProofs(item);
  return (
    <>
      <div className={styles.paneHead}>
        <h2>
          {item.control?.code} {item.control?.name}
        </h2>
        <Button size="small" icon="close" onClick={onBack}>{t`返回`}</Button>
      </div>
      {item.control?.text && <p className={styles.clause}>{item.control.text}</p>}
      <Facts
        items={[
          { label: t`指标解读`, value: item.interpretation ?? '—' },
          { label: t`访谈或演示的人`, value: item.interviewee ?? item.person?.displayName ?? '—' },
          { label: t`演示地点`, value: item.place ?? '—' },
          { label: t`责任科室`, value: item.unit?.name ?? '—' },
        ]}
      />
      <h3 className={styles.paneTitle}>{t`证据`}</h3>
      {holding.length === 0 && <p className={styles.note}>{t`没有有效的证据`}</p>}
      <ProofLinks proofs={holding} />
      {inspection.viewerCanNote && <NoteBox inspectionId={inspection.id} itemId={item.id} />}
      {others.length > 0 && (
        <details className={styles.older}>
          <summary>{t`过期、退回或待审核的 ${others.length} 件`}</summary>
          <ProofLinks proofs={others} />
        </details>
      )}
      <NoteList inspection={inspection} filter={{ itemId: item.id }} items={[item]} />
    </>
  );
}

function ProofLinks({ proofs }: { proofs: ReturnType<typeof sortedProofs>['holding'] }) {
  const keepAsOf = useKeepAsOf();
  return (
    <ul className={styles.proofs}>
      {proofs.map((evidence) => (
        <li key={evidence.id}>
          <Link to={keepAsOf(`/evidence/${evidence.id}`)} className={styles.proof}>
            <EvidenceKindIcon kind={evidence.kind} />
            <span>{evidence.title}</span>
            <EvidenceValidityChip validity={evidence.validity} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
