import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { graphql } from '../../gql';
import type { EvidenceFilter, EvidencePickerQuery } from '../../gql/graphql';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Icon } from '../../ui/Icon';
import { KeyCombo } from '../../ui/Kbd';
import { SkeletonRows } from '../../ui/Skeleton';
import { EmptyState, ErrorState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { TextField } from '../../ui/TextField';
import { EvidenceKindIcon, EvidenceStateChip, ValidUntil } from './EvidenceChips';
import { EvidenceMatch } from './EvidenceMatch';
import styles from './dialogs/Dialogs.module.css';

const EvidencePickerDocument = graphql(/* GraphQL */ `
  query EvidencePicker($filter: EvidenceFilter, $search: String!, $searching: Boolean!) {
    evidences(filter: $filter, first: 50) {
      totalCount
      nodes {
        id
        title
        kind
        state
        validity
        validFrom
        validUntil
        linkCount
        match(search: $search) @include(if: $searching) {
          place
          snippet {
            text
            found
          }
        }
        unit {
          id
          name
        }
      }
    }
  }
`);

/** One proof as the picker hands it over. */
export type PickedEvidence = EvidencePickerQuery['evidences']['nodes'][number];

interface EvidencePickerProps {
  title?: string;
  /** Word on the button; 「关联」 without it. */
  confirm?: string;
  /** Proofs that are there already: shown, but not to be picked again. */
  exclude?: ReadonlySet<string>;
  /** Narrows the library; the search comes on top. */
  filter?: Omit<EvidenceFilter, 'search'>;
  /** What the proofs are picked for, above the search. */
  note?: ReactNode;
  /** A choice that goes with the picking, beside the buttons. */
  option?: ReactNode;
  /** May be asynchronous; the dialog stays and is busy until it resolves, and stays open when the answer is false. */
  onPick: (evidences: PickedEvidence[]) => unknown;
  onClose: () => void;
}

const none: ReadonlySet<string> = new Set();

/**
 * Finds proofs in the library: type, arrows, Ctrl+Space ticks several, Enter attaches. Ctrl+Enter attaches and stays for
 * the next.
 */
export function EvidencePicker({
  title,
  confirm,
  exclude = none,
  filter,
  note,
  option,
  onPick,
  onClose,
}: EvidencePickerProps) {
  const { t } = useLingui();
  const id = useId();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const [picked, setPicked] = useState<ReadonlyMap<string, PickedEvidence>>(new Map());
  const [attached, setAttached] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  /** Enter came before the answer to the last letters. */
  const [early, setEarly] = useState<'leave' | 'stay' | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(text.trim()), text ? 160 : 0);
    return () => window.clearTimeout(timer);
  }, [text]);
  const { data, previousData, error, refetch } = useQuery(EvidencePickerDocument, {
    variables: { filter: { ...filter, search: asked || null }, search: asked, searching: asked !== '' },
    fetchPolicy: 'cache-and-network',
  });
  const found = (data ?? previousData)?.evidences;
  const nodes = found?.nodes ?? [];
  const active = Math.min(at, nodes.length - 1);
  const settled = asked === text.trim() && data !== undefined;
  const goOn = useEffectEvent(() => {
    setEarly(null);
    // Of several, nobody has seen which is first; after a failure, not even what there is.
    if (settled && nodes.length === 1) void attach(early === 'stay');
  });
  useEffect(() => {
    if (early && (settled || error)) goOn();
  }, [early, settled, error]);

  function toggle(evidence: PickedEvidence | undefined): void {
    if (!evidence || exclude.has(evidence.id)) return;
    const next = new Map(picked);
    if (!next.delete(evidence.id)) next.set(evidence.id, evidence);
    setPicked(next);
  }

  async function attach(stay = false): Promise<void> {
    const current = nodes[active];
    const chosen =
      picked.size > 0 ? [...picked.values()] : current && !exclude.has(current.id) ? [current] : [];
    // While the answer to the last letters is on its way, Enter would take a proof of the older list: it waits.
    if (picked.size === 0 && !settled) return setEarly(stay ? 'stay' : 'leave');
    if (chosen.length === 0 || busy) return;
    setBusy(true);
    try {
      if ((await onPick(chosen)) === false) return;
      if (!stay) return onClose();
      setAttached(new Set([...attached, ...chosen.map((one) => one.id)]));
      setPicked(new Map());
    } finally {
      setBusy(false);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(nodes.length - 1, active + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, active - 1));
    else if (event.code === 'Space' && (event.ctrlKey || event.metaKey)) toggle(nodes[active]);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void attach(true);
    else return;
    event.preventDefault();
  }

  const verb = confirm ?? t`关联`;
  return (
    <Dialog
      title={title ?? t`选择证据`}
      size="wide"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void attach();
      }}
      footerNote={
        <span className={styles.bar}>
          <KeyCombo keys="Mod+Space" /> {t`多选`} <KeyCombo keys="Enter" /> {verb}{' '}
          <KeyCombo keys="Mod+Enter" /> {t`${verb}并继续`}
        </span>
      }
      footer={
        <>
          {option}
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={busy}
            // A form whose button is disabled takes no Enter: only an answer that is there may disable it.
            disabled={settled && nodes.length === 0 && picked.size === 0}
          >
            {picked.size > 0 ? t`${verb} ${picked.size} 份` : verb}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {note}
        <TextField
          label={t`搜索证据`}
          labelHidden
          icon="search"
          data-autofocus
          placeholder={t`标题、说明、标签、文件名、正文`}
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={nodes[active] ? `${id}-${active}` : undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
            setEarly(null);
          }}
          onKeyDown={onKeyDown}
        />
        <div
          className={styles.list}
          id={`${id}-list`}
          role="listbox"
          aria-multiselectable
          aria-label={t`证据`}
        >
          {error && !found ? (
            <ErrorState compact error={error} onRetry={() => void refetch()} />
          ) : !found ? (
            <SkeletonRows rows={9} />
          ) : nodes.length === 0 ? (
            <EmptyState compact icon="search" title={asked ? t`没有找到` : t`证据库里还没有可选的证据`}>
              {asked ? t`换一个词试试。` : t`先在证据库上传，或把文件直接拖到条款上。`}
            </EmptyState>
          ) : (
            nodes.map((evidence, index) => {
              const taken = exclude.has(evidence.id);
              const on = picked.has(evidence.id);
              return (
                <div
                  key={evidence.id}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={on}
                  aria-disabled={taken}
                  data-active={index === active}
                  className={styles.option}
                  ref={index === active ? (node) => node?.scrollIntoView({ block: 'nearest' }) : undefined}
                  onClick={() => {
                    setAt(index);
                    toggle(evidence);
                  }}
                >
                  <span className={styles.tick} data-on={on || taken}>
                    {(on || taken) && <Icon name="check" size={12} />}
                  </span>
                  <EvidenceKindIcon kind={evidence.kind} />
                  <span className={styles.text} title={evidence.title}>
                    {evidence.title}
                  </span>
                  {taken ? (
                    <span className={styles.muted}>{t`已关联`}</span>
                  ) : attached.has(evidence.id) ? (
                    <Status tone="positive">{t`刚刚关联`}</Status>
                  ) : (
                    <EvidenceStateChip state={evidence.state} />
                  )}
                  <span className={styles.muted}>
                    <ValidUntil {...evidence} />
                  </span>
                  <span className={styles.muted}>{t`用于 ${evidence.linkCount} 处`}</span>
                  <span className={styles.muted}>{evidence.unit?.name}</span>
                  {evidence.match && evidence.match.place !== 'TITLE' && (
                    <span className={styles.found}>
                      <EvidenceMatch match={evidence.match} />
                    </span>
                  )}
                </div>
              );
            })
          )}
        </div>
        {found && found.totalCount > nodes.length && (
          <span
            className={styles.muted}
          >{t`共 ${found.totalCount} 份，显示前 ${nodes.length} 份；输入关键词缩小范围`}</span>
        )}
      </div>
    </Dialog>
  );
}
