import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { OfficialTableKind } from '../../../gql/graphql';
import { useKeepAsOf } from '../../../lib/asOf';
import { Tag } from '../../../ui/Tag';
import { useTableNames } from '../useTableNames';
import { levelName } from './levelName';

interface MissingTablesProps {
  tables: readonly { kind: OfficialTableKind; level: string }[];
  frameworkCode: string;
  levels: readonly { code: string; name: string }[];
}

/** The official tables that a decision waits for; each opens the screen where it is typed in. */
export function MissingTables({ tables, frameworkCode, levels }: MissingTablesProps) {
  const { t } = useLingui();
  const names = useTableNames();
  const keepAsOf = useKeepAsOf();
  const kinds = [...new Set(tables.map((table) => table.kind))];
  return (
    <>
      {kinds.map((kind) => {
        const waiting = tables
          .filter((table) => table.kind === kind)
          .map((table) => levelName(levels, table.level) ?? table.level);
        return (
          <Link
            key={kind}
            to={keepAsOf(`/frameworks/${frameworkCode}/tables?table=${kind}`)}
            title={t`等待这张表才能判定：${waiting.join('、')}`}
          >
            <Tag tone="caution" icon="table">{t`缺表：${names(kind)}`}</Tag>
          </Link>
        );
      })}
    </>
  );
}
