import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { NavCount } from '../../ui/NavCount';
import { useLiveChanges } from '../activity';
import { UnreadMentionsDocument } from './documents';

const watched = ['Comment'];

/** How often the viewer is named where he has not looked yet. */
export function UnreadMentions() {
  const { t } = useLingui();
  const { data, refetch } = useQuery(UnreadMentionsDocument, { fetchPolicy: 'cache-and-network' });
  useLiveChanges(watched, () => void refetch().catch(() => undefined));
  const count = data?.mentions.totalCount ?? 0;
  return <NavCount count={count} label={t`${count} 条未读`} />;
}
