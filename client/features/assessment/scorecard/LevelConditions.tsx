import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ConditionStatus } from '../../../gql/graphql';
import { useKeepAsOf } from '../../../lib/asOf';
import { formatNumber } from '../../../lib/format';
import { Icon } from '../../../ui/Icon';
import { Status, Tag } from '../../../ui/Tag';
import { conditionTones, useConditionNames } from './useConditionNames';
import type { Outcome } from './ScorecardPage';
import styles from './Scorecard.module.css';

type Level = Outcome['levels'][number];
type Condition = Level['conditions'][number];

interface LevelConditionsProps {
  assessmentId: string;
  levels: readonly Level[];
  target: string | null;
}

/** Every level with its conditions: what is there, what is needed, what may still come, and what is missing. */
export function LevelConditions({ assessmentId, levels, target }: LevelConditionsProps) {
  const { t } = useLingui();
  const names = useConditionNames();
  const next = levels.find((level) => level.status !== 'MET')?.level ?? null;
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const toggle = (level: string) => {
    const changed = new Set(toggled);
    if (!changed.delete(level)) changed.add(level);
    setToggled(changed);
  };
  return (
    <section className={styles.section} aria-label={t`级别条件`}>
      <h2>{t`级别条件`}</h2>
      <ul className={styles.levels}>
        {levels.map((level) => {
          // The step that comes next and the target are what people look for.
          const open = (level.level === next || level.level === target) !== toggled.has(level.level);
          return (
            <li key={level.level}>
              <button
                type="button"
                className={styles.levelHead}
                aria-expanded={open}
                onClick={() => toggle(level.level)}
              >
                <Icon name={open ? 'chevronDown' : 'chevronRight'} size={12} />
                <b>{level.name}</b>
                <Status tone={conditionTones[level.status]}>{names.status(level.status)}</Status>
                {level.own !== level.status && (
                  <span className={styles.muted}>{t`单看本级：${names.status(level.own)}`}</span>
                )}
                {level.level === target && <Tag tone="accent">{t`目标`}</Tag>}
                {level.level === next && <Tag outline>{t`下一步`}</Tag>}
                {level.reachable !== null && (
                  <span
                    className={styles.muted}
                  >{t`本级指标最多可得 ${formatNumber(level.reachable, 2)} 分`}</span>
                )}
              </button>
              {open && (
                <ul className={styles.conditions}>
                  {level.conditions.map((condition) => (
                    <ConditionLine key={condition.kind} assessmentId={assessmentId} condition={condition} />
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface ConditionLineProps {
  assessmentId: string;
  condition: Condition;
}

function ConditionLine({ assessmentId, condition }: ConditionLineProps) {
  const { t } = useLingui();
  const names = useConditionNames();
  const [all, setAll] = useState(false);
  const keepAsOf = useKeepAsOf();
  const { missing, missingCount, status } = condition;
  const number = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : 2);
  const shown = all ? missing : missing.slice(0, few);
  return (
    <li>
      <div className={styles.condition}>
        <Status tone={conditionTones[status as ConditionStatus]}>{names.condition(condition.kind)}</Status>
        <span className={styles.numbers}>
          {t`已有 ${number(condition.have)}`}
          {condition.atMost > condition.have && t`，至多 ${number(condition.atMost)}`}
          {' / '}
          {condition.needed === null ? t`要求未知` : t`要求 ${number(condition.needed)}`}
        </span>
        <span className={styles.muted}>{condition.text}</span>
      </div>
      {status !== 'MET' && shown.length > 0 && (
        <ul className={styles.missing}>
          {shown.map((gap) => (
            <li key={gap.code}>
              <Link to={keepAsOf(`/assessments/${assessmentId}?control=${gap.control.id}`)}>
                {gap.code} {gap.control.name}
              </Link>
              {gap.categoryUnknown && <Tag tone="caution">{t`类别未知`}</Tag>}
              {gap.stops[0] && (
                <span className={styles.muted}>
                  {gap.stops[0].code === gap.code ? '' : `${gap.stops[0].code} `}
                  {gap.stops[0].reason}
                  {gap.stopCount > 1 && t`，等 ${gap.stopCount} 处`}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {status !== 'MET' && !all && missing.length > few && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {t`再显示 ${missing.length - few} 个`}
        </button>
      )}
      {status !== 'MET' && all && missingCount > missing.length && (
        <span className={styles.muted}>{t`还有 ${missingCount - missing.length} 个没有列出`}</span>
      )}
    </li>
  );
}

/** As many as are read at a glance. */
const few = 8;
