import { useSuspenseFragment, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import type { TaskCard_TaskFragment, TaskState } from '../../gql/graphql';
import { useView } from '../../lib/useView';
import { lazyPart } from '../../ui/lazyPart';
import { Board, type BoardColumn } from '../../ui/Board';
import { EmptyState } from '../../ui/States';
import { RemediationBoardDocument, TaskCardDocument } from './boardDocuments';
import { TaskCard } from './TaskCard';
import { taskActionOf, useMoveProblem } from './lifecycle';
import { useStartTask } from './task/useStartTask';
import { useTaskFilter } from './taskFilter';
import { taskStates, useRemediationNames } from './useRemediationNames';
import { ColumnNote } from './ColumnNote';
import { EmptyTasks } from './EmptyTasks';

const TaskActionDialog = lazyPart(async () => (await import('./task/TaskActionDialog')).TaskActionDialog);

/** The board: a column is a state of the life cycle, and a move is a step in it, never a field that is set. */
export function BoardView() {
  const { t } = useLingui();
  const view = useView();
  const names = useRemediationNames();
  const { filter, active } = useTaskFilter();
  const moveProblem = useMoveProblem();
  const start = useStartTask();
  const [moving, setMoving] = useState<{ card: TaskCard_TaskFragment; to: TaskState } | null>(null);
  const variables = useMemo(() => {
    const of = (state: TaskState) => ({ ...filter, states: [state] });
    return {
      open: of('OPEN'),
      inProgress: of('IN_PROGRESS'),
      submitted: of('SUBMITTED'),
      verified: of('VERIFIED'),
      returned: of('RETURNED'),
    };
  }, [filter]);
  const { data } = useSuspenseQuery(RemediationBoardDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const nodes = useMemo(
    () => [
      ...new Map(taskStates.flatMap((state) => data[state].nodes).map((node) => [node.id, node])).values(),
    ],
    [data],
  );
  // Every card at once: the columns need their states, which move before the answer comes.
  const { data: cards } = useSuspenseFragment({
    fragment: TaskCardDocument,
    fragmentName: 'TaskCard_task',
    from: nodes,
  });
  if (cards.length === 0 && !active) return <EmptyTasks />;
  const columns: BoardColumn[] = taskStates.map((state) => ({
    id: state,
    label: names.state(state),
    note: (
      <ColumnNote
        state={state}
        cards={cards.filter((card) => card.state === state)}
        total={data[state].totalCount}
        loaded={data[state].nodes.length}
      />
    ),
  }));
  return (
    <>
      {cards.length === 0 && (
        <EmptyState
          compact
          icon="board"
          title={t`没有符合条件的任务`}
        >{t`清除筛选，或换一个条件。`}</EmptyState>
      )}
      <Board
        label={t`整改看板`}
        columns={columns}
        cards={cards}
        cardId={(card) => card.id}
        columnOf={(card) => card.state}
        cardLabel={(card) => `${card.code} ${card.title}`}
        renderCard={(card) => <TaskCard task={card} />}
        canMove={(card, column) => moveProblem(card, column as TaskState) ?? true}
        onMove={(card, column) => {
          const to = column as TaskState;
          if (taskActionOf[to] === 'START') start(card);
          else setMoving({ card, to });
        }}
        onOpen={(card) => view.set({ task: card.id }, { push: true })}
        activeId={view.get('task')}
      />
      {moving && (
        <TaskActionDialog
          id={moving.card.id}
          action={taskActionOf[moving.to]}
          onClose={() => setMoving(null)}
        />
      )}
    </>
  );
}
