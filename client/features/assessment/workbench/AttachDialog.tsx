import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { graphql } from '../../../gql';
import { classNames } from '../../../lib/classNames';
import { formatDate } from '../../../lib/format';
import { Checkbox } from '../../../ui/Checkbox';
import { Dialog } from '../../../ui/Dialog';
import { Kbd } from './Kbd';
import { EmptyState, ErrorState } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { TextField } from '../../../ui/TextField';
import { useWorkbench } from './context';
import type { Line } from './lines';
import { TargetNote } from './TargetNote';
import { stateTones, useProofNames, validityTones } from './useProofNames';
import styles from './Proof.module.css';

const AttachSearchDocument = graphql(/* GraphQL */ `
  query AttachSearch($search: String) {
    evidences(filter: { search: $search }, first: 30) {
      nodes {
        id
        title
        state
        validity
        validUntil
        linkCount
        tags
        unit {
          id
          name
        }
      }
    }
  }
`);

/** Finds a proof in the library and attaches it: type, arrows, Enter. Ctrl+Enter attaches and stays for the next. */
export function AttachDialog({ lines, onClose }: { lines: readonly Line[]; onClose: () => void }) {
  const { t } = useLingui();
  const names = useProofNames();
  const { link, systemId } = useWorkbench();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const [everySystem, setEverySystem] = useState(false);
  const [attached, setAttached] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(text.trim()), text ? 150 : 0);
    return () => window.clearTimeout(timer);
  }, [text]);
  const { data, previousData, error, loading, refetch } = useQuery(AttachSearchDocument, {
    variables: { search: asked || null },
    fetchPolicy: 'cache-and-network',
  });
  const found = (data ?? previousData)?.evidences.nodes ?? [];
  const active = Math.min(at, found.length - 1);

  const attach = async (index: number, stay: boolean) => {
    const evidence = found[index];
    if (!evidence) return;
    if (stay) setAttached(new Set(attached).add(evidence.id));
    else onClose();
    await link([evidence], lines, everySystem);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, active + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, active - 1));
    else if (event.key === 'Enter') {
      // While the answer to the last letters is on its way, Enter would take a proof of the older list.
      if (asked === text.trim() && data) void attach(active, event.ctrlKey || event.metaKey);
    } else return;
    event.preventDefault();
  };

  return (
    <Dialog
      title={t`关联证据`}
      onClose={onClose}
      footerNote={
        <span className={styles.keyNote}>
          <Kbd>↑↓</Kbd> {t`选择`} <Kbd>Enter</Kbd> {t`关联`} <Kbd>Ctrl+Enter</Kbd> {t`关联并继续`}
        </span>
      }
      footer={
        systemId && (
          <Checkbox
            label={t`对所有系统有效`}
            checked={everySystem}
            onChange={(event) => setEverySystem(event.target.checked)}
          />
        )
      }
    >
      <div className={styles.dialog}>
        <TargetNote lines={lines} />
        <TextField
          label={t`搜索证据`}
          labelHidden
          icon="search"
          data-autofocus
          placeholder={t`标题、标签、文件名`}
          role="combobox"
          aria-expanded
          aria-controls="attach-list"
          aria-activedescendant={found[active] ? `attach-${active}` : undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        {error ? (
          <ErrorState compact error={error} onRetry={() => void refetch()} />
        ) : (
          <div
            id="attach-list"
            role="listbox"
            aria-label={t`证据`}
            className={styles.attachList}
            aria-busy={loading}
          >
            {found.map((evidence, index) => (
              <div
                key={evidence.id}
                id={`attach-${index}`}
                role="option"
                aria-selected={index === active}
                className={classNames(styles.attachItem, index === active && styles.shown)}
                ref={index === active ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
                onMouseMove={() => setAt(index)}
                onClick={(event) => void attach(index, event.ctrlKey || event.metaKey)}
              >
                <span className={styles.proofTitle}>{evidence.title}</span>
                <span className={styles.proofFacts}>
                  <Status tone={stateTones[evidence.state]}>{names.state(evidence.state)}</Status>
                  <Status tone={validityTones[evidence.validity]}>{names.validity(evidence.validity)}</Status>
                  <span>{evidence.validUntil ? t`至 ${formatDate(evidence.validUntil)}` : t`长期`}</span>
                  <span>{evidence.unit?.name}</span>
                  <span>{t`用于 ${evidence.linkCount} 处`}</span>
                  {attached.has(evidence.id) && <Status tone="positive">{t`刚刚关联`}</Status>}
                </span>
              </div>
            ))}
            {found.length === 0 && !loading && (
              <EmptyState compact title={text ? t`没有找到` : t`证据库还是空的`}>
                {t`换一个词；或关闭后把文件直接拖到右边的证据栏。`}
              </EmptyState>
            )}
          </div>
        )}
      </div>
    </Dialog>
  );
}
