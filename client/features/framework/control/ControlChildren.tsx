import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql } from '../../../gql';
import { LineItem, LineList, LineNote } from '../../../ui/LineList';
import { Card } from '../../../ui/Page';
import { clauseText } from '../../../lib/clauseText';
import { controlPath } from '../../../lib/controlPath';

const ControlChildrenQuery = graphql(/* GraphQL */ `
  query ControlChildren($framework: String!, $id: ID!, $first: Int!, $after: String) {
    framework(code: $framework) {
      id
      childControls(parentId: $id, first: $first, after: $after) {
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
        }
      }
    }
  }
`);

const page = 30;

/** What stands directly below a node, page by page. */
export function ControlChildren({ framework, id }: { framework: string; id: string }) {
  const { t } = useLingui();
  const { data, fetchMore } = useSuspenseQuery(ControlChildrenQuery, {
    variables: { framework, id, first: page },
  });
  const children = data.framework?.childControls;
  if (!children) return null;
  const { endCursor, hasNextPage } = children.pageInfo;
  return (
    <Card flush title={t`下级 ${children.totalCount} 条`}>
      <LineList onMore={hasNextPage ? () => void fetchMore({ variables: { after: endCursor } }) : undefined}>
        {children.nodes.map((child) => (
          <LineItem
            key={child.id}
            head={
              <Link to={controlPath({ code: child.code, framework: { code: framework } })}>
                {clauseText(child.code)} {child.name}
              </Link>
            }
          >
            {child.text && <LineNote>{child.text}</LineNote>}
          </LineItem>
        ))}
      </LineList>
    </Card>
  );
}
