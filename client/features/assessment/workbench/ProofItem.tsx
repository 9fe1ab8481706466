import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import { classNames } from '../../../lib/classNames';
import { setDragData } from '../../../lib/dragData';
import { formatBytes } from '../../../lib/format';
import { IconButton } from '../../../ui/Button';
import { Tag } from '../../../ui/Tag';
import { EvidenceKindIcon, EvidenceStateChip, ValidUntil } from '../../evidence';
import styles from './Proof.module.css';

const ProofItemDocument = graphql(/* GraphQL */ `
  fragment ProofItem_link on EvidenceLink {
    id
    status
    system {
      id
      name
    }
    evidence {
      id
      title
      kind
      state
      validity
      validFrom
      validUntil
      proves
      linkCount
      currentVersion {
        id
        byteSize
      }
    }
  }
`);

interface ProofItemProps {
  link: FragmentType<typeof ProofItemDocument>;
  active: boolean;
  onShow: () => void;
  /** Only for a link that follows from mappings and waits for a person. */
  onConfirm: (() => void) | undefined;
  onUnlink: (() => void) | undefined;
}

/** One proof of a requirement: title, review state, validity, and whether it counts. Drag it onto other lines. */
export function ProofItem({ link, active, onShow, onConfirm, onUnlink }: ProofItemProps) {
  const { t } = useLingui();
  const { data } = useSuspenseFragment({
    fragment: ProofItemDocument,
    fragmentName: 'ProofItem_link',
    from: link,
  });
  const { evidence } = data;
  return (
    <li
      className={classNames(styles.proof, active && styles.shown)}
      draggable
      onDragStart={(event) => {
        setDragData(event, { kind: 'evidence', ids: [evidence.id] });
        event.dataTransfer.setData('text/plain', evidence.title);
      }}
    >
      <button type="button" className={styles.proofOpen} onClick={onShow} aria-pressed={active}>
        <EvidenceKindIcon kind={evidence.kind} />
        <span className={styles.proofText}>
          <span className={styles.proofTitle} title={evidence.title}>
            {evidence.title}
          </span>
          <span className={styles.proofFacts}>
            <EvidenceStateChip state={evidence.state} />
            <ValidUntil
              validUntil={evidence.validUntil}
              validFrom={evidence.validFrom}
              validity={evidence.validity}
            />
            {evidence.currentVersion.byteSize !== null && (
              <span>{formatBytes(evidence.currentVersion.byteSize)}</span>
            )}
            {!data.system && (
              <span title={t`对所有系统有效`}>{t({ message: '通用', context: 'proof' })}</span>
            )}
            {evidence.linkCount > 1 && <span>{t`用于 ${evidence.linkCount} 处`}</span>}
          </span>
        </span>
        {data.status === 'PROPOSED' ? (
          <Tag tone="caution">{t`关联待确认`}</Tag>
        ) : (
          !evidence.proves && <Tag tone="caution">{t`不计入`}</Tag>
        )}
      </button>
      {onConfirm && (
        <IconButton size="small" icon="check" label={t`确认关联：${evidence.title}`} onClick={onConfirm} />
      )}
      {onUnlink && (
        <IconButton size="small" icon="unlink" label={t`解除关联：${evidence.title}`} onClick={onUnlink} />
      )}
    </li>
  );
}
