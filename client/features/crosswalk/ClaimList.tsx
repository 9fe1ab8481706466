import { useLingui } from '@lingui/react/macro';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import type { ControlMappingsQuery, MappingStatus } from '../../gql/graphql';
import { IconButton } from '../../ui/Button';
import { KeyCombo } from '../../ui/Kbd';
import { Tag } from '../../ui/Tag';
import { clauseText } from '../../lib/clauseText';
import { ClaimPath } from './ClaimPath';
import { controlPath } from '../../lib/controlPath';
import { wordsOf } from './controlName';
import { RelationMark } from './RelationMark';
import { useJudging } from './useJudging';
import styles from './Crosswalk.module.css';

type Control = NonNullable<ControlMappingsQuery['control']>;
export type Claim = Control['certain']['nodes'][number];

interface ClaimListProps {
  claims: readonly Claim[];
  label: string;
  canReview: boolean;
  onOpen: (mappingId: string) => void;
}

/** Lines with a focus of their own: arrows walk, R stands behind a mapping, D drops it, Enter opens it. */
export function ClaimList({ claims, label, canReview, onOpen }: ClaimListProps) {
  const { t } = useLingui();
  const { judge } = useJudging();
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);

  /** The mapping that a line stands on; by way of a third rule book there are several, judged on their own pages. */
  const mappingOf = (claim: Claim): string | null =>
    claim.mappingCount === 1 ? (claim.path.find((step) => step.mapping)?.mapping?.id ?? null) : null;
  const mark = (claim: Claim, status: MappingStatus) => {
    const id = mappingOf(claim);
    if (id) void judge([{ id, status: claim.reviewed ? 'REVIEWED' : 'UNVERIFIED' }], status);
  };
  function onKeyDown(event: KeyboardEvent, claim: Claim, index: number): void {
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (move) {
      const next = Math.max(0, Math.min(claims.length - 1, index + move));
      setAt(next);
      list.current?.querySelectorAll<HTMLElement>('[data-claim]')[next]?.focus();
    } else if (plain && canReview && event.code === 'KeyR') mark(claim, 'REVIEWED');
    else if (plain && canReview && event.code === 'KeyD') mark(claim, 'REJECTED');
    else if (event.key === 'Enter' && event.target === event.currentTarget && mappingOf(claim))
      onOpen(mappingOf(claim)!);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <ul ref={list} className={styles.claims} aria-label={label}>
      {claims.map((claim, index) => {
        const { control } = claim;
        const id = mappingOf(claim);
        return (
          <li
            key={control.id}
            data-claim
            tabIndex={index === Math.min(at, claims.length - 1) ? 0 : -1}
            onFocus={() => setAt(index)}
            onKeyDown={(event) => onKeyDown(event, claim, index)}
          >
            <RelationMark relation={claim.relation} />
            <div className={styles.claimText}>
              <span>
                <Tag outline>{control.framework.shortName}</Tag>{' '}
                <Link to={controlPath(control)} title={control.text ?? control.name}>
                  <b>{clauseText(control.code)}</b> {wordsOf(control)}
                </Link>
              </span>
              <ClaimPath claim={claim} />
              {claim.mappingCount > 1 && <small className={styles.faint}>{t`经第三个标准推出`}</small>}
            </div>
            {id && canReview && (
              <span className={styles.claimVerbs}>
                {!claim.reviewed && (
                  <IconButton
                    size="small"
                    icon="check"
                    label={t`复核：${clauseText(control.code)}`}
                    onClick={() => mark(claim, 'REVIEWED')}
                  />
                )}
                <IconButton
                  size="small"
                  icon="close"
                  label={t`不采用：${clauseText(control.code)}`}
                  onClick={() => mark(claim, 'REJECTED')}
                />
                <IconButton
                  size="small"
                  icon="pencil"
                  label={t`修改映射：${clauseText(control.code)}`}
                  onClick={() => onOpen(id)}
                />
              </span>
            )}
          </li>
        );
      })}
      {canReview && (
        <li className={styles.keysNote} aria-hidden>
          <KeyCombo keys="KeyR" /> {t`复核`} <KeyCombo keys="KeyD" /> {t`不采用`} <KeyCombo keys="Enter" />{' '}
          {t`修改`}
        </li>
      )}
    </ul>
  );
}
