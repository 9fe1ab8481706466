import { useLingui } from '@lingui/react/macro';
import type { TaskState } from '../../gql/graphql';
import { useView } from '../../lib/useView';
import { Link } from 'react-router';
import { filterNames } from './taskFilter';
import styles from './Remediation.module.css';

interface ColumnNoteProps {
  state: TaskState;
  cards: readonly { createdAt: string }[];
  total: number;
  loaded: number;
}

const dayMs = 86_400_000;

/** Beside a column's heading: how old its oldest card is, and the way to those that are not on the board. */
export function ColumnNote({ state, cards, total, loaded }: ColumnNoteProps) {
  const { t } = useLingui();
  const view = useView();
  if (total > loaded) {
    const params = new URLSearchParams({ view: 'table', state });
    // The board is under the whole filter but for the state, which is the column.
    for (const name of filterNames.filter((each) => each !== 'state')) {
      for (const value of view.all(name)) params.append(name, value);
    }
    return <Link className={styles.more} to={`?${params.toString()}`}>{t`另有 ${total - loaded} 个`}</Link>;
  }
  if (cards.length === 0 || state === 'VERIFIED') return null;
  const oldest = Math.min(...cards.map((card) => Date.parse(card.createdAt)));
  return <>{t`最久 ${Math.max(0, Math.floor((Date.now() - oldest) / dayMs))} 天`}</>;
}
