import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { classNames } from '../../../lib/classNames';
import { formatNumber } from '../../../lib/format';
import { readStored, writeStored } from '../../../lib/storage';
import { IconButton } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { MenuButton } from '../../../ui/Menu';
import { useView } from '../../../lib/useView';
import { clauseText } from '../../framework';
import { CategoryBar } from '../score/CategoryBar';
import { useAssessmentNames } from '../useAssessmentNames';
import { useWorkbench } from './context';
import { ReadOnlyNote } from './ReadOnlyNote';
import styles from './Workbench.module.css';

/** Below this height the bars start folded: the panes need the room more. */
const enough = 700;

/** Under the heading: why it is read-only, the high risks that veto, and one bar per class of requirements. */
export function HeadStrip() {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const view = useView();
  const { head, activate } = useWorkbench();
  const [open, setOpen] = useState(() => readStored('workbench.strip', window.innerHeight >= enough));
  const declared = head.score?.declared.vetoes ?? [];
  const proven = head.score?.proven.vetoes ?? [];
  const vetoes = proven.length > 0 ? proven : declared;
  const onlyProven = declared.length === 0 && vetoes.length > 0;
  const [first] = vetoes;
  const chosen = view.all('category');
  const prefix = commonPrefix(head.categoryScores.map((score) => score.name));
  return (
    <>
      <ReadOnlyNote />
      <div className={styles.strip}>
        {first && (
          <div className={classNames(styles.vetoes, open && styles.ownLine)}>
            <Icon name="warning" />
            <b>{onlyProven ? t`实证有高风险否决` : t`高风险否决`}</b>
            <button type="button" className={styles.veto} onClick={() => activate(first.control.id)}>
              {clauseText(first.control.code)} {first.case.name}
            </button>
            {vetoes.length > 1 && (
              <MenuButton
                size="small"
                variant="quiet"
                label={t`全部否决项`}
                items={vetoes.map((veto) => ({
                  id: `${veto.resultId}-${veto.case.code}`,
                  label: `${clauseText(veto.control.code)} ${veto.case.name}`,
                  note: [
                    names.judgement(veto.judgement),
                    ...(veto.majorDanger ? [t`重大风险隐患`] : []),
                  ].join(' · '),
                  icon: 'flag',
                  run: () => activate(veto.control.id),
                }))}
              >
                {t`共 ${vetoes.length} 项`}
              </MenuButton>
            )}
          </div>
        )}
        {open && (
          <div className={styles.bars} role="group" aria-label={t`各安全类`}>
            {head.categoryScores.map((score) => (
              <button
                key={score.category}
                type="button"
                className={styles.bar}
                aria-pressed={chosen.includes(score.category)}
                title={t`自报 ${rate(score.declaredRate)}，实证 ${rate(score.provenRate)}；点击只看这一类`}
                onClick={() => view.toggle('category', score.category)}
              >
                <CategoryBar score={score} name={score.name.slice(prefix)} />
              </button>
            ))}
          </div>
        )}
        <IconButton
          size="small"
          icon={open ? 'arrowUp' : 'arrowDown'}
          label={open ? t`收起各类得分` : t`展开各类得分`}
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
            writeStored('workbench.strip', !open);
          }}
        />
      </div>
    </>
  );
}

function rate(value: number | null): string {
  return value === null ? '—' : `${formatNumber(value, 1)}%`;
}

/** Length of what all names begin with (安全物理环境, 安全通信网络 …): in a narrow bar only the difference counts. */
function commonPrefix(names: readonly string[]): number {
  const [first = ''] = names;
  if (names.length < 2) return 0;
  let length = 0;
  while (length < first.length - 1 && names.every((name) => name[length] === first[length])) length += 1;
  return length;
}
