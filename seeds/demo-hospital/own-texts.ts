import type { Caller } from './caller.js';
import type { Diary } from './diary.js';

// Not the wording of any standard: what a hospital would put there under its licence is replaced by words of its own rule book.
const source = '演示文本，取自本院《网络安全制度汇编》，不是标准原文';
const texts: Readonly<Record<string, string>> = {
  '8.1.4.1-a':
    '本院所有账号一人一号，开通、变更、停用都走信息科工单。口令不少于十位，含大小写字母、数字和符号，每九十天更换一次；连续三次不得重复。',
  '8.1.4.1-b':
    '登录连续失败五次锁定三十分钟；空闲十五分钟自动退出，门急诊工作站可放宽到三十分钟，由信息科逐台登记。',
  '8.1.4.1-c': '远程维护只走堡垒机，全程加密；任何人不得用明文协议登录服务器、网络设备和数据库。',
  '8.1.4.1-d': '系统管理员、数据库管理员和远程接入人员登录时，口令之外还须使用动态令牌或数字证书。',
};

/** The officer types in what the hospital has of the clauses on identification, and corrects one of them later. */
export function tellOwnTexts(diary: Diary): void {
  diary.on(-70, 'officer', (officer) =>
    record(
      officer,
      Object.entries({ ...texts, '8.1.4.1-b': '登录连续失败五次锁定；空闲十五分钟自动退出。' }),
    ),
  );
  diary.on(-20, 'officer', (officer) => record(officer, Object.entries(texts)));
}

async function record(
  officer: Caller,
  wanted: readonly (readonly [code: string, text: string])[],
): Promise<void> {
  const { recordControlTexts } = await officer.ask<{
    recordControlTexts: { items: { error: { message: string } | null }[] };
  }>(
    'mutation ($input: RecordControlTextsInput!) { recordControlTexts(input: $input) { items { error { message } } } }',
    {
      input: { frameworkCode: 'mlps-2.0', source, texts: wanted.map(([code, text]) => ({ code, text })) },
    },
  );
  const failed = recordControlTexts.items.find((item) => item.error);
  if (failed) throw new Error(failed.error?.message);
}
