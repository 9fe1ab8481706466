import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { graphql } from '../../../gql';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Part } from '../../../ui/ErrorBoundary';
import { Select } from '../../../ui/Select';
import { SkeletonRows } from '../../../ui/Skeleton';
import { ErrorState } from '../../../ui/States';
import { TextField } from '../../../ui/TextField';
import { onlyOne, type Choice } from '../review/choice';
import { DialogSuggestions } from '../suggestions/DialogSuggestions';
import { ControlChoice } from './ControlChoice';
import { useLinks } from '../useLinks';
import styles from './Dialogs.module.css';

const LinkScopeDocument = graphql(/* GraphQL */ `
  query LinkScope {
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
        grading {
          level
          code
        }
      }
    }
  }
`);

interface LinkControlsDialogProps {
  choice: Choice;
  onClose: () => void;
}

/** Links one or many proofs to one or many controls: search, tick, Enter. */
export function LinkControlsDialog({ choice, onClose }: LinkControlsDialogProps) {
  const { t } = useLingui();
  const { link } = useLinks();
  const { data, error, refetch } = useQuery(LinkScopeDocument);
  const [search, setSearch] = useState('');
  const [chosenFramework, setFramework] = useState('');
  const [chosenLevel, setLevel] = useState('');
  const [systemId, setSystemId] = useState('');
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);

  const frameworks = data?.frameworks ?? [];
  // MLPS is what most proofs are collected for.
  const framework =
    frameworks.find((one) => one.code === chosenFramework) ??
    frameworks.find((one) => one.scoringKind === 'CONFORMITY') ??
    frameworks[0];
  const system = data?.informationSystems.nodes.find((one) => one.id === systemId);
  const levels = useMemo(() => framework?.levels ?? [], [framework]);
  // The level of the system it is for; without one, the third, which most hospital systems have.
  const usual = levels.find((one) => one.code.endsWith(String(system?.grading.level ?? 3))) ?? levels[0];
  const level = levels.find((one) => one.code === chosenLevel) ?? usual;

  async function save(): Promise<void> {
    if (selection.size === 0 || busy) return;
    setBusy(true);
    const done = await link(choice, [...selection], systemId || null);
    setBusy(false);
    if (done) onClose();
  }

  const only = onlyOne(choice);
  return (
    <Dialog
      title={only ? t`把“${only.title}”关联到条款` : t`把 ${choice.count} 份证据关联到条款`}
      size="wide"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      footerNote={t`已选 ${selection.size} 个条款`}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" icon="link" busy={busy} disabled={selection.size === 0}>
            {t`关联`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {only && (
          <DialogSuggestions
            evidenceId={only.id}
            selection={selection}
            onToggle={(controlId) => {
              const next = new Set(selection);
              if (!next.delete(controlId)) next.add(controlId);
              setSelection(next);
            }}
          />
        )}
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
          <div className={styles.narrow}>
            <Select
              label={t`适用系统`}
              labelHidden
              placeholder={t`所有系统`}
              options={(data?.informationSystems.nodes ?? []).map((one) => ({
                value: one.id,
                label: one.name,
              }))}
              value={systemId}
              onChange={(event) => setSystemId(event.target.value)}
            />
          </div>
          {frameworks.length > 1 && (
            <div className={styles.narrow}>
              <Select
                label={t({ message: '标准', context: 'field' })}
                labelHidden
                options={frameworks.map((one) => ({ value: one.code, label: one.shortName }))}
                value={framework?.code ?? ''}
                onChange={(event) => {
                  setFramework(event.target.value);
                  setSelection(new Set());
                }}
              />
            </div>
          )}
          {levels.length > 1 && (
            <div style={{ width: 120 }}>
              <Select
                label={t`等级`}
                labelHidden
                options={levels.map((one) => ({ value: one.code, label: one.name }))}
                value={level?.code ?? ''}
                onChange={(event) => {
                  setLevel(event.target.value);
                  setSelection(new Set());
                }}
              />
            </div>
          )}
        </div>
        <div className={styles.tree}>
          {error ? (
            <ErrorState compact error={error} onRetry={() => void refetch()} />
          ) : framework ? (
            <Part resetKey={`${framework.code}/${level?.code ?? ''}`} fallback={<SkeletonRows rows={9} />}>
              <ControlChoice
                frameworkCode={framework.code}
                level={level?.code ?? null}
                search={search}
                selection={selection}
                onSelectionChange={setSelection}
              />
            </Part>
          ) : (
            <SkeletonRows rows={9} />
          )}
        </div>
      </div>
    </Dialog>
  );
}
