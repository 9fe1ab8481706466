import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import { useHotkeys } from '../../../lib/hotkeys';
import { Button } from '../../../ui/Button';
import { KeyCombo } from '../../../ui/Kbd';
import { Banner, useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { useLiveChanges } from '../../activity';
import { ClaimPath, RelationMark } from '../../crosswalk';
import { useAssessmentNames } from '../useAssessmentNames';
import styles from './Result.module.css';

const DerivedVerdictDocument = graphql(/* GraphQL */ `
  query DerivedVerdict($id: ID!, $controlId: ID!, $asOf: AsOf) {
    assessment(id: $id, asOf: $asOf) {
      id
      result(controlId: $controlId) {
        id
        viewerCanRate
        derivedVerdict {
          verdict
          proven
          claim {
            relation
            path {
              relation
              confidence
              reviewed
              from {
                id
                code
                name
              }
              to {
                id
                code
                name
              }
              mapping {
                id
              }
            }
          }
          sources {
            id
            assessment {
              id
              name
            }
          }
        }
      }
    }
  }
`);

const ConfirmDerivedDocument = graphql(/* GraphQL */ `
  mutation ConfirmDerived($ids: [ID!]!) {
    confirmDerivedVerdicts(resultIds: $ids) {
      results {
        id
        ...WorkbenchLine_result
      }
      assessment {
        id
        ...AssessmentHead_assessment
      }
    }
  }
`);

const watched = ['Result', 'Mapping', 'Evidence'];

interface DerivedVerdictProps {
  assessmentId: string;
  controlId: string;
}

/** A verdict that follows from another rule book, until somebody rates: marked as derived, confirmed with one key. */
export function DerivedVerdict({ assessmentId, controlId }: DerivedVerdictProps) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const errorText = useErrorText();
  const { data, refetch } = useSuspenseQuery(DerivedVerdictDocument, {
    variables: { id: assessmentId, controlId },
    fetchPolicy: 'cache-and-network',
  });
  useLiveChanges(watched, () => void refetch().catch(() => undefined));
  const [confirm, { loading }] = useMutation(ConfirmDerivedDocument);
  const result = data.assessment?.result;
  const derived = result?.derivedVerdict;
  const mayRate = result?.viewerCanRate ?? false;
  const send = async () => {
    if (!result || loading) return;
    try {
      await confirm({ variables: { ids: [result.id] } });
      showToast(t`已确认推导结论`);
    } catch (error) {
      showToast(errorText(error), { tone: 'negative' });
    }
    void refetch().catch(() => undefined);
  };
  useHotkeys(
    t`条款工作台`,
    derived && mayRate ? [{ keys: 'KeyY', label: t`确认推导结论`, run: () => void send() }] : [],
  );
  if (!derived) return null;
  const [source] = derived.sources;
  return (
    <Banner
      tone={derived.proven ? 'info' : 'caution'}
      icon="split"
      actions={
        mayRate && (
          <Button size="small" icon="check" busy={loading} onClick={() => void send()}>
            {t`确认`} <KeyCombo keys="KeyY" />
          </Button>
        )
      }
    >
      <span className={styles.derived}>
        <b>{t`推导结论：${names.verdict(derived.verdict)}`}</b>
        <RelationMark relation={derived.claim.relation} />
        <span>
          {source ? t`依据“${source.assessment.name}”的 ${derived.sources.length} 项结论` : null}
          {derived.proven ? t`（均有实证）` : t`（其中有未实证的）`}
        </span>
        <ClaimPath claim={derived.claim} />
        <small>{t`确认之前不计入任何得分。`}</small>
      </span>
    </Banner>
  );
}
