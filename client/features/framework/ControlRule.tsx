import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import { Facts } from '../../ui/Page';
import { Tag } from '../../ui/Tag';
import { controlPath } from '../../lib/controlPath';
import { categoryTones, useRuleBookNames } from './useRuleBookNames';
import styles from './Framework.module.css';

export const ControlRuleFragment = graphql(/* GraphQL */ `
  fragment ControlRule_control on Control {
    id
    relativeWeight
    printedScore
    strength
    listRule {
      kind
      minimum
    }
    gradedItem {
      focus
      use {
        kind
        metric
      }
      qualityApplies
      categories {
        level
        category
      }
      qualityChecks {
        level
        dimension
        check
      }
    }
    indicator {
      score
      fromGrade
      unit
      electiveTest
      scored
      byGrade {
        grade
        score
        minimumCount
      }
    }
    duty {
      who
      frequency
      evidence
      formerArticle
    }
    notes {
      title
      text
    }
    references {
      id
      code
      name
      text
      level
      framework {
        id
        code
        shortName
      }
    }
  }
`);

/** What only a node of a rule book beside MLPS says: levels, points, duty, what it draws on. */
export function ControlRule({ control }: { control: FragmentType<typeof ControlRuleFragment> }) {
  const { t } = useLingui();
  const names = useRuleBookNames();
  const { data } = useSuspenseFragment({
    fragment: ControlRuleFragment,
    fragmentName: 'ControlRule_control',
    from: control,
  });
  const { gradedItem, indicator, duty, listRule } = data;
  const unknown = t`来源没有说明`;
  const facts = [
    ...(listRule ? [{ label: t`列举规则`, value: names.listRule(listRule.kind, listRule.minimum) }] : []),
    ...(data.strength ? [{ label: t`要求强度`, value: names.strength(data.strength) }] : []),
    ...(data.relativeWeight != null ? [{ label: t`权重`, value: String(data.relativeWeight) }] : []),
    ...(data.printedScore != null ? [{ label: t`印刷分值`, value: t`${data.printedScore} 分` }] : []),
    ...(duty
      ? [
          { label: t`谁来做`, value: duty.who ?? unknown },
          { label: t`多久一次`, value: duty.frequency ? names.frequency(duty.frequency) : unknown },
          { label: t`检查看什么`, value: duty.evidence ?? unknown },
          ...(duty.formerArticle ? [{ label: t`修正前条号`, value: t`第 ${duty.formerArticle} 条` }] : []),
        ]
      : []),
    ...(indicator
      ? [
          { label: t`满分`, value: indicator.scored ? t`${indicator.score} 分` : t`不计分，只登记` },
          ...(indicator.fromGrade ? [{ label: t`自此等级计分`, value: indicator.fromGrade }] : []),
          ...(indicator.electiveTest ? [{ label: t`选测`, value: t`医院没有该业务时可以不测` }] : []),
        ]
      : []),
    ...(gradedItem
      ? [
          ...(gradedItem.focus
            ? [{ label: t({ message: '内容', context: 'ruleBook' }), value: gradedItem.focus }]
            : []),
          {
            label: t`有效应用`,
            value: gradedItem.use ? `${names.use(gradedItem.use.kind)}：${gradedItem.use.metric}` : unknown,
          },
        ]
      : []),
  ];
  return (
    <>
      {facts.length > 0 && <Facts items={facts} />}
      {gradedItem && (
        <ul className={styles.categories} aria-label={t`各级类别`}>
          {gradedItem.categories.map((one) => (
            <li key={one.level}>
              {t`${one.level} 级`}{' '}
              <Tag tone={categoryTones[one.category] ?? 'neutral'}>{names.category(one.category)}</Tag>
            </li>
          ))}
        </ul>
      )}
      {gradedItem && gradedItem.qualityChecks.length > 0 && (
        <section>
          <h3>{t`数据质量检查`}</h3>
          <ul className={styles.checks}>
            {gradedItem.qualityChecks.map((one, index) => (
              <li key={index}>
                {t`${one.level} 级`} <Tag outline>{names.quality(one.dimension)}</Tag> {one.check}
              </li>
            ))}
          </ul>
        </section>
      )}
      {indicator && indicator.byGrade.length > 0 && (
        <table className={styles.levels}>
          <thead>
            <tr>
              <th scope="col">{t`等级`}</th>
              <th scope="col">{t({ message: '得分', context: 'indicator' })}</th>
              <th scope="col">{indicator.unit ? t`至少（${indicator.unit}）` : t`至少`}</th>
            </tr>
          </thead>
          <tbody>
            {indicator.byGrade.map((one) => (
              <tr key={one.grade}>
                <th scope="row">{one.grade}</th>
                <td>{one.score ?? '—'}</td>
                <td>{one.minimumCount ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {data.notes.map((note) => (
        <section key={note.title + note.text}>
          <h3>{note.title}</h3>
          <p className={styles.fileNote}>{note.text}</p>
        </section>
      ))}
      {data.references.length > 0 && (
        <section>
          <h3>{t`引用`}</h3>
          <ul className={styles.checks}>
            {data.references.map((one) => (
              <li key={one.id}>
                <Link to={controlPath(one)}>
                  {one.framework.shortName} {one.code}
                </Link>
                <div>{one.text ?? one.name}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
