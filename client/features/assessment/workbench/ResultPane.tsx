import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { lazyPart } from '../../../ui/lazyPart';
import { clauseText } from '../../framework';
import { Answer } from './Answer';
import { StepButtons } from './StepButtons';
import type { Line } from './lines';
import styles from './Result.module.css';

const OwnRequirement = lazyPart(async () => (await import('./OwnRequirement')).OwnRequirement);

interface ResultPaneProps {
  line: Line;
  /** What the rule book says of it: weight, points, duty. */
  about: ReactNode;
  /** The figures that it asks for, under its verdict. */
  figures?: ReactNode;
  position: number;
  total: number;
  onStep: (by: 1 | -1) => void;
}

/** The centre: the requirement, its verdict, what was found. Everything above the risk cases is already loaded. */
export function ResultPane({ line, about, figures, position, total, onStep }: ResultPaneProps) {
  const { t } = useLingui();
  const { control } = line;
  return (
    <article className={styles.result} tabIndex={0} aria-label={t`要求与结论`} key={line.id}>
      <header className={styles.resultHead}>
        <span className={styles.path}>
          <b>{clauseText(control.code)}</b> {control.parent?.name}
        </span>
        <StepButtons position={position} total={total} onStep={onStep} />
      </header>
      <p className={styles.requirement}>{control.text ?? control.name}</p>
      <OwnRequirement line={line} />
      {about}
      <Answer line={line} figures={figures} />
    </article>
  );
}
