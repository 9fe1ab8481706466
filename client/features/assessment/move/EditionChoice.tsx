import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { MovableQuery } from '../../../gql/graphql';
import { useView } from '../../../lib/useView';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Page';
import { Select } from '../../../ui/Select';
import { EmptyState } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import styles from './Move.module.css';

export type MovableAssessment = NonNullable<MovableQuery['assessment']>;
export type Edition = MovableQuery['frameworks'][number];

interface EditionChoiceProps {
  assessment: MovableAssessment;
  editions: readonly Edition[];
}

/** Newer editions of the rule book first; any other that is scored alike can be chosen too. */
export function EditionChoice({ assessment, editions }: EditionChoiceProps) {
  const { t } = useLingui();
  const view = useView();
  const { framework } = assessment;
  const movedTo = new Map(assessment.movedTo.map((one) => [one.framework.id, one]));
  const newer = editions.filter((one) => framework.newerEditions.some(({ id }) => id === one.id));
  const others = editions.filter((one) => !newer.includes(one) && !movedTo.has(one.id));
  if (editions.length === 0) {
    return (
      <EmptyState icon="book" title={t`没有可以转去的版本`}>
        {t`只能转到计分方式相同、已发布的标准。新版标准装载后，或本机构发布自己的新版后，可在这里选择。`}
      </EmptyState>
    );
  }
  return (
    <div className={styles.choice}>
      <p>
        {t`现在按“${framework.shortName}（${framework.edition}）”测评。转版会新建一次测评，原测评原样保留；完成后可以撤销。`}
      </p>
      {newer.map((one) => {
        const made = movedTo.get(one.id);
        return (
          <Card
            key={one.id}
            title={`${one.shortName}（${one.edition}）`}
            actions={
              <>
                <Tag tone="accent">{one.origin === 'OWN' ? t`本机构的新版` : t`新版`}</Tag>
                <Link to={`/frameworks/${framework.code}/diff?with=${one.code}`}>{t`版本对照`}</Link>
              </>
            }
          >
            {made ? (
              <p>
                {t`已转到这个版本：`} <Link to={`/assessments/${made.id}`}>{made.name}</Link>
              </p>
            ) : (
              <Button
                variant="primary"
                icon="arrowRight"
                onClick={() => view.set({ to: one.code }, { push: true })}
              >{t`预览转版`}</Button>
            )}
          </Card>
        );
      })}
      {others.length > 0 && (
        <Select
          label={newer.length > 0 ? t`其他计分方式相同的标准` : t`计分方式相同的标准`}
          placeholder={t`选择要转去的标准`}
          options={others.map((one) => ({ value: one.code, label: `${one.shortName}（${one.edition}）` }))}
          value=""
          onChange={(event) => view.set({ to: event.target.value }, { push: true })}
          hint={newer.length > 0 ? undefined : t`这个标准还没有登记新版；条款相近时也可以转到其他标准。`}
        />
      )}
    </div>
  );
}
