import { text } from '../../../platform/graphql/text.js';
import type { Text } from '../../../platform/graphql/text.js';
import { listedWords } from './sheet.words.js';

export const notFound = (word: string, why: 'NONE' | 'SEVERAL'): Text =>
  why === 'NONE'
    ? text(`没有找到“${word.slice(0, 30)}”。`, `"${word.slice(0, 30)}" was not found.`)
    : text(
        `有多个“${word.slice(0, 30)}”：科室请写编码或完整路径，人员请写登录名，计划请先改名。`,
        `Several are called "${word.slice(0, 30)}": write the code or path of a unit, the user name of a person; rename the plan.`,
      );
export const notOneOf = (cell: string, words: Parameters<typeof listedWords>[0]): Text =>
  text(
    `“${cell.slice(0, 20)}”不是可用的值，请填：${listedWords(words, 'zh')}。`,
    `"${cell.slice(0, 20)}" is not one of ${listedWords(words, 'en')}.`,
  );
export const noDay = (cell: string): Text =>
  cell === ''
    ? notEmpty
    : text(
        `“${cell.slice(0, 20)}”不是日期，请写 2026-03-15。`,
        `"${cell.slice(0, 20)}" is no day: write 2026-03-15.`,
      );
export const notEmpty = text('此项不能清空。', 'This cannot be emptied.');
export const byLifeCycle = text(
  '状态由办理流程决定，请在任务里操作。',
  'The state follows from the steps of the work: take them in the task.',
);
export const neverChanges = text('原定期限不会改变。', 'The original due day never changes.');
export const fromGaps = text(
  '已有任务的条款和系统不能通过导入修改。',
  'Controls and systems of a task cannot be changed by an import.',
);
