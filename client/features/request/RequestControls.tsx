import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import { Part } from '../../ui/ErrorBoundary';
import { Select } from '../../ui/Select';
import { SkeletonRows } from '../../ui/Skeleton';
import { ErrorState } from '../../ui/States';
import { TextField } from '../../ui/TextField';
import { ControlChoice } from '../evidence';
import styles from './Request.module.css';

const RequestScopeDocument = graphql(/* GraphQL */ `
  query RequestScope {
    frameworks {
      id
      code
      shortName
      scoringKind
      levels {
        code
        name
      }
    }
    informationSystems(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

interface RequestControlsProps {
  selection: ReadonlySet<string>;
  onSelectionChange: (selection: ReadonlySet<string>) => void;
  systemId: string;
  onSystemChange: (systemId: string) => void;
}

/** The controls that a proof is for; what is ticked stays ticked when another rule book is opened. */
export function RequestControls(props: RequestControlsProps) {
  const { t } = useLingui();
  const { selection, onSelectionChange, systemId, onSystemChange } = props;
  const { data, error, refetch } = useQuery(RequestScopeDocument);
  const [search, setSearch] = useState('');
  const [code, setCode] = useState('');
  const frameworks = data?.frameworks ?? [];
  // MLPS is what most proofs are collected for.
  const framework =
    frameworks.find((one) => one.code === code) ??
    frameworks.find((one) => one.scoringKind === 'CONFORMITY') ??
    frameworks[0];
  const level = framework?.levels.find((one) => one.code.endsWith('3')) ?? framework?.levels[0];
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        <Select
          label={t({ message: '标准', context: 'field' })}
          options={frameworks.map((one) => ({ value: one.code, label: one.shortName }))}
          value={framework?.code ?? ''}
          onChange={(event) => setCode(event.target.value)}
        />
        <TextField
          label={t`搜索条款`}
          icon="search"
          placeholder={t`条款号或关键词，例如 身份鉴别`}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Select
          label={t`适用系统`}
          placeholder={t`所有系统`}
          options={(data?.informationSystems.nodes ?? []).map((one) => ({ value: one.id, label: one.name }))}
          value={systemId}
          onChange={(event) => onSystemChange(event.target.value)}
        />
      </div>
      <div className={styles.tree}>
        {error ? (
          <ErrorState compact error={error} onRetry={() => void refetch()} />
        ) : framework ? (
          <Part resetKey={framework.code} fallback={<SkeletonRows rows={7} />}>
            <ControlChoice
              frameworkCode={framework.code}
              level={level?.code ?? null}
              search={search}
              selection={selection}
              onSelectionChange={onSelectionChange}
            />
          </Part>
        ) : (
          <SkeletonRows rows={7} />
        )}
      </div>
    </div>
  );
}
