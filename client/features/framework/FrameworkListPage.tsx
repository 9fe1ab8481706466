import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import { formatDate } from '../../lib/format';
import { Card, Facts, Page } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { useFrameworkNames } from './useFrameworkNames';
import { VerificationMark } from './VerificationMark';
import styles from './Framework.module.css';

const FrameworkListQuery = graphql(/* GraphQL */ `
  query FrameworkList {
    frameworks {
      id
      code
      name
      shortName
      edition
      issuer
      documentNumber
      publishedOn
      effectiveOn
      scoringKind
      levels {
        code
        name
        controlPointCount
        itemCount
      }
      verificationNotes {
        topic
        verification
        note
      }
    }
  }
`);

/** The rule books that are loaded, with what was checked about each. */
export function FrameworkListPage() {
  const { t } = useLingui();
  const names = useFrameworkNames();
  const { data } = useSuspenseQuery(FrameworkListQuery);
  return (
    <Page title={t`标准`} scroll>
      {data.frameworks.length === 0 && (
        <EmptyState icon="book" title={t`还没有装载标准`}>
          {t`请系统管理员检查 frameworks 目录，重启后会自动装载。`}
        </EmptyState>
      )}
      <div className={styles.list}>
        {data.frameworks.map((framework) => (
          <Card
            key={framework.id}
            title={<Link to={`/frameworks/${framework.code}`}>{framework.name}</Link>}
            actions={
              framework.levels.length > 1 && (
                <Link to={`/frameworks/${framework.code}/compare`}>{t`等级对照`}</Link>
              )
            }
          >
            <div className={styles.listCard}>
              <Facts
                items={[
                  { label: t`标准号`, value: framework.documentNumber },
                  { label: t`简称`, value: framework.shortName },
                  { label: t({ message: '版本', context: 'framework' }), value: framework.edition },
                  { label: t`发布单位`, value: framework.issuer },
                  { label: t`发布`, value: formatDate(framework.publishedOn) },
                  { label: t`实施`, value: formatDate(framework.effectiveOn) },
                  { label: t`评分方式`, value: names.scoring(framework.scoringKind) },
                ]}
              />
              <table className={styles.levels}>
                <caption className="visually-hidden">{t`各等级的数量`}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t`等级`}</th>
                    <th scope="col">{t`控制点`}</th>
                    <th scope="col">{t`要求项`}</th>
                  </tr>
                </thead>
                <tbody>
                  {framework.levels.map((level) => (
                    <tr key={level.code}>
                      <th scope="row">
                        <Link to={`/frameworks/${framework.code}?level=${level.code}`}>{level.name}</Link>
                      </th>
                      <td>{level.controlPointCount}</td>
                      <td>{level.itemCount}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <ul className={styles.notes} tabIndex={0} aria-label={t`数据核对情况`}>
                {framework.verificationNotes.map((note) => (
                  <li key={note.topic}>
                    <b>{note.topic}</b> <VerificationMark value={note.verification} />
                    <div>{note.note}</div>
                  </li>
                ))}
              </ul>
            </div>
          </Card>
        ))}
      </div>
    </Page>
  );
}
