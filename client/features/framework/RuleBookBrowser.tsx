import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { graphql } from '../../gql';
import { useView } from '../../lib/useView';
import { Icon } from '../../ui/Icon';
import { Badge, Tag } from '../../ui/Tag';
import { BookTree } from './BookTree';
import { categoryAt, filterBook, isLeaf, type BookControl } from './ruleBookTree';
import { useFoundControls } from './useFoundControls';
import { categoryTones, useRuleBookNames } from './useRuleBookNames';
import styles from './Framework.module.css';

const RuleBookControlsQuery = graphql(/* GraphQL */ `
  query RuleBookControls($code: String!, $level: String) {
    framework(code: $code) {
      id
      controls(filter: { level: $level }) {
        id
        parentId
        code
        ref
        name
        text
        kind
        level
        informative
        security
        printedScore
        relativeWeight
        strength
        gradedItem {
          categories {
            level
            category
          }
        }
        indicator {
          score
          scored
          electiveTest
        }
      }
    }
  }
`);

interface RuleBookBrowserProps {
  code: string;
  /** The one level to load; null loads the whole book. */
  level: string | null;
}

/** The tree of a rule book beside MLPS. All filters but the search work on what is loaded, at once. */
export function RuleBookBrowser({ code, level }: RuleBookBrowserProps) {
  const view = useView();
  const { data } = useSuspenseQuery(RuleBookControlsQuery, { variables: { code, level } });
  const found = useFoundControls(code, level, view.get('q') ?? '');
  const controls = data.framework?.controls;
  const nodes = useMemo(
    () =>
      filterBook(controls ?? [], {
        found,
        security: view.get('security') !== null,
        grades: view.all('grade'),
        categories: view.all('category'),
        level,
      }),
    [controls, found, view, level],
  );
  return (
    <BookTree
      nodes={nodes}
      isLeaf={isLeaf}
      renderLine={(control, count) => <Line control={control} level={level} count={count} />}
    />
  );
}

function Line({ control, level, count }: { control: BookControl; level: string | null; count: number }) {
  const { t } = useLingui();
  const names = useRuleBookNames();
  const category = categoryAt(control, level);
  const score = control.indicator?.score ?? control.printedScore;
  const leaf = isLeaf(control);
  return (
    <>
      {control.ref && <span className={styles.clause}>{control.ref}</span>}
      <span className={leaf ? styles.lineText : styles.heading}>
        {leaf && control.kind !== 'INDICATOR' ? (control.text ?? control.name) : control.name}
      </span>
      {control.security && (
        <span className={styles.security}>
          <Icon name="shield" size={13} label={t`安全相关`} />
        </span>
      )}
      {category && <Tag tone={categoryTones[category] ?? 'neutral'}>{names.category(category)}</Tag>}
      {control.indicator?.electiveTest && <Tag outline>{t`选测`}</Tag>}
      {control.strength && <Tag outline>{names.strength(control.strength)}</Tag>}
      {control.indicator && !control.indicator.scored ? (
        <Tag outline>{t`不计分`}</Tag>
      ) : (
        score != null && <span className={styles.score}>{t`${score} 分`}</span>
      )}
      {control.informative && <Tag outline>{t`仅供参考`}</Tag>}
      {!leaf && <Badge>{count}</Badge>}
    </>
  );
}
