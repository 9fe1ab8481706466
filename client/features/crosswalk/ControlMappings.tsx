import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import type { ControlMappingsQuery, MappingStatus } from '../../gql/graphql';
import { useCan } from '../../lib/viewer';
import { Button, IconButton } from '../../ui/Button';
import { KeyCombo } from '../../ui/Kbd';
import { lazyPart } from '../../ui/lazyPart';
import { Tag } from '../../ui/Tag';
import { ClaimPath } from './ClaimPath';
import { clauseText } from '../../lib/clauseText';
import { controlAddress, wordsOf } from './controlName';
import { RelationMark } from './RelationMark';
import { useJudging } from './useJudging';
import styles from './Crosswalk.module.css';

const CreateMappingDialog = lazyPart(async () => (await import('./CreateMappingDialog')).CreateMappingDialog);
const MappingDrawer = lazyPart(async () => (await import('./MappingDrawer')).MappingDrawer);

const ControlMappingsDocument = graphql(/* GraphQL */ `
  query ControlMappings($id: ID!, $first: Int!) {
    control(id: $id) {
      id
      code
      name
      framework {
        id
        code
      }
      certain: mappings(filter: { certain: true }, first: $first) {
        totalCount
        nodes {
          relation
          confidence
          reviewed
          mappingCount
          control {
            id
            code
            name
            text
            level
            framework {
              id
              code
              shortName
            }
          }
          path {
            relation
            confidence
            reviewed
            from {
              id
              code
              name
            }
            to {
              id
              code
              name
            }
            mapping {
              id
            }
          }
        }
      }
      hints: mappings(filter: { certain: false, direct: true }, first: $first) {
        totalCount
        nodes {
          relation
          confidence
          reviewed
          mappingCount
          control {
            id
            code
            name
            text
            level
            framework {
              id
              code
              shortName
            }
          }
          path {
            relation
            confidence
            reviewed
            from {
              id
              code
              name
            }
            to {
              id
              code
              name
            }
            mapping {
              id
            }
          }
        }
      }
    }
    rejected: mappings(filter: { controlId: $id, statuses: [REJECTED] }, first: 50) {
      totalCount
      nodes {
        id
        status
        relation
        source {
          id
          code
          name
        }
        target {
          id
          code
          name
        }
      }
    }
  }
`);

type Control = NonNullable<ControlMappingsQuery['control']>;
type Claim = Control['certain']['nodes'][number];

const page = 20;
const most = 100;

/** What the mappings say of one control: certain relations first, hints apart, and what the hospital does not use. */
export function ControlMappings({ id }: { id: string }) {
  const { t } = useLingui();
  const can = useCan();
  const [first, setFirst] = useState(page);
  const [creating, setCreating] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const [hints, setHints] = useState(false);
  const { judge } = useJudging();
  const { data } = useSuspenseQuery(ControlMappingsDocument, { variables: { id, first } });
  const { control, rejected } = data;
  const canReview = can('crosswalk:review');
  if (!control) return null;
  const none = control.certain.totalCount + control.hints.totalCount === 0;
  const list = (claims: readonly Claim[], label: string) => (
    <ClaimList claims={claims} label={label} canReview={canReview} onOpen={setOpened} />
  );
  return (
    <section className={styles.mappings} aria-label={t`对标`}>
      <header>
        <h3>{t`对标 ${control.certain.totalCount}`}</h3>
        {canReview && (
          <Button size="small" icon="plus" onClick={() => setCreating(true)}>
            {t`添加本院映射`}
          </Button>
        )}
      </header>
      {none && <p className={styles.faint}>{t`没有映射通向其他标准：这一条只能靠自己取证。`}</p>}
      {control.certain.nodes.length > 0 && list(control.certain.nodes, t`确定相关的条款`)}
      {control.hints.totalCount > 0 && (
        <details open={hints} onToggle={(event) => setHints(event.currentTarget.open)}>
          <summary>
            {t`可能相关 ${control.hints.totalCount}`}
            <small>{t`上级或对方的上级有对标，是不是这一条要人判断`}</small>
          </summary>
          {hints && list(control.hints.nodes, t`可能相关的条款`)}
        </details>
      )}
      {Math.max(control.certain.totalCount, control.hints.totalCount) > first &&
        (first < most ? (
          <Button size="small" onClick={() => setFirst(most)}>{t`全部显示`}</Button>
        ) : (
          <p className={styles.faint}>
            {t`只显示最靠前的 ${most} 条；全部映射见`}{' '}
            <Link to={`/crosswalks?a=${encodeURIComponent(control.framework.code)}&tab=list`}>{t`对标`}</Link>
          </p>
        ))}
      {rejected.totalCount > 0 && (
        <details>
          <summary>{t`不采用的映射 ${rejected.totalCount}`}</summary>
          <ul className={styles.rejected}>
            {rejected.nodes.map((mapping) => (
              <li key={mapping.id}>
                <span>
                  {clauseText(mapping.source.code)} <RelationMark relation={mapping.relation} short />{' '}
                  {clauseText(mapping.target.code)} {mapping.target.name}
                </span>
                {canReview && (
                  <IconButton
                    size="small"
                    icon="undo"
                    label={t`恢复：${clauseText(mapping.target.code)}`}
                    onClick={() => void judge([mapping], 'UNVERIFIED')}
                  />
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      {creating && <CreateMappingDialog source={control} onClose={() => setCreating(false)} />}
      {opened && <MappingDrawer id={opened} onClose={() => setOpened(null)} />}
    </section>
  );
}

interface ClaimListProps {
  claims: readonly Claim[];
  label: string;
  canReview: boolean;
  onOpen: (mappingId: string) => void;
}

/** Lines with a focus of their own: arrows walk, R stands behind a mapping, D drops it, Enter opens it. */
function ClaimList({ claims, label, canReview, onOpen }: ClaimListProps) {
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
                <Link
                  to={controlAddress(control.framework.code, control)}
                  title={control.text ?? control.name}
                >
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
