import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link, useParams } from 'react-router';
import { graphql } from '../../../gql';
import { controlSections } from '../../../lib/feature';
import { useStore } from '../../../lib/store';
import { useCan } from '../../../lib/viewer';
import { Part } from '../../../ui/ErrorBoundary';
import { Card, Page } from '../../../ui/Page';
import { SkeletonRows } from '../../../ui/Skeleton';
import { EmptyState } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { clauseText } from '../../../lib/clauseText';
import { ControlBody } from '../ControlBody';
import { treePath } from '../../../lib/controlPath';
import { OwnTextHistory } from '../text/OwnTextHistory';
import { useFrameworkNames } from '../useFrameworkNames';
import { ControlChildren } from './ControlChildren';
import styles from './Control.module.css';

const ControlPageQuery = graphql(/* GraphQL */ `
  query ControlPage($framework: String!, $code: String!) {
    framework(code: $framework) {
      id
      code
      shortName
      levels {
        code
        name
      }
      control(code: $code) {
        id
        code
        name
        kind
        level
        assessable
        childCount
        framework {
          id
          code
        }
        parent {
          id
          code
          name
        }
        ...ControlBody_control
        ...OwnTextHistory_control
      }
    }
  }
`);

/** 条款页: one control with everything that hangs on it; the other rooms bring their parts (`controlSections`). */
export function ControlPage() {
  const { t } = useLingui();
  const names = useFrameworkNames();
  const can = useCan();
  const sections = useStore(controlSections);
  const { code = '', controlCode = '' } = useParams();
  const { data } = useSuspenseQuery(ControlPageQuery, {
    variables: { framework: code, code: controlCode },
    // Others record texts; what is in memory stands until the answer is there.
    fetchPolicy: 'cache-and-network',
  });
  const { framework } = data;
  const control = framework?.control;
  const home = { label: t`标准`, to: '/frameworks' };
  if (!framework || !control) {
    return (
      <Page title={t`没有这个条款`} crumbs={[home]}>
        <EmptyState
          icon="book"
          title={framework ? t`${framework.shortName}里没有 ${controlCode}` : t`没有这个标准`}
          actions={
            <Link to={framework ? `/frameworks/${framework.code}` : '/frameworks'}>
              {framework ? t`打开${framework.shortName}` : t`查看全部标准`}
            </Link>
          }
        />
      </Page>
    );
  }
  const { parent } = control;
  const level = framework.levels.find((one) => one.code === control.level);
  const shown = sections.filter((one) => can(one.permission) && one.showsOn(control));
  return (
    <Page
      title={`${clauseText(control.code)} ${control.name}`}
      titleExtra={
        <>
          {level && <Tag tone="accent">{level.name}</Tag>}
          <Tag outline>{names.kind(control.kind)}</Tag>
        </>
      }
      crumbs={[
        home,
        { label: framework.shortName, to: `/frameworks/${framework.code}` },
        ...(parent
          ? [
              {
                label: `${clauseText(parent.code)} ${parent.name}`,
                to: `/frameworks/${framework.code}/controls/${encodeURIComponent(parent.code)}`,
              },
            ]
          : []),
        { label: clauseText(control.code) },
      ]}
      actions={<Link to={treePath(control)}>{t`在标准目录中查看`}</Link>}
      scroll
    >
      <div className={styles.columns}>
        <Card title={t`要求`}>
          <div className={styles.body}>
            <ControlBody control={control} />
            <OwnTextHistory control={control} />
          </div>
        </Card>
        <div className={styles.sections}>
          {control.childCount > 0 && (
            <Part resetKey={control.id} fallback={<SkeletonRows rows={6} />} compact>
              <ControlChildren framework={framework.code} id={control.id} />
            </Part>
          )}
          {shown.map(({ id, Component }) => (
            <Part key={id} resetKey={control.id} fallback={<SkeletonRows rows={3} />} compact>
              <Component controlId={control.id} />
            </Part>
          ))}
        </div>
      </div>
    </Page>
  );
}
