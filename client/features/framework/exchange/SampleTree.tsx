import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import { formatNumber } from '../../../lib/format';
import { Card } from '../../../ui/Page';
import { Tag } from '../../../ui/Tag';
import { useFrameworkNames } from '../useFrameworkNames';
import styles from './Exchange.module.css';

export const SampleTreeFragment = graphql(/* GraphQL */ `
  fragment SampleTree_import on FrameworkImport {
    id
    nodeCount
    sample {
      code
      name
      kind
      depth
    }
  }
`);

/** The first nodes of a file as the tree that they will be. */
export function SampleTree({ from }: { from: FragmentType<typeof SampleTreeFragment> }) {
  const { t } = useLingui();
  const names = useFrameworkNames();
  const { data } = useSuspenseFragment({
    fragment: SampleTreeFragment,
    fragmentName: 'SampleTree_import',
    from,
  });
  const { sample, nodeCount: total } = data;
  if (sample.length === 0) return null;
  const title = t`条款预览`;
  return (
    <Card title={title} flush>
      <ol className={styles.sample} tabIndex={0} aria-label={title}>
        {sample.map((node) => (
          <li key={node.code} style={{ paddingLeft: 12 + (node.depth - 1) * 18 }}>
            <span className={styles.code}>{node.code}</span> {node.name}{' '}
            <Tag outline>{names.kind(node.kind)}</Tag>
          </li>
        ))}
      </ol>
      {total > sample.length && (
        <p
          className={styles.left}
        >{t`只显示前 ${formatNumber(sample.length)} 个，共 ${formatNumber(total)} 个。`}</p>
      )}
    </Card>
  );
}
