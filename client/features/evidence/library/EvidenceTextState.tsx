import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import type { EvidenceTextReason } from '../../../gql/graphql';
import { Status } from '../../../ui/Tag';

const EvidenceTextStateFragment = graphql(/* GraphQL */ `
  fragment EvidenceTextState_version on EvidenceVersion {
    id
    textState
    textReason
    textCut
  }
`);

/** Whether the words inside a version are found by a search, and if not, why. Nothing for a link. */
export function EvidenceTextState({ version }: { version: FragmentType<typeof EvidenceTextStateFragment> }) {
  const { t } = useLingui();
  const { data } = useSuspenseFragment({
    fragment: EvidenceTextStateFragment,
    fragmentName: 'EvidenceTextState_version',
    from: version,
  });
  const reasons: Record<EvidenceTextReason, string> = {
    SCANNED: t`扫描件，没有可检索的文字`,
    NO_TEXT: t`内容里没有文字`,
    PICTURE: t`图片，只能按标题、说明和文件名检索`,
    ARCHIVE: t`压缩包不展开，只能按标题、说明和文件名检索`,
    OLD_FORMAT: t`Office 97–2003 格式不提取正文，另存为新格式后可检索`,
    ENCRYPTED: t`文件有密码，正文无法检索；去除密码后上传新版本`,
    DAMAGED: t`文件已损坏或不完整，正文无法检索；请上传完好的版本`,
    TOO_LARGE: t`文件太大，正文没有提取；请拆分后上传`,
    TOO_SLOW: t`提取正文超时，正文无法检索；请拆分或简化后上传`,
    GIVEN_UP: t`提取正文多次中断，正文无法检索；请联系管理员`,
  };
  if (!data.textState) return null;
  if (data.textState === 'READY') {
    return (
      <Status tone="positive" wrap>
        {data.textCut ? t`正文前 20 万字可检索` : t`正文可检索`}
      </Status>
    );
  }
  if (data.textState === 'PENDING' || !data.textReason) return <Status tone="info">{t`正在提取正文`}</Status>;
  return (
    <Status tone={data.textState === 'FAILED' ? 'caution' : 'neutral'} wrap>
      {reasons[data.textReason]}
    </Status>
  );
}
