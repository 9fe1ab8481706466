import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import { formatBytes } from '../../../lib/format';
import { Status } from '../../../ui/Tag';

const Query = graphql(/* GraphQL */ `
  query RoomLeft {
    storageUse {
      quotaBytes
      remainingBytes
      diskFull
    }
  }
`);

/** What the quota leaves, said before anything is sent; nothing where there is none. */
export function RoomLeft({ wanted }: { wanted: number }) {
  const { t } = useLingui();
  const { data } = useQuery(Query, { fetchPolicy: 'cache-and-network' });
  if (data?.storageUse.diskFull)
    return <Status tone="negative">{t`服务器磁盘空间不足，暂时不能上传。请联系系统管理员。`}</Status>;
  const { quotaBytes = null, remainingBytes = null } = data?.storageUse ?? {};
  if (quotaBytes === null || remainingBytes === null) return null;
  return wanted > remainingBytes ? (
    <Status tone="negative">
      {t`存储配额只剩 ${formatBytes(remainingBytes)}，所选文件共 ${formatBytes(wanted)}，放不下的会被拒绝。`}
    </Status>
  ) : (
    <Status tone="neutral">
      {t`存储配额还剩 ${formatBytes(remainingBytes)}（共 ${formatBytes(quotaBytes)}）`}
    </Status>
  );
}
