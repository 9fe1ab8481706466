import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { randomId } from '../../lib/randomId';
import { useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { MakeRoadmapReportDocument } from './changes';

/** Asks for the document of a roadmap and goes to where it is being made. */
export function useRoadmapReport(roadmapId: string): () => Promise<void> {
  const { t } = useLingui();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [make] = useMutation(MakeRoadmapReportDocument, {
    errorPolicy: 'all',
    onError: (error) => showToast(errorText(error), { tone: 'negative' }),
  });
  return async () => {
    const input = { kind: 'ROADMAP' as const, roadmapId, clientKey: randomId() };
    const report = (await make({ variables: { input } })).data?.createReport.report;
    if (!report) return;
    showToast(t`报告正在生成`);
    void navigate(`/reports?report=${report.id}`);
  };
}
