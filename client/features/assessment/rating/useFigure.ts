import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { describeError } from '../../../lib/errors';
import { useWorkbench } from '../workbench/context';
import { useRating } from './context';
import { RatingStateDocument, RecordMeasuresDocument } from './documents';
import { differs, readFigure, textOf, type FigureField, type FigureText, type Reading } from './figureText';
import type { Figure } from './model';

export type FigureState = 'idle' | 'saving' | 'conflict' | 'failed';

/**
 * One figure being typed. It is recorded on leaving it, with the version it was begun from; what somebody else recorded in
 * the meantime is never overwritten unasked.
 */
export function useFigure(figure: Figure) {
  const client = useApolloClient();
  const { assessmentId } = useWorkbench();
  const { readAgain } = useRating();
  const [typed, setTyped] = useState<{ text: FigureText; version: number } | null>(null);
  const [state, setState] = useState<FigureState>('idle');
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState(false);
  const text = typed?.text ?? textOf(figure);
  const { values, faults } = readFigure(figure.kind, text);

  const stop = () => {
    setTyped(null);
    setState('idle');
    setError(null);
    setAsked(false);
  };

  const record = async (sent: Reading['values'], version: number) => {
    setState('saving');
    setError(null);
    const { control, kind, level } = figure;
    try {
      await client.mutate({
        mutation: RecordMeasuresDocument,
        variables: {
          input: { assessmentId, measures: [{ controlId: control.id, kind, level, version, ...sent }] },
        },
      });
      stop();
      readAgain();
    } catch (failure) {
      const conflict = describeError(failure).code === 'CONFLICT';
      if (conflict) {
        await client
          .query({ query: RatingStateDocument, variables: { id: assessmentId }, fetchPolicy: 'network-only' })
          .catch(() => undefined);
      }
      setError(failure);
      setState(conflict ? 'conflict' : 'failed');
    }
  };

  const commit = () => {
    if (!typed || state === 'saving' || state === 'conflict') return;
    if (!differs(figure, text)) return stop();
    setAsked(true);
    if (Object.keys(faults).length === 0) void record(values, typed.version);
  };

  return {
    text,
    faults: asked ? faults : {},
    state,
    error,
    dirty: typed !== null,
    edit(field: FigureField, value: string) {
      setTyped({ text: { ...text, [field]: value }, version: typed?.version ?? figure.version });
    },
    /** A choice out of a list is made with the choosing. */
    choose(grade: string) {
      const next = { ...text, grade };
      setTyped({ text: next, version: typed?.version ?? figure.version });
      void record(readFigure(figure.kind, next).values, typed?.version ?? figure.version);
    },
    commit,
    cancel: stop,
    /** Records what stands there once more: a carried figure, or after a failure. */
    again: () => void record(values, figure.version),
    take(side: 'mine' | 'theirs') {
      if (side === 'theirs') stop();
      else void record(values, figure.version);
    },
  };
}

export type FigureEditing = ReturnType<typeof useFigure>;
