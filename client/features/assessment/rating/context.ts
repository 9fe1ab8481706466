import { createContext, useContext } from 'react';
import type { Line } from '../workbench/lines';
import type { WorkState } from '../workbench/useWork';
import type { Book, Figure, Item, Level, RatedIndicator } from './model';

/** What every part of a rating workspace reads beside the workbench around it. */
export interface RatingWorkspace {
  levels: readonly Level[];
  target: string | null;
  frameworkCode: string;
  /** Null when the book is too large to be read at once. */
  book: Book | null;
  /** Items of a graded rule book; empty for the others. */
  items: readonly Item[];
  figures: readonly Figure[];
  /** Reads again what follows from the answers and figures. */
  readAgain: () => void;
  /** By result. */
  indicators: ReadonlyMap<string, RatedIndicator>;
  provenIndicators: ReadonlyMap<string, RatedIndicator>;
}

export const RatingContext = createContext<RatingWorkspace | null>(null);

export function useRating(): RatingWorkspace {
  const rating = useContext(RatingContext);
  if (!rating) throw new Error('useRating outside a rating workspace');
  return rating;
}

/** What the panes get: the walk through the lines, and the work on them. */
export interface PanesProps {
  state: WorkState;
  order: readonly Line[];
  active: Line | null;
  activeId: string | null;
  position: number;
  step: (by: 1 | -1) => void;
  activate: (controlId: string) => void;
}
