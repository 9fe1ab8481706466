import type { Cell, TableBlock } from '../../../platform/documents/index.js';
import type { ImpactDegree, ImpactObject } from '../../framework/index.js';
import { box } from '../blanks.js';
import { centred } from '../format.js';
import type { GradingData } from './data.js';
import { degreeWords, level, objectWords } from './words.js';

export interface Harm {
  readonly object: ImpactObject;
  readonly degree: ImpactDegree;
}

export const harmOfInformation = ({ grading }: GradingData): Harm => ({
  object: grading.informationObject,
  degree: grading.informationDegree,
});
export const harmOfService = ({ grading }: GradingData): Harm => ({
  object: grading.serviceObject,
  degree: grading.serviceDegree,
});

/** Objects down, degrees across; what was chosen is ticked. */
export function matrixTable({ matrix }: GradingData, caption: string, chosen: Harm | null): TableBlock {
  const objects = Object.entries(objectWords) as [ImpactObject, string][];
  const degrees = Object.entries(degreeWords) as [ImpactDegree, string][];
  return {
    kind: 'table',
    caption,
    columns: [
      { title: '受侵害的客体', width: 46, label: true },
      ...degrees.map(([, title]) => ({ title, width: 18 })),
    ],
    rows: objects.map(([object, words]): Cell[] => [
      words,
      ...matrix[object].map((number, at): Cell => {
        if (!chosen) return centred(level(number));
        const is = chosen.object === object && chosen.degree === degrees[at]?.[0];
        return { content: box(is, ` ${level(number)}`), align: 'center', bold: is };
      }),
    ]),
  };
}
