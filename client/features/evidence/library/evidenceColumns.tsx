import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { EvidenceListQuery } from '../../../gql/graphql';
import { formatDate } from '../../../lib/format';
import { CellText, type GridColumn } from '../../../ui/DataGrid';
import { Highlight, wordsOf } from '../../../ui/Highlight';
import { Icon } from '../../../ui/Icon';
import {
  EvidenceKindIcon,
  EvidenceLabelChip,
  EvidenceStateChip,
  EvidenceValidityChip,
  ValidUntil,
} from '../EvidenceChips';
import styles from './Library.module.css';

/** One line of the library, with everything a bulk action has to know. */
export type EvidenceRow = EvidenceListQuery['evidences']['nodes'][number];

/** The columns of the library; what decides about the score stands first. */
export function useEvidenceColumns(search: string): readonly GridColumn<EvidenceRow>[] {
  const { t } = useLingui();
  const words = useMemo(() => wordsOf(search), [search]);
  return useMemo<GridColumn<EvidenceRow>[]>(
    () => [
      {
        id: 'title',
        header: t`标题`,
        width: 210,
        grow: true,
        render: (row) => (
          <span className={styles.titleCell}>
            <EvidenceKindIcon kind={row.kind} />
            <CellText title={row.title}>
              <Highlight text={row.title} words={words} />
            </CellText>
          </span>
        ),
      },
      { id: 'state', header: t`审核`, width: 100, render: (row) => <EvidenceStateChip state={row.state} /> },
      {
        id: 'validUntil',
        header: t`有效期至`,
        width: 194,
        render: (row) =>
          row.validity === 'EXPIRED' && !row.validUntil ? (
            <EvidenceValidityChip validity={row.validity} />
          ) : (
            <ValidUntil validUntil={row.validUntil} validFrom={row.validFrom} validity={row.validity} />
          ),
      },
      {
        id: 'links',
        header: t`关联数`,
        width: 64,
        align: 'end',
        render: (row) =>
          row.linkCount > 0 ? (
            <span className={styles.number}>{row.linkCount}</span>
          ) : (
            <span className={styles.unlinked} title={t`还没有关联条款`}>
              <Icon name="unlink" size={14} label={t`还没有关联条款`} />
            </span>
          ),
      },
      {
        id: 'unit',
        header: t`科室`,
        width: 100,
        render: (row) => <CellText>{row.unit?.name ?? '—'}</CellText>,
      },
      {
        id: 'owner',
        header: t`责任人`,
        width: 78,
        render: (row) => <CellText>{row.owner.displayName}</CellText>,
      },
      {
        id: 'collected',
        header: t`形成日期`,
        width: 98,
        render: (row) => <CellText muted>{formatDate(row.collectedOn)}</CellText>,
      },
      { id: 'label', header: t`密级`, width: 74, render: (row) => <EvidenceLabelChip label={row.label} /> },
    ],
    [t, words],
  );
}
