import { useLingui } from '@lingui/react/macro';
import type { ReportKind, ReportTemplateState, TemplatePlace } from '../../gql/graphql';
import type { Tone } from '../../ui/tone';
import type { TemplateRow } from './templates.documents';
import { useReportNames } from './useReportNames';

export const templateTones: Record<ReportTemplateState, Tone> = {
  DRAFT: 'neutral',
  ACTIVE: 'positive',
  RETIRED: 'caution',
};

/** Names of the fixed words of templates in the reader's language. */
export function useTemplateNames() {
  const { t } = useLingui();
  const names = useReportNames();
  const states: Record<ReportTemplateState, string> = {
    DRAFT: t`未启用`,
    ACTIVE: t`启用中`,
    RETIRED: t`不再使用`,
  };
  const places: Record<TemplatePlace, string> = {
    BODY: t`文档里`,
    HEADER: t`页眉`,
    FOOTER: t`页脚`,
    NOTE: t`脚注或尾注`,
  };
  return {
    state: (key: ReportTemplateState) => states[key],
    kinds: (kinds: readonly ReportKind[]) =>
      kinds.length === 0 ? t`没有专用模板的全部文件` : kinds.map((kind) => names.kind(kind)).join(t`、`),
    place: (key: TemplatePlace) => places[key],
    problem: ({ kind, placeholder }: TemplateRow['problems'][number]) => {
      if (kind === 'UNKNOWN') return t`没有 ${placeholder} 这个占位符`;
      if (kind === 'CUT')
        return t`括号不完整：${placeholder}。占位符须写在一个段落里，前后各用两个半角花括号`;
      if (kind === 'BODY_MISSING') return t`缺少 ${placeholder}：文件的内容没有地方放`;
      if (kind === 'BODY_REPEATED') return t`${placeholder} 只能有一处`;
      return t`${placeholder} 须单独成段，不能与文字同段，也不能放在表格、文本框或页眉页脚里`;
    },
  };
}
