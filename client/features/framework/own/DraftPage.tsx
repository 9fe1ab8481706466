import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { graphql } from '../../../gql';
import type { ControlKind } from '../../../gql/graphql';
import { useHotkeys } from '../../../lib/hotkeys';
import { useView } from '../../../lib/useView';
import { Button } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/Dialog';
import { Part } from '../../../ui/ErrorBoundary';
import { lazyPart } from '../../../ui/lazyPart';
import { Page } from '../../../ui/Page';
import { SkeletonRows } from '../../../ui/Skeleton';
import { Splitter } from '../../../ui/Splitter';
import { EmptyState, useErrorText } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { showToast } from '../../../ui/toastStore';
import type { NewPlace } from './AddControlDialog';
import { BookMenu } from './BookMenu';
import { useChildTree, type ChildControl } from './childTree';
import { ChildTreeList } from './ChildTreeList';
import { ControlForm, type ControlFormHandle } from './ControlForm';
import { DraftBar } from './DraftBar';
import { newPlace, stepOf, type Step } from './draftMoves';
import { useOwnBookNames } from './useOwnBookNames';
import styles from './Own.module.css';

const AddControlDialog = lazyPart(async () => (await import('./AddControlDialog')).AddControlDialog);
const PublishDialog = lazyPart(async () => (await import('./PublishDialog')).PublishDialog);
const HeadDialog = lazyPart(async () => (await import('./HeadDialog')).HeadDialog);

const DraftQuery = graphql(/* GraphQL */ `
  query Draft($code: String!) {
    framework(code: $code) {
      id
      code
      name
      shortName
      edition
      issuer
      documentNumber
      publishedOn
      effectiveOn
      scoringKind
      assessableCount
      basedOn {
        id
        shortName
      }
      levels {
        code
        name
      }
      findings {
        code
        message
      }
      ...BookMenu_framework
    }
  }
`);

const MoveOwnControlMutation = graphql(/* GraphQL */ `
  mutation MoveOwnControl($input: MoveOwnControlInput!) {
    moveOwnControl(input: $input) {
      framework {
        id
        findings {
          code
          message
        }
      }
      control {
        id
      }
    }
  }
`);

const RemoveOwnControlMutation = graphql(/* GraphQL */ `
  mutation RemoveOwnControl($id: ID!) {
    removeOwnControl(id: $id) {
      removedCount
      framework {
        id
        assessableCount
        findings {
          code
          message
        }
      }
    }
  }
`);

const kindsOf: Record<string, readonly ControlKind[]> = {
  CHECKLIST: ['CLAUSE', 'GROUP', 'DUTY'],
  POINTS: ['INDICATOR', 'GROUP'],
  GRADED_ITEMS: ['CLAUSE', 'GROUP'],
};

/** A draft: its tree at the left, the chosen node as a form beside it, everything by pointer and by keys. */
export function DraftPage({ code }: { code: string }) {
  const { t } = useLingui();
  const view = useView();
  const names = useOwnBookNames();
  const errorText = useErrorText();
  const { data } = useSuspenseQuery(DraftQuery, { variables: { code } });
  const tree = useChildTree(code);
  const form = useRef<ControlFormHandle>(null);
  const [asking, setAsking] = useState<'publish' | 'head' | ChildControl | NewPlace | null>(null);
  const onError = (error: unknown) => showToast(errorText(error), { tone: 'negative' });
  const [move] = useMutation(MoveOwnControlMutation, { onError, errorPolicy: 'all' });
  const [remove, removing] = useMutation(RemoveOwnControlMutation, { onError, errorPolicy: 'all' });
  const framework = data.framework;
  // At once, not when the address has followed: the next key is meant for this one.
  const [activeId, setActiveId] = useState(view.get('control'));
  const active = activeId ? tree.find(activeId) : undefined;

  async function choose(id: string | null): Promise<void> {
    if (id === activeId) return;
    if (form.current && !(await form.current.save())) return;
    activate(id);
  }

  function activate(id: string | null): void {
    setActiveId(id);
    view.set({ control: id });
  }

  /** After a change: the children of these nodes, and of the nodes above them, whose numbers of children they show. */
  async function refresh(parents: readonly (string | null)[]): Promise<void> {
    const above = parents.map((id) => (id ? (tree.find(id)?.parentId ?? null) : null));
    await tree.reload([...parents, ...above]);
  }

  async function step(which: Step): Promise<void> {
    const target = active && stepOf(tree, active, which);
    if (!target) return;
    if (form.current && !(await form.current.save())) return;
    const moved = await move({ variables: { input: { id: active.id, ...target } } });
    if (!moved.data) return;
    if (target.parentId) tree.setExpanded(new Set([...tree.expanded, target.parentId]));
    await refresh([active.parentId ?? null, target.parentId]);
  }

  async function askToPublish(): Promise<void> {
    if (!form.current || (await form.current.save())) setAsking('publish');
  }

  useHotkeys(t`编辑`, [
    { keys: 'KeyN', label: t`新增同级条款`, run: () => setAsking(newPlace(tree, active, 'sibling')) },
    { keys: 'Shift+KeyN', label: t`新增下级条款`, run: () => setAsking(newPlace(tree, active, 'child')) },
    { keys: 'Alt+ArrowUp', label: t`上移`, run: () => void step('up') },
    { keys: 'Alt+ArrowDown', label: t`下移`, run: () => void step('down') },
    { keys: 'Alt+ArrowRight', label: t`降为下级`, run: () => void step('in') },
    { keys: 'Alt+ArrowLeft', label: t`升为上级`, run: () => void step('out') },
    { keys: 'Delete', label: t`删除`, run: () => active && setAsking(active) },
  ]);

  if (!framework) return null;
  const close = () => setAsking(null);
  return (
    <Page
      title={framework.shortName}
      titleExtra={<Tag tone="caution">{names.state('DRAFT')}</Tag>}
      crumbs={[{ label: t`标准`, to: '/frameworks' }, { label: framework.name }]}
      actions={
        <>
          <Button onClick={() => setAsking('head')} icon="pencil">{t`标准信息`}</Button>
          <BookMenu framework={framework} />
          <Button variant="primary" onClick={() => void askToPublish()}>{t`发布…`}</Button>
        </>
      }
      flush
    >
      <Splitter
        storageKey="draft"
        panes={[
          {
            id: 'tree',
            label: t`条款`,
            width: 520,
            minWidth: 320,
            maxWidth: 820,
            content: (
              <div className={styles.pane}>
                <DraftBar
                  tree={tree}
                  active={active}
                  onAdd={(where) => setAsking(newPlace(tree, active, where))}
                  onStep={(which) => void step(which)}
                  onRemove={() => active && setAsking(active)}
                  summary={
                    framework.basedOn
                      ? t`${framework.assessableCount} 条可作答 · 复制自 ${framework.basedOn.shortName}`
                      : t`${framework.assessableCount} 条可作答`
                  }
                />
                <div className={styles.fill}>
                  <ChildTreeList
                    tree={tree}
                    activeId={activeId}
                    onActiveChange={(id) => void choose(id)}
                    empty={
                      <EmptyState
                        icon="book"
                        title={t`还没有条款`}
                        actions={
                          <Button
                            icon="plus"
                            onClick={() => setAsking(newPlace(tree, undefined, 'sibling'))}
                          >{t`新增第一条`}</Button>
                        }
                      >
                        {t`先建分组，再在分组下逐条新增；也可以从文件导入。`}
                      </EmptyState>
                    }
                  />
                </div>
              </div>
            ),
          },
          {
            id: 'form',
            label: t`条款内容`,
            minWidth: 380,
            content: activeId ? (
              <Part resetKey={activeId} fallback={<SkeletonRows rows={8} />}>
                <ControlForm
                  ref={form}
                  id={activeId}
                  levels={framework.levels}
                  onSaved={(id, parentId) => {
                    void refresh([parentId]);
                    if (id !== activeId) activate(id);
                  }}
                />
              </Part>
            ) : (
              <EmptyState icon="pencil" title={t`从左边选一条来编辑`}>
                {t`N 新增同级，Shift+N 新增下级，Alt+方向键移动，Delete 删除。`}
              </EmptyState>
            ),
          },
        ]}
      />
      {asking === 'head' && <HeadDialog framework={framework} onClose={close} />}
      {asking === 'publish' && <PublishDialog framework={framework} onClose={close} />}
      {isPlace(asking) && (
        <AddControlDialog
          frameworkId={framework.id}
          kinds={kindsOf[framework.scoringKind] ?? []}
          place={asking}
          onClose={close}
          onAdded={(id, parentId) => {
            if (parentId) tree.setExpanded(new Set([...tree.expanded, parentId]));
            void refresh([parentId]).then(() => choose(id));
          }}
        />
      )}
      {isControl(asking) && (
        <ConfirmDialog
          title={t`删除 ${asking.code} ${asking.name}？`}
          confirm={t`删除`}
          danger
          busy={removing.loading}
          onClose={close}
          onConfirm={() =>
            void remove({ variables: { id: asking.id } }).then(async ({ data: done }) => {
              close();
              if (!done) return;
              activate(null);
              showToast(t`已删除 ${done.removeOwnControl.removedCount} 条`);
              await refresh([asking.parentId ?? null]);
            })
          }
        >
          {asking.childCount > 0 ? t`它下面的全部条款也会一起删除。` : t`删除后不能恢复。`}
        </ConfirmDialog>
      )}
    </Page>
  );
}

type Asked = 'publish' | 'head' | ChildControl | NewPlace | null;
const isPlace = (asked: Asked): asked is NewPlace =>
  typeof asked === 'object' && asked !== null && 'position' in asked;
const isControl = (asked: Asked): asked is ChildControl =>
  typeof asked === 'object' && asked !== null && 'childCount' in asked;
