import { statfs } from 'node:fs/promises';
import { AppError, text } from '../graphql/errors.js';

/** The disk is full, or nearly: nothing more is taken in, so that everything else can go on. */
export const diskFull = (): AppError =>
  new AppError(
    'LIMIT_EXCEEDED',
    text(
      '服务器磁盘空间不足，暂时不能上传文件；其他功能不受影响。请联系系统管理员清理或扩容。',
      'The disk of the server is nearly full: no files can be uploaded for now, everything else works. Tell the system administrator.',
    ),
    { status: 507, data: { limit: 'free disk space' } },
  );

/** Free bytes where this folder lies, for programs that are not root. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

export const isDiskFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException | undefined)?.code ?? '');
