import { AppError, badInput, text } from '../../platform/graphql/errors.js';

export const maximumFileBytes = 200 * 1024 * 1024;

export const tooManyOpen = (): AppError =>
  new AppError(
    'RATE_LIMITED',
    text('未使用的上传过多，请先用它们登记证据。', 'Too many unused uploads: use them first.'),
    { status: 429 },
  );

export const tooManySenders = (): AppError =>
  new AppError(
    'RATE_LIMITED',
    text(
      '同时上传的文件过多，请稍后自动重试。',
      'Too many files are being sent at once: try again in a moment.',
    ),
    { status: 429 },
  );

export const tooLarge = (byteSize: number): AppError =>
  new AppError(
    'LIMIT_EXCEEDED',
    text(
      '单个文件不能超过 200 MB，请压缩或拆分后上传。',
      'A file must not exceed 200 MB: compress or split it.',
    ),
    {
      data: { limit: 'file bytes', maximum: maximumFileBytes, value: byteSize },
    },
  );

/** Why a file is not taken in. */
export const infected = (signature: string): AppError =>
  badInput({
    file: text(
      `文件被病毒扫描拦截（${signature}），没有保存。请查杀后重新上传。`,
      `The malware scanner stopped this file (${signature}); it was not kept. Clean it and upload it again.`,
    ),
  });
