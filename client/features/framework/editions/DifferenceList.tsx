import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Status, Tag } from '../../../ui/Tag';
import { TallGrid } from '../../../ui/TallGrid';
import { changeTones } from './changes';
import { DifferenceSide } from './DifferenceSide';
import type { Difference } from './documents';
import { useEditionNames } from './useEditionNames';
import styles from './Editions.module.css';

interface DifferenceListProps<Line> {
  label: string;
  beforeTitle: string;
  afterTitle: string;
  /** As far as they are loaded. */
  lines: readonly Line[];
  differenceOf: (line: Line) => Difference;
  lineCount: number;
  onNeedLines: (last: number) => void;
  /** A fourth column. */
  aside?: { title: string; width: string; render: (line: Line) => ReactNode };
  /** Space or `x` on the active line. */
  onToggle?: (line: Line) => void;
}

const sideWidth = 'minmax(130px, 1fr)';

/** Two editions side by side, line by line. */
export function DifferenceList<Line>(props: DifferenceListProps<Line>) {
  const { aside, differenceOf, onToggle } = props;
  const { t } = useLingui();
  const toggle = onToggle && { label: t`改变这一条的决定`, run: onToggle };
  return (
    <TallGrid
      label={props.label}
      columns={[
        { title: props.beforeTitle, width: sideWidth },
        { title: t`变化`, width: '100px' },
        { title: props.afterTitle, width: sideWidth },
        ...(aside ? [aside] : []),
      ]}
      rows={props.lines}
      rowCount={props.lineCount}
      onNeedRows={props.onNeedLines}
      renderCells={(line) => {
        const difference = differenceOf(line);
        return [
          <DifferenceSide key="before" line={difference} side="before" />,
          <Change key="change" line={difference} />,
          <DifferenceSide key="after" line={difference} side="after" />,
          ...(aside ? [aside.render(line)] : []),
        ];
      }}
      {...(toggle && { toggle })}
    />
  );
}

function Change({ line: { change, termsChanged } }: { line: Difference }) {
  const { t } = useLingui();
  const names = useEditionNames();
  return (
    <span className={styles.change}>
      <span title={names.hint(change)}>
        <Status tone={changeTones[change]}>{names.change(change)}</Status>
      </span>
      {termsChanged && (
        <Tag
          tone="caution"
          title={t`责任主体、频次、数量、应/宜/可或质量检查等要求与旧版不同`}
        >{t`参数有变`}</Tag>
      )}
    </span>
  );
}
