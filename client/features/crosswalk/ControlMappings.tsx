import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import { useCan } from '../../lib/viewer';
import { Button, IconButton } from '../../ui/Button';
import { lazyPart } from '../../ui/lazyPart';
import { ClaimList, type Claim } from './ClaimList';
import { clauseText } from '../../lib/clauseText';
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
