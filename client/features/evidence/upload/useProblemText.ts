import { useLingui } from '@lingui/react/macro';
import type { RowProblem } from './sheet/mappingSheet';

/** What is wrong with a row, and what becomes of it. */
export function useProblemText(): (problem: RowProblem) => string {
  const { t } = useLingui();
  const words: Record<RowProblem['kind'], (text: string) => string> = {
    NO_FILE: (text) => t`没有文件“${text}”`,
    MANY_FILES: (text) => t`有多个文件叫“${text}”，请把文件夹也写上`,
    TWICE: (text) => t`后面还有一行写的也是“${text}”，以后面的为准`,
    NAMELESS: () => t`没有写文件名`,
    UNIT: (text) => t`没有科室“${text}”，按下面所选的科室登记`,
    UNITS: (text) => t`有多个科室叫“${text}”，请写科室编码`,
    CODE: (text) => t`“${text}”不是已发布标准中的条款编号，没有关联`,
    LABEL: (text) => t`没有密级“${text}”，按下面所选的密级登记`,
    DAY: (text) => t`“${text}”不是日期，没有采用`,
    FUTURE: (text) => t`形成日期 ${text} 还没有到，没有采用`,
    ENDS_BEFORE: (text) => t`有效期至 ${text} 早于形成日期，没有采用`,
    TITLE: (text) => t`标题“${text}”超过 200 字，没有采用`,
    DESCRIPTION: (text) => t`说明“${text}”超过 5000 字，没有采用`,
    TAGS: (text) => t`标签“${text}”太长或太多，没有采用`,
  };
  return ({ kind, sheet, line, text }) => t`${sheet} 第 ${line} 行：${words[kind](text)}`;
}
