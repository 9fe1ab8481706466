import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { OfficialTableKind } from '../../../gql/graphql';
import type { EntryLine, FixedCell } from '../../../ui/EntryGrid';
import { useRuleBookNames } from '../../framework';
import { levelName } from '../frame/levelName';
import {
  basicsOf,
  givenIn,
  levelColumns,
  levelsOf,
  shares,
  type Book,
  type CellFault,
  type LevelColumn,
  type Values,
} from './tableModel';

/** Rows, columns and words of one table. */
export function useShape(kind: OfficialTableKind, book: Book, values: Values) {
  const { t } = useLingui();
  const names = useRuleBookNames();
  return useMemo(() => {
    const columnNames: Record<LevelColumn, string> = {
      minimumScore: t`最低总分`,
      basicRequired: t`基本项数`,
      electiveRequired: t`选择项至少`,
      electiveTotal: t`选择项总数`,
    };
    const level = (number: number): EntryLine => ({
      id: String(number),
      label: levelName(book.levels, String(number)) ?? String(number),
    });
    const faults: Record<CellFault, string> = {
      number: t`请填数字`,
      whole: t`请填整数`,
      share: t`请填 0 到 1，或带 % 号`,
      category: t`请填“基本”或“选择”，没有就空着`,
    };
    const fixed = (row: string, column: string): FixedCell => {
      const given = givenIn(kind, book, row, column);
      if (given === null) return null;
      if (given === 'NO_ROW') return { text: '—', title: t`该项目在这一级没有要求` };
      return {
        text: typeof given === 'number' ? String(given) : names.category(given),
        title: t`标准本身已给出，不能改写`,
      };
    };
    const common = { fixed, fault: (fault: CellFault) => faults[fault] };
    switch (kind) {
      case 'LEVEL_TABLE':
        return {
          ...common,
          about: t`每一级要求的最低总分、基本项和选择项数。可以从电子表格复制后整块粘贴。`,
          corner: t`级别`,
          rows: levelsOf(book).map(level),
          columns: levelColumns.map((id): EntryLine => ({ id, label: columnNames[id] })),
        };
      case 'PASS_USE':
        return {
          ...common,
          about: t`项目算作达标所需的最低应用比例，0 到 1 或百分数。`,
          corner: t({ message: '类别', context: 'category' }),
          rows: shares.map((id): EntryLine => ({ id, label: names.category(id) })),
          columns: [{ id: 'share', label: t`最低应用比例` }],
        };
      case 'GRADES':
        return {
          ...common,
          about: t`每个等级的最低总分。推断出来的分数线以录入的为准。`,
          corner: t`等级`,
          rows: (book.pointsScoring?.grades ?? []).map(({ key, name, minimumScore }): EntryLine => ({
            id: key,
            label: name,
            ...(minimumScore === null ? {} : { note: t`推断为 ${minimumScore}` }),
          })),
          columns: [{ id: 'minimumScore', label: t`最低总分` }],
        };
      case 'CATEGORIES': {
        const basics = basicsOf(book, values);
        return {
          ...common,
          about: t`各项目在每一级是基本项还是选择项：填“基本”或“选择”（也可填 B、E）。可以从电子表格复制后整块粘贴。`,
          corner: t({ message: '项目', context: 'column' }),
          rows: book.controls.flatMap(({ code, name, gradedItem }): EntryLine[] =>
            gradedItem ? [{ id: code, label: `${code} ${name}` }] : [],
          ),
          columns: levelsOf(book).map((number): EntryLine => {
            const found = basics.get(number);
            return {
              ...level(number),
              note:
                found?.needed == null
                  ? t`基本 ${found?.named ?? 0}`
                  : t`基本 ${found.named} / ${found.needed}`,
            };
          }),
        };
      }
    }
  }, [kind, book, values, t, names]);
}
