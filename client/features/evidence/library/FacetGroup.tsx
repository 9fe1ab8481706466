import type { ReactNode } from 'react';
import { useView } from '../../../lib/useView';
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
  /** One value at a time instead of several. */
  single?: boolean;
  children?: ReactNode;
}

/** One facet: its values as switches, with the number of proofs behind each. */
export function FacetGroup({ title, name, options, single = false, children }: FacetGroupProps) {
  const view = useView();
  const chosen = view.all(name);
  return (
    <fieldset className={styles.facetGroup}>
      <legend>{title}</legend>
      {options.map((option) => {
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
              single ? view.set({ [name]: on ? null : option.value }) : view.toggle(name, option.value)
            }
          >
            <span className={styles.facetLabel}>
              {option.tone ? <Status tone={option.tone}>{option.label}</Status> : option.label}
            </span>
            <span className={styles.facetCount}>{option.count ?? ''}</span>
          </button>
        );
      })}
      {children}
    </fieldset>
  );
}
