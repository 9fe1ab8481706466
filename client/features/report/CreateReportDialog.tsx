import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import type { ReportKind, ScoringKind } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { randomId } from '../../lib/randomId';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Facts } from '../../ui/Page';
import { Select } from '../../ui/Select';
import { Banner, EmptyState, useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { BriefingFields, thisMonth, type BriefingChoice } from './BriefingFields';
import { CreateReportDocument } from './documents';
import { ExtractFields, lastMonth, type ExtractChoice } from './ExtractFields';
import { PlanField } from './PlanField';
import { RoadmapField } from './RoadmapField';
import { SystemField } from './SystemField';
import { reportKinds, reportSubjects, useReportNames } from './useReportNames';
import styles from './Report.module.css';

const ReportAssessmentsQuery = graphql(/* GraphQL */ `
  query ReportAssessments {
    assessments(first: 100) {
      nodes {
        id
        name
        period
        state
        subject {
          id
          name
        }
        rating {
          kind
          computedAt
          open
        }
      }
    }
  }
`);

/** Some documents have the form of one kind of rule book. */
function isMadeOf(kind: ReportKind, scoring: ScoringKind): boolean {
  if (kind === 'SELF_ASSESSMENT') return scoring === 'CONFORMITY';
  if (kind === 'RATING_PROOF') return scoring === 'GRADED_ITEMS' || scoring === 'POINTS';
  return true;
}

interface CreateReportDialogProps {
  assessmentId: string | null;
  /** What the reader came for. */
  kind: ReportKind | null;
  extract: Partial<ExtractChoice>;
  onClose: () => void;
  onCreated: () => void;
}

/** Asks for a report; it is made in the background. */
export function CreateReportDialog(props: CreateReportDialogProps) {
  const { assessmentId: given, onClose, onCreated } = props;
  const { t } = useLingui();
  const names = useReportNames();
  const can = useCan();
  const audits = can('event:read');
  const kinds = reportKinds.filter((one) =>
    audits || reportSubjects[one] === 'events'
      ? audits && reportSubjects[one] === 'events'
      : can('remediation:read') || !['roadmap', 'plan'].includes(reportSubjects[one]),
  );
  const errorText = useErrorText();
  const [kind, setKind] = useState(kinds.find((one) => one === props.kind) ?? kinds[0] ?? 'GAP_ANALYSIS');
  const [chosen, setChosen] = useState(given);
  const [roadmapId, setRoadmapId] = useState<string | null>(null);
  const [systemId, setSystemId] = useState<string | null>(null);
  const [planId, setPlanId] = useState<string | null>(null);
  const [briefing, setBriefing] = useState<BriefingChoice>(() => ({
    month: thisMonth(),
    frameworkCode: null,
    unitId: null,
  }));
  const [extract, setExtract] = useState<ExtractChoice>(() => ({ ...lastMonth(), ...props.extract }));
  // One key per dialog: a double click makes one report.
  const [clientKey] = useState(randomId);
  const { data } = useQuery(ReportAssessmentsQuery, { skip: audits });
  const [create, { loading, error }] = useMutation(CreateReportDocument, { errorPolicy: 'all' });
  const fields = error ? describeError(error).fields : {};
  const subject = reportSubjects[kind];
  const choices = (data?.assessments.nodes ?? []).filter((one) => isMadeOf(kind, one.rating.kind));
  const isOfAssessment = subject === 'assessment';
  const found = choices.find((one) => one.id === chosen);
  const assessment = isOfAssessment ? (found ?? choices[0]) : subject === 'library' ? found : undefined;
  const others: Partial<Record<typeof subject, string | null>> = {
    roadmap: roadmapId,
    system: systemId,
    plan: planId,
  };
  const ready = isOfAssessment ? assessment !== undefined : others[subject] !== null;
  const submit = async () => {
    if (!ready) return;
    const input = {
      kind,
      assessmentId: assessment?.id ?? null,
      briefing: subject === 'month' ? briefing : null,
      roadmapId: subject === 'roadmap' ? roadmapId : null,
      auditExtract: subject === 'events' ? { ...extract, objectType: extract.objectType || null } : null,
      systemId: subject === 'system' ? systemId : null,
      planId: subject === 'plan' ? planId : null,
      clientKey,
    };
    if (!(await create({ variables: { input } })).data) return;
    showToast(t`报告正在生成`);
    onCreated();
  };
  const open = assessment?.rating.open ?? 0;
  return (
    <Dialog
      title={t`生成报告`}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading} disabled={!ready}>{t`生成`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{Object.values(fields)[0] ?? errorText(error)}</Banner>}
        <Select
          label={t`种类`}
          value={kind}
          onChange={(event) => setKind(event.target.value as typeof kind)}
          options={kinds.map((one) => ({ value: one, label: names.kind(one) }))}
        />
        {subject === 'month' ? (
          <BriefingFields value={briefing} onChange={setBriefing} />
        ) : subject === 'roadmap' ? (
          <RoadmapField value={roadmapId} onChange={setRoadmapId} />
        ) : subject === 'system' ? (
          <SystemField filed={kind === 'FILING_FORM'} value={systemId} onChange={setSystemId} />
        ) : subject === 'plan' ? (
          <PlanField value={planId} onChange={setPlanId} />
        ) : kind === 'POLICY_LIST' ? (
          <p>{t`列出全部已发布的制度，按四层排列，附下次评审和签阅情况。`}</p>
        ) : subject === 'events' ? (
          <ExtractFields value={extract} onChange={setExtract} />
        ) : subject === 'library' ? (
          <Select
            label={t`范围`}
            placeholder={t`全部证据`}
            value={assessment?.id ?? ''}
            onChange={(event) => setChosen(event.target.value || null)}
            options={choices.map((one) => ({ value: one.id, label: one.name }))}
          />
        ) : subject === 'meeting' ? (
          <p>{t`一份空白的会议纪要；关于某次检查的，请在检查页生成，议题和任务会预填。`}</p>
        ) : !isOfAssessment ? null : data && choices.length === 0 ? (
          <EmptyState
            compact
            title={t`没有可用的测评`}
          >{t`这种报告写的是一次测评：先按相应的标准建立测评。`}</EmptyState>
        ) : (
          <Select
            label={t`所属测评`}
            required
            data-autofocus
            value={assessment?.id ?? ''}
            onChange={(event) => setChosen(event.target.value)}
            options={choices.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
        {assessment && (
          <Facts
            items={[
              { label: t`测评对象`, value: assessment.subject.name },
              { label: t`周期`, value: assessment.period },
              {
                label: t`状态`,
                value:
                  assessment.state === 'OPEN' ? t({ message: '进行中', context: 'assessment' }) : t`已关闭`,
              },
            ]}
          />
        )}
        {open > 0 && isOfAssessment && (
          <Banner tone="caution">{t`还有 ${open} 条未评，报告会如实写明结论是暂定的。`}</Banner>
        )}
      </div>
    </Dialog>
  );
}
