import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import { Button } from '../../ui/Button';
import { Highlight, wordsOf } from '../../ui/Highlight';
import { EmptyState } from '../../ui/States';
import { Tag } from '../../ui/Tag';
import { clauseText } from '../../lib/clauseText';
import { controlPath } from '../../lib/controlPath';
import styles from './Framework.module.css';

const ControlSearchQuery = graphql(/* GraphQL */ `
  query ControlSearch($search: String!, $first: Int!, $after: String) {
    searchControls(search: $search, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        code
        name
        text
        level
        ownText {
          excerpt(around: $search)
        }
        framework {
          id
          code
          shortName
          levels {
            code
            name
          }
        }
      }
    }
  }
`);

const page = 50;

/** Clauses of every rule book that say the words, the nearest first. */
export function ControlSearch({ search }: { search: string }) {
  const { t } = useLingui();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return (
    <div className={styles.hits}>
      {pages.map((after, index) => (
        <Hits
          key={after ?? ''}
          search={search}
          after={after}
          last={index === pages.length - 1}
          onMore={(cursor) => setPages([...pages, cursor])}
          title={(count) => t`全部标准中共 ${count} 处`}
        />
      ))}
    </div>
  );
}

interface HitsProps {
  search: string;
  after: string | null;
  last: boolean;
  onMore: (cursor: string) => void;
  title: (count: number) => string;
}

function Hits({ search, after, last, onMore, title }: HitsProps) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(ControlSearchQuery, { variables: { search, first: page, after } });
  const words = wordsOf(search);
  const { nodes, totalCount, pageInfo } = data.searchControls;
  if (totalCount === 0) {
    return (
      <EmptyState icon="search" title={t`没有符合条件的条款`}>
        {t`换一个词，或写条款编号（CSL-23、8.1.4.1）、拼音首字母（sfjb）。`}
      </EmptyState>
    );
  }
  const { endCursor } = pageInfo;
  return (
    <>
      {after === null && <p role="status">{title(totalCount)}</p>}
      <ul className={styles.hitList}>
        {nodes.map((one) => (
          <li key={one.id}>
            <Tag tone="accent">{one.framework.shortName}</Tag>
            <Link to={controlPath(one)}>
              <Highlight text={`${clauseText(one.code)} ${one.name}`} words={words} />
            </Link>
            {one.level && (
              <span className={styles.clause}>
                {one.framework.levels.find((level) => level.code === one.level)?.name}
              </span>
            )}
            {one.text && (
              <div>
                <Highlight text={one.text} words={words} />
              </div>
            )}
            {one.ownText && (
              <div className={styles.ownHit}>
                {t`原文：`}
                <Highlight text={one.ownText.excerpt} words={words} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {last && pageInfo.hasNextPage && endCursor !== null && (
        <Button onClick={() => onMore(endCursor)}>{t`再看 ${page} 处`}</Button>
      )}
    </>
  );
}
