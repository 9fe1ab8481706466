import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ImpactDegree, ImpactObject } from '../../gql/graphql';
import { classNames } from '../../lib/classNames';
import { impactDegrees, impactObjects, useSystemNames } from './useSystemNames';
import styles from './System.module.css';

/** Levels of GB/T 22240-2020, table 1, for display; the server grades and has the last word. */
const levels: Record<ImpactObject, readonly [number, number, number]> = {
  RIGHTS: [1, 2, 2],
  SOCIAL: [2, 3, 4],
  NATIONAL: [3, 4, 5],
};

interface GradingMatrixProps {
  title: ReactNode;
  name: string;
  object: ImpactObject;
  degree: ImpactDegree;
  onChange: (object: ImpactObject, degree: ImpactDegree) => void;
}

/** Who is harmed × how badly: one choice in a matrix, walked with the arrow keys like any radio group. */
export function GradingMatrix({ title, name, object, degree, onChange }: GradingMatrixProps) {
  const { t } = useLingui();
  const names = useSystemNames();
  return (
    <fieldset className={styles.matrix}>
      <legend>{title}</legend>
      <table>
        <thead>
          <tr>
            <th scope="col">{t`受侵害的客体`}</th>
            {impactDegrees.map((one) => (
              <th key={one} scope="col" title={names.degreeHint(one)}>
                {names.degree(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {impactObjects.map((row) => (
            <tr key={row}>
              <th scope="row">{names.object(row)}</th>
              {impactDegrees.map((column, index) => {
                const chosen = row === object && column === degree;
                const level = levels[row][index] ?? 0;
                return (
                  <td key={column}>
                    <label className={classNames(styles.cell, chosen && styles.chosen)}>
                      <input
                        type="radio"
                        name={name}
                        checked={chosen}
                        onChange={() => onChange(row, column)}
                        aria-label={`${names.object(row)} · ${names.degree(column)} · ${names.level(level)}`}
                      />
                      {names.level(level)}
                    </label>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}
