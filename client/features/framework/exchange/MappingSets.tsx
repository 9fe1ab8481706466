import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../../gql';
import { formatNumber } from '../../../lib/format';
import { useCan } from '../../../lib/viewer';
import { Button } from '../../../ui/Button';
import { lazyPart } from '../../../ui/lazyPart';
import { Card } from '../../../ui/Page';
import styles from './Exchange.module.css';

const MappingSetDialog = lazyPart(async () => (await import('./MappingSetDialog')).MappingSetDialog);

export const MappingSetsFragment = graphql(/* GraphQL */ `
  fragment MappingSets_import on FrameworkImport {
    id
    mappingSets {
      name
      source
      target
      count
    }
  }
`);

/** Sets of mappings that a file brings along; each becomes a crosswalk of its own. */
export function MappingSets({ from }: { from: FragmentType<typeof MappingSetsFragment> }) {
  const { t } = useLingui();
  const can = useCan();
  const { data } = useSuspenseFragment({
    fragment: MappingSetsFragment,
    fragmentName: 'MappingSets_import',
    from,
  });
  const [chosen, setChosen] = useState<number | null>(null);
  const set = chosen === null ? undefined : data.mappingSets[chosen];
  if (data.mappingSets.length === 0) return null;
  return (
    <Card title={t`文件里的对标`}>
      <p>{t`对标不随标准导入：两边的标准都发布之后，可以逐个导入为待核对的对标。`}</p>
      <ul className={styles.sets}>
        {data.mappingSets.map((one, at) => (
          <li key={`${one.name} ${at}`}>
            <div>
              <b>{one.name}</b> {t`${formatNumber(one.count)} 条映射`}
              <div className={styles.path}>
                {one.source} → {one.target}
              </div>
            </div>
            {can('crosswalk:review') && (
              <Button size="small" onClick={() => setChosen(at)}>{t`导入对标…`}</Button>
            )}
          </li>
        ))}
      </ul>
      {chosen !== null && set && (
        <MappingSetDialog importId={data.id} position={chosen} set={set} onClose={() => setChosen(null)} />
      )}
    </Card>
  );
}
