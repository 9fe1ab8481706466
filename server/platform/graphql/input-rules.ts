import { z } from 'zod';
import { AppError, badInput, text } from './errors.js';
import type { Text } from './errors.js';
import { isId } from '../ids.js';

/** List arguments never carry more than this many items. */
export const maximumListItems = 250;

// Control characters other than line breaks and tabs, lone surrogates and non-characters: no document or log can hold them.
const unprintable = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/u;

const tidy = (value: unknown) => (typeof value === 'string' ? value.normalize('NFC').trim() : value);

/** One line of text that must not be empty: a name, a title, a code. */
export const line = (maximum: number) =>
  z.preprocess(
    tidy,
    z
      .string()
      .min(1, 'empty')
      .max(maximum, `long:${maximum}`)
      .refine((value) => !unprintable.test(value) && !/[\r\n\t]/.test(value), 'unprintable'),
  );

/** Free text with line breaks; empty text is the same as none. */
export const paragraph = (maximum: number) =>
  z.preprocess(
    (value) => (value === '' || value === null ? undefined : tidy(value)),
    z
      .string()
      .max(maximum, `long:${maximum}`)
      .refine((value) => !unprintable.test(value), 'unprintable')
      .optional(),
  );

/** Text that must say something: a reason, a note. */
export const reason = (maximum = 2000) =>
  z.preprocess(
    tidy,
    z
      .string()
      .min(1, 'empty')
      .max(maximum, `long:${maximum}`)
      .refine((value) => !unprintable.test(value), 'unprintable'),
  );

/** An id of the API. A malformed one is treated exactly like one that does not exist. */
export const id = z.string().refine(isId, 'unknownId');

export const ids = z.array(id).min(1, 'emptyList').max(maximumListItems, `many:${maximumListItems}`);

export const day = z.string();

/** Money in yuan, effort in person days: not negative, two decimals are enough. */
export const amount = z.number('number').min(0, 'negative').max(1e12, 'large');

/** Runs a rule over an input; throws BAD_USER_INPUT with one text per wrong field. */
export function check<T extends z.ZodType>(rule: T, input: unknown): z.output<T> {
  const result = rule.safeParse(input);
  if (result.success) return result.data;
  const fields: Record<string, Text> = {};
  for (const issue of result.error.issues.slice(0, 20)) {
    if (issue.message === 'unknownId') throw new AppError('NOT_FOUND', explain(issue.message));
    fields[issue.path.join('.') || 'input'] ??= explain(issue.message);
  }
  throw badInput(fields);
}

function explain(message: string): Text {
  const [key, value] = message.split(':');
  switch (key) {
    case 'empty':
      return text('此项必填。', 'This must not be empty.');
    case 'long':
      return text(`太长：最多 ${value} 个字符。`, `Too long: at most ${value} characters.`);
    case 'short':
      return text(`太短：至少 ${value} 个字符。`, `Too short: at least ${value} characters.`);
    case 'unprintable':
      return text(
        '含有无法保存的控制字符，请删除后重试。',
        'Contains control characters that cannot be kept: remove them.',
      );
    case 'unknownId':
      return text('没有找到，或您无权查看。', 'Not found, or not visible to you.');
    case 'emptyList':
      return text('请至少选择一项。', 'Choose at least one item.');
    case 'many':
      return text(`一次最多 ${value} 项。`, `At most ${value} items at a time.`);
    case 'username':
      return text(
        '登录名须为 3–40 个小写字母、数字、点、横线或下划线。',
        'The user name takes 3–40 of a–z, 0–9, dot, dash, underscore.',
      );
    case 'frameworkCode':
      return text(
        '编号只能用小写字母、数字、点和横线，并以字母或数字开头。',
        'The code takes a–z, 0–9, dots and dashes, and begins with a letter or digit.',
      );
    case 'reference':
      return text(
        '引用须写成“标准编号:条款编号”，例如 csl-2025:CSL-23。',
        'Write a reference as framework:code, for example csl-2025:CSL-23.',
      );
    case 'between':
      return text(`须在 ${value} 之间。`, `Must lie within ${value}.`);
    case 'negative':
      return text('不能为负数。', 'Must not be negative.');
    case 'large':
      return text('数值过大。', 'The number is too large.');
    default:
      return text(`输入有误：${message}`, `Wrong input: ${message}`);
  }
}
