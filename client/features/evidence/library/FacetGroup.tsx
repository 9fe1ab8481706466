import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { classNames } from '../../../lib/classNames';
import { useView } from '../../../lib/useView';
import { Icon } from '../../../ui/Icon';
import { Status } from '../../../ui/Tag';
import type { Tone } from '../../../ui/tone';
import styles from './Library.module.css';

export interface FacetOption {
  value: string;
  label: string;
  title?: string;
  tone?: Tone;
  /** Undefined while it is not known. */
  count: number | undefined;
}

interface FacetGroupProps {
  title: string;
  /** Parameter of the address. */
  name: string;
  options: readonly FacetOption[];
  /** As many values as the hospital likes: one at a time instead of several, the first ones at once, none no heading. */
  few?: boolean;
}

const atOnce = 6;

/** One facet: its values as switches, with the number of proofs behind each. */
export function FacetGroup({ title, name, options, few = false }: FacetGroupProps) {
  const { t } = useLingui();
  const view = useView();
  const [all, setAll] = useState(!few);
  const chosen = view.all(name);
  const shown = all ? options : options.filter(({ value }, at) => at < atOnce || chosen.includes(value));
  if (few && options.length === 0) return null;
  return (
    <fieldset className={styles.facetGroup}>
      <legend>{title}</legend>
      {shown.map((option) => {
        const on = chosen.includes(option.value);
        return (
          <button
            key={option.value}
            type="button"
            className={styles.facet}
            aria-pressed={on}
            title={option.title}
            data-none={option.count === 0 && !on}
            onClick={() =>
              few ? view.set({ [name]: on ? null : option.value }) : view.toggle(name, option.value)
            }
          >
            <span className={styles.facetLabel}>
              {option.tone ? <Status tone={option.tone}>{option.label}</Status> : option.label}
            </span>
            <span className={styles.facetCount}>{option.count ?? ''}</span>
          </button>
        );
      })}
      {shown.length < options.length && (
        <button type="button" className={classNames(styles.facet, styles.quiet)} onClick={() => setAll(true)}>
          <Icon name="chevronDown" size={12} />
          {t`其余 ${options.length - shown.length} 项`}
        </button>
      )}
    </fieldset>
  );
}
