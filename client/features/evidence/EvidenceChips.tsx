import { useLingui } from '@lingui/react/macro';
import type { EvidenceKind, EvidenceLabel, EvidenceState, EvidenceValidity } from '../../gql/graphql';
import { formatDate } from '../../lib/format';
import { Icon } from '../../ui/Icon';
import { Status, Tag } from '../../ui/Tag';
import { daysUntil } from './days';
import { kindIcons, labelTones, stateTones, useEvidenceNames, validityTones } from './useEvidenceNames';
import styles from './Chips.module.css';

/** Where the review stands. */
export function EvidenceStateChip({ state }: { state: EvidenceState }) {
  const names = useEvidenceNames();
  return <Status tone={stateTones[state]}>{names.state(state)}</Status>;
}

/** Whether it proves anything today, by its dates and its bytes. */
export function EvidenceValidityChip({ validity }: { validity: EvidenceValidity }) {
  const names = useEvidenceNames();
  return <Status tone={validityTones[validity]}>{names.validity(validity)}</Status>;
}

/** Who may see it. */
export function EvidenceLabelChip({ label }: { label: EvidenceLabel }) {
  const names = useEvidenceNames();
  return (
    <Tag tone={labelTones[label]} {...(label === 'SENSITIVE' ? { icon: 'lock' as const } : {})}>
      {names.label(label)}
    </Tag>
  );
}

/** File, link or text as a picture with its name. */
export function EvidenceKindIcon({ kind }: { kind: EvidenceKind }) {
  const names = useEvidenceNames();
  return <Icon name={kindIcons[kind]} label={names.kind(kind)} />;
}

interface ValidUntilProps {
  validUntil: string | null | undefined;
  validFrom?: string;
  validity: EvidenceValidity;
}

/** The last valid day and how far away it is; the tone says when to act. */
export function ValidUntil({ validUntil, validFrom, validity }: ValidUntilProps) {
  const { t } = useLingui();
  if (validity === 'NOT_YET_VALID') {
    return <Status tone="neutral">{t`${formatDate(validFrom)} 起生效`}</Status>;
  }
  if (validity === 'DAMAGED') return <EvidenceValidityChip validity={validity} />;
  if (!validUntil) return <span className={styles.faint}>{t`长期有效`}</span>;
  const left = daysUntil(validUntil);
  const words = left < 0 ? t`过期 ${-left} 天` : left === 0 ? t`今天到期` : t`剩 ${left} 天`;
  return (
    <span className={styles.until}>
      <span>{formatDate(validUntil)}</span>
      {validity === 'VALID' ? (
        <span className={styles.faint}>{words}</span>
      ) : (
        <Status tone={validityTones[validity]}>{words}</Status>
      )}
    </span>
  );
}
