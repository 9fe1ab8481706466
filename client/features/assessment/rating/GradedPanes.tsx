import { useLingui } from '@lingui/react/macro';
import { EmptyState } from '../../../ui/States';
import { Splitter } from '../../../ui/Splitter';
import { ProofSide } from '../workbench/ProofSide';
import { useWide } from '../workbench/useWide';
import { useRating, type PanesProps } from './context';
import { ItemHotkeys } from './ItemHotkeys';
import { ItemPane } from './ItemPane';
import { ItemProofs } from './ItemProofs';
import { ItemTree } from './ItemTree';
import { NoLines } from './NoLines';

/** Items that reach levels: the tree of items, the chosen one with its clauses and figures, the proofs. */
export function GradedPanes({ state, order, active, position, step, activate }: PanesProps) {
  const { t } = useLingui();
  const wide = useWide();
  const { items, book } = useRating();
  const item = items.find((one) => one.id === active?.control.parent?.id) ?? null;
  if (items.length === 0) {
    return book === null ? (
      <EmptyState icon="scale" title={t`这个标准太大，无法按项目显示`}>
        {t`它的分组和项目超过一次能读取的数量，请通过接口评定。`}
      </EmptyState>
    ) : (
      <NoLines />
    );
  }
  return (
    <>
      <Splitter
        storageKey="rating"
        panes={[
          {
            id: 'items',
            label: t`项目`,
            width: wide ? 360 : 318,
            minWidth: 240,
            maxWidth: 560,
            content: (
              <ItemTree state={state} order={order} activeId={item?.id ?? null} onActivate={activate} />
            ),
          },
          {
            id: 'item',
            label: t`项目与条款`,
            minWidth: 340,
            content: item && active && (
              <ItemPane
                key={item.id}
                item={item}
                active={active}
                state={state}
                position={position}
                total={order.length}
                onStep={step}
              />
            ),
          },
          {
            id: 'proof',
            label: t`证据`,
            width: wide ? 400 : 320,
            minWidth: 280,
            maxWidth: 900,
            content: active && (
              <ProofSide
                line={active}
                other={
                  item && {
                    label: t`数据证据`,
                    target: item,
                    list: (onShow) => <ItemProofs controlId={item.id} onShow={onShow} />,
                  }
                }
              />
            ),
          },
        ]}
      />
      {item && active && (
        <ItemHotkeys
          item={item}
          active={active}
          onActivate={activate}
          step={step}
          onToggle={() => {
            const next = new Set(state.selection);
            if (!next.delete(active.control.id)) next.add(active.control.id);
            state.setSelection(next);
          }}
        />
      )}
    </>
  );
}
