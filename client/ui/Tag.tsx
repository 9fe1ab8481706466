import type { ReactNode } from 'react';
import { classNames } from '../lib/classNames';
import { Icon, type IconName } from './Icon';
import type { Tone } from './tone';
import styles from './Small.module.css';

interface TagProps {
  tone?: Tone;
  icon?: IconName;
  outline?: boolean;
  title?: string;
  children: ReactNode;
}

/** A short word in a box: a label, a level, a kind. */
export function Tag({ tone = 'neutral', icon, outline = false, title, children }: TagProps) {
  return (
    <span className={classNames(styles.tag, styles[tone], outline && styles.outline)} title={title}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}

/** Shapes differ by tone, so that the state is readable without colour. */
const shapes: Record<Tone, ReactNode> = {
  positive: <path d="M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1zM3.6 6.2l1.7 1.7 3.2-3.6" />,
  caution: <path d="M6 1.2 11 10.500H1z M6 4.700v2.500M6 8.700h.01" />,
  negative: <path d="M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1zM4.2 4.200l3.6 3.600m0-3.6-3.6 3.6" />,
  neutral: <path d="M6 1.500a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z" />,
  info: <path d="M1.5 6a4.5 4.5 0 0 1 4.5-4.500v9A4.5 4.5 0 0 1 1.5 6zM6 1.500a4.5 4.5 0 0 1 0 9" />,
  accent: <path d="M6 1.2 10.8 6 6 10.8 1.2 6z" />,
};

interface StatusProps {
  tone: Tone;
  children: ReactNode;
  /** Only the mark; the text is still read out. */
  textHidden?: boolean;
  /** A sentence that must be read to its end takes several lines. */
  wrap?: boolean;
}

/** A state: a mark whose shape depends on the tone, and the word. */
export function Status({ tone, children, textHidden = false, wrap = false }: StatusProps) {
  return (
    <span className={classNames(styles.status, styles[tone], wrap && styles.wrapped)}>
      <svg
        width="12"
        height="12"
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden
      >
        {shapes[tone]}
      </svg>
      <span className={textHidden ? 'visually-hidden' : styles.statusText}>{children}</span>
    </span>
  );
}

/** A count beside a word. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={classNames(styles.badge, styles[tone])}>{children}</span>;
}
