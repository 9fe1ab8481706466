import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import { Part } from '../../ui/ErrorBoundary';
import { SkeletonRows } from '../../ui/Skeleton';
import { EmptyState } from '../../ui/States';
import { clauseText } from '../../lib/clauseText';
import { ControlMappings } from '../crosswalk';
import { ControlBody } from './ControlBody';
import { controlPath } from '../../lib/controlPath';
import { useFrameworkNames } from './useFrameworkNames';
import styles from './Framework.module.css';

const ControlDetailQuery = graphql(/* GraphQL */ `
  query ControlDetail($id: ID!) {
    control(id: $id) {
      id
      code
      name
      kind
      framework {
        id
        code
      }
      parent {
        id
        code
        name
      }
      ...ControlBody_control
    }
  }
`);

/** One control beside the tree, with the way to its page. */
export function ControlDetail({ id }: { id: string }) {
  const { t } = useLingui();
  const names = useFrameworkNames();
  const { data } = useSuspenseQuery(ControlDetailQuery, { variables: { id } });
  const { control } = data;
  if (!control) return <EmptyState icon="book" title={t`没有这个条款`} />;
  return (
    <article className={styles.detail} tabIndex={0} aria-label={t`条款详情`}>
      <header>
        <div className={styles.detailPath}>
          {clauseText(control.code)} · {control.parent?.name ?? names.kind(control.kind)}
        </div>
        <h2>{control.name}</h2>
        <Link to={controlPath(control)}>{t`结果、证据与任务`}</Link>
      </header>
      <ControlBody control={control} />
      <Part fallback={<SkeletonRows rows={3} />} resetKey={id} compact>
        <ControlMappings key={id} id={id} />
      </Part>
    </article>
  );
}
