import type { z } from 'zod';
import { text } from '../../../platform/graphql/text.js';
import type { Text } from '../../../platform/graphql/text.js';

type Issue = z.core.$ZodIssue;

/** What a schema found, in both languages, each with the path of its key. */
export function zodProblems(
  issues: readonly Issue[],
): { readonly keys: PropertyKey[]; path: string; text: Text }[] {
  return issues.map((issue) => ({ keys: issue.path, path: pathText(issue.path), text: textOf(issue) }));
}

/** `controls[0].children[2].weight`, as one would write it to find the place. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是/否（true/false）',
  array: '列表',
  object: '一组键值',
  record: '一组键值',
  tuple: '列表',
};

function textOf(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return text('缺少这一项。', 'This is missing.');
      return text(
        `类型不对：应为${kinds[issue.expected] ?? issue.expected}。`,
        `Wrong type: ${issue.expected} is expected.`,
      );
    case 'unrecognized_keys': {
      const keys = issue.keys.map((key) => key.slice(0, 40)).join(', ');
      return text(
        `不认识的键：${keys}。请检查拼写或删除。`,
        `Unknown keys: ${keys}. Check the spelling or remove them.`,
      );
    }
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return text(`只能是：${values}。`, `Must be one of: ${values}.`);
    }
    case 'too_small':
      return issue.origin === 'string'
        ? text('不能为空。', 'Must not be empty.')
        : text(`不能少于 ${String(issue.minimum)}。`, `Must be at least ${String(issue.minimum)}.`);
    case 'too_big':
      return text(`不能超过 ${String(issue.maximum)}。`, `Must be at most ${String(issue.maximum)}.`);
    case 'invalid_format':
      return formats[issue.format] ?? text(`格式不对：${issue.message}`, `Wrong format: ${issue.message}`);
    case 'invalid_union':
      return text('不是任何一种允许的写法。', 'This is none of the forms that are allowed.');
    default:
      return text(`有误：${issue.message}`, `Wrong: ${issue.message}`);
  }
}

const formats: Readonly<Record<string, Text>> = {
  date: text('日期须写成 2027-01-31 的样子。', 'Write the day as 2027-01-31.'),
};
