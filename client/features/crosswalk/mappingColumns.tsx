import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { MappingsQuery } from '../../gql/graphql';
import { CellText, type GridColumn } from '../../ui/DataGrid';
import { Status } from '../../ui/Tag';
import { clauseText } from '../../lib/clauseText';
import { wordsOf } from './controlName';
import { RelationMark } from './RelationMark';
import { statusTones, useCrosswalkNames } from './useCrosswalkNames';
import styles from './Crosswalk.module.css';

export type MappingRow = MappingsQuery['mappings']['nodes'][number];

/** The columns of the list of mappings; rebuilt only when the language changes. */
export function useMappingColumns(): readonly GridColumn<MappingRow>[] {
  const { t, i18n } = useLingui();
  const names = useCrosswalkNames();
  return useMemo<readonly GridColumn<MappingRow>[]>(
    () => [
      { id: 'source', header: t`条款`, width: 260, render: ({ source }) => <End control={source} /> },
      {
        id: 'relation',
        header: t`关系`,
        width: 100,
        render: ({ relation }) => <RelationMark relation={relation} />,
      },
      {
        id: 'target',
        header: t`对方条款`,
        width: 280,
        grow: true,
        render: ({ target }) => <End control={target} />,
      },
      {
        id: 'confidence',
        header: t`置信度`,
        width: 110,
        render: ({ confidence }) => <CellText>{names.confidence(confidence)}</CellText>,
      },
      {
        id: 'status',
        header: t`状态`,
        width: 110,
        render: ({ status }) => <Status tone={statusTones[status]}>{names.status(status)}</Status>,
      },
      {
        id: 'judged',
        header: t`判断人`,
        width: 110,
        render: ({ judgedByName }) => <CellText>{judgedByName ?? '—'}</CellText>,
      },
      {
        id: 'rationale',
        header: t`理由`,
        width: 220,
        render: ({ rationale }) => <CellText>{rationale ?? '—'}</CellText>,
      },
    ],
    // The names change with the language alone.
    [i18n.locale],
  );
}

function End({ control }: { control: MappingRow['source'] }) {
  return (
    <CellText>
      <span className={styles.code}>{clauseText(control.code)}</span> {wordsOf(control)}
    </CellText>
  );
}
