import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { formatDateTime } from '../../../lib/format';
import { LineItem, LineList, LineNote } from '../../../ui/LineList';
import { EmptyState } from '../../../ui/States';
import { levelName } from '../frame/levelName';
import { Causes } from './Causes';
import { ScoreMovesDocument } from './documents';
import { FromTo } from './FromTo';
import { NumberMove } from './NumberMove';

interface MoveListProps {
  id: string;
  from: string;
  to: string;
  levels: readonly { code: string; name: string }[];
  unit: string;
}

/** Every moment at which a score moved, with who moved it and what he did; each opens the assessment of that moment. */
export function MoveList({ id, from, to, levels, unit }: MoveListProps) {
  const { t } = useLingui();
  const { data, fetchMore } = useSuspenseQuery(ScoreMovesDocument, { variables: { id, from, to } });
  const { nodes, totalCount, pageInfo } = data.compareAssessment.moves;
  if (totalCount === 0) return <EmptyState compact icon="scale" title={t`两次得分在这段时间没有变动`} />;
  const level = (code: string | null) => levelName(levels, code) ?? '—';
  return (
    <LineList
      onMore={
        pageInfo.hasNextPage ? () => void fetchMore({ variables: { after: pageInfo.endCursor } }) : undefined
      }
    >
      {nodes.map((move) => (
        <LineItem
          key={move.at}
          head={
            <Link to={`/assessments/${id}?asOf=${encodeURIComponent(move.at)}`}>
              {formatDateTime(move.at)}
            </Link>
          }
          below={
            <>
              <Causes causes={move.causes} withObjects />
              {move.causeCount > move.causes.length && (
                <LineNote>{t`另有 ${move.causeCount - move.causes.length} 项`}</LineNote>
              )}
            </>
          }
        >
          <NumberMove label={t`自报`} before={move.declaredBefore} after={move.declaredAfter} unit={unit} />
          <NumberMove
            label={t`实证`}
            before={move.provenBefore}
            after={move.provenAfter}
            unit={unit}
            proven
          />
          {move.declaredLevelBefore !== move.declaredLevelAfter && (
            <FromTo
              before={t`自报 ${level(move.declaredLevelBefore)}`}
              after={level(move.declaredLevelAfter)}
            />
          )}
          {move.provenLevelBefore !== move.provenLevelAfter && (
            <FromTo before={t`实证 ${level(move.provenLevelBefore)}`} after={level(move.provenLevelAfter)} />
          )}
          <LineNote>
            {move.causes.length === 0
              ? t`证据到了生效或到期的日子，或其原因不在您的可见范围内`
              : move.causes.some((cause) => cause.actorName) && move.actorName}
          </LineNote>
        </LineItem>
      ))}
    </LineList>
  );
}
