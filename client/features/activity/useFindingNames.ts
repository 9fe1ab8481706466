import { useLingui } from '@lingui/react/macro';
import type { IntegrityFindingKind } from '../../gql/graphql';

/** What sort of thing is not as it was. */
export function useFindingNames(): Record<IntegrityFindingKind, string> {
  const { t } = useLingui();
  return {
    EVENT_CHANGED: t`事件被改动`,
    EVENT_REMOVED: t`事件被删除`,
    EVENT_INSERTED: t`事件被插入`,
    EVENT_MOVED: t`事件被移位`,
    SEAL_CHANGED: t`封存记录被改动`,
    SEAL_MISSING: t`封存记录缺失`,
    CHAIN_BROKEN: t`封存链断开`,
    TAIL_CUT: t`链尾被截断`,
    ANCHOR_MISMATCH: t`与锚点不符`,
    ANCHOR_MISSING: t`锚点缺失`,
    ANCHOR_UNREADABLE: t`锚点损坏`,
    FILE_CHANGED: t`文件内容被改动`,
    FILE_WRONG_SIZE: t`文件大小不符`,
    FILE_MISSING: t`文件缺失`,
    FILE_UNREADABLE: t`文件无法读取`,
    FILE_SWAPPED: t`登记的文件被替换`,
  };
}
