import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../../gql';
import { Part } from '../../../ui/ErrorBoundary';
import { Select } from '../../../ui/Select';
import { SkeletonRows } from '../../../ui/Skeleton';
import { ErrorState } from '../../../ui/States';
import { TextField } from '../../../ui/TextField';
import { ControlChoice } from './ControlChoice';
import styles from './Dialogs.module.css';

const ControlScopeDocument = graphql(/* GraphQL */ `
  query ControlScope($systems: Boolean!) {
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
    informationSystems(first: 100) @include(if: $systems) {
      nodes {
        id
        name
        grading {
          level
          code
        }
      }
    }
  }
`);

interface ControlPickerProps {
  selection: ReadonlySet<string>;
  onSelectionChange: (selection: ReadonlySet<string>) => void;
  /** For which system, where that matters; an empty id is every one. */
  system?: { id: string; onChange: (id: string) => void };
  /** Another rule book or level is shown; ticks of the one before are still in the selection. */
  onScopeChange?: () => void;
}

/** Chooses controls: rule book, level, search, tick. */
export function ControlPicker(props: ControlPickerProps) {
  const { selection, onSelectionChange, system, onScopeChange } = props;
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(ControlScopeDocument, {
    variables: { systems: system !== undefined },
  });
  const [search, setSearch] = useState('');
  const [chosenFramework, setFramework] = useState('');
  const [chosenLevel, setLevel] = useState('');
  const frameworks = data?.frameworks ?? [];
  // MLPS is what most proofs are collected for.
  const framework =
    frameworks.find((one) => one.code === chosenFramework) ??
    frameworks.find((one) => one.scoringKind === 'CONFORMITY') ??
    frameworks[0];
  const systems = data?.informationSystems?.nodes ?? [];
  const grading = systems.find((one) => one.id === system?.id)?.grading;
  const levels = framework?.levels ?? [];
  // The level of the system it is for; without one, the third, which most hospital systems have.
  const usual = levels.find((one) => one.code.endsWith(String(grading?.level ?? 3))) ?? levels[0];
  const level = levels.find((one) => one.code === chosenLevel) ?? usual;
  return (
    <>
      <div className={styles.bar}>
        <div className={styles.grow}>
          <TextField
            label={t`搜索条款`}
            labelHidden
            icon="search"
            data-autofocus
            placeholder={t`条款号或关键词，例如 身份鉴别`}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            onKeyDown={(event) => {
              // Down goes from the words to the found lines.
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              event.currentTarget.closest('form')?.querySelector<HTMLElement>('[role=tree]')?.focus();
            }}
          />
        </div>
        {system && (
          <div className={styles.narrow}>
            <Select
              label={t`适用系统`}
              labelHidden
              placeholder={t`所有系统`}
              options={systems.map((one) => ({ value: one.id, label: one.name }))}
              value={system.id}
              onChange={(event) => system.onChange(event.target.value)}
            />
          </div>
        )}
        {frameworks.length > 1 && (
          <div className={styles.narrow}>
            <Select
              label={t({ message: '标准', context: 'field' })}
              labelHidden
              options={frameworks.map((one) => ({ value: one.code, label: one.shortName }))}
              value={framework?.code ?? ''}
              onChange={(event) => {
                setFramework(event.target.value);
                onScopeChange?.();
              }}
            />
          </div>
        )}
        {levels.length > 1 && (
          <div className={styles.level}>
            <Select
              label={t`等级`}
              labelHidden
              options={levels.map((one) => ({ value: one.code, label: one.name }))}
              value={level?.code ?? ''}
              onChange={(event) => {
                setLevel(event.target.value);
                onScopeChange?.();
              }}
            />
          </div>
        )}
      </div>
      <div className={styles.tree}>
        {error && !data ? (
          <ErrorState compact error={error} onRetry={() => void refetch()} />
        ) : framework ? (
          <Part resetKey={`${framework.code}/${level?.code ?? ''}`} fallback={<SkeletonRows rows={9} />}>
            <ControlChoice
              frameworkCode={framework.code}
              level={level?.code ?? null}
              search={search}
              selection={selection}
              onSelectionChange={onSelectionChange}
            />
          </Part>
        ) : (
          <SkeletonRows rows={9} />
        )}
      </div>
    </>
  );
}
