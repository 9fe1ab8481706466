import { useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql } from '../../../gql';
import type { EvidenceLinks_EvidenceFragment } from '../../../gql/graphql';
import { clauseText } from '../../../lib/clauseText';
import { controlPath } from '../../../lib/controlPath';
import { formatDate } from '../../../lib/format';
import { Button, IconButton } from '../../../ui/Button';
import { Banner, EmptyState } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { ClaimPath } from '../../crosswalk';
import { useOffers } from '../offers/useOffers';
import { useLinks } from '../useLinks';
import styles from './Library.module.css';

const EvidenceLinksFragment = graphql(/* GraphQL */ `
  fragment EvidenceLinks_evidence on Evidence {
    id
    viewerCanLink
    links {
      id
      status
      viewerCanConfirm
      createdAt
      confirmedAt
      confirmedBy {
        id
        displayName
      }
      derivedFrom {
        relation
        path {
          relation
          confidence
          reviewed
          from {
            id
            code
            name
          }
          to {
            id
            code
            name
          }
          mapping {
            id
          }
        }
      }
      movedFrom {
        id
        code
        framework {
          id
          shortName
          edition
        }
      }
      createdBy {
        id
        displayName
      }
      control {
        id
        code
        name
        text
        framework {
          id
          code
          shortName
        }
      }
      system {
        id
        name
      }
    }
  }
`);

/** Where it is used: each control, for which system, linked by whom. */
export function EvidenceLinks({ evidence }: { evidence: FragmentType<typeof EvidenceLinksFragment> }) {
  const { t } = useLingui();
  const { unlink } = useLinks();
  const { confirm } = useOffers();
  const { data } = useSuspenseFragment({
    fragment: EvidenceLinksFragment,
    fragmentName: 'EvidenceLinks_evidence',
    from: evidence,
  });
  if (data.links.length === 0) {
    return (
      <EmptyState icon="link" title={t`还没有用在任何条款上`}>
        {data.viewerCanLink
          ? t`用上面的“关联条款”，一份证据可以证明很多条。没有关联的证据不计入得分。`
          : t`没有关联的证据不计入得分。`}
      </EmptyState>
    );
  }
  const waiting = data.links.filter((link) => link.viewerCanConfirm).map((link) => link.id);
  return (
    <>
      {waiting.length > 0 && (
        <Banner
          tone="caution"
          icon="split"
          flush
          actions={
            <Button size="small" icon="check" onClick={() => void confirm(waiting)}>
              {t`全部确认 ${waiting.length}`}
            </Button>
          }
        >
          {t`${waiting.length} 个关联由对标推导、随转版或征集带来，确认后才计入实证；征集的关联在证据通过时自动确认。`}
        </Banner>
      )}
      <ul>
        {data.links.map((link) => {
          const { control } = link;
          return (
            <li key={link.id} className={styles.link}>
              <Link
                to={controlPath(control)}
                className={styles.linkText}
                title={control.text ?? control.name}
              >
                <span className={styles.linkCode}>{clauseText(control.code)}</span>
                {control.text ?? control.name}
              </Link>
              {data.viewerCanLink && (
                <IconButton
                  size="small"
                  icon="unlink"
                  label={t`解除与 ${clauseText(control.code)} 的关联`}
                  onClick={() => void unlink([link.id])}
                />
              )}
              <span className={styles.linkNote}>
                {[
                  control.framework.shortName,
                  link.system?.name ?? t`所有系统`,
                  `${link.createdBy?.displayName ?? '—'} ${formatDate(link.createdAt)}`,
                ].join(' · ')}
              </span>
              {(link.derivedFrom || link.movedFrom || link.status === 'PROPOSED') && (
                <span className={styles.derived}>
                  <LinkOrigin link={link} />
                  {link.derivedFrom && <ClaimPath claim={link.derivedFrom} />}
                  {link.viewerCanConfirm && (
                    <Button size="small" icon="check" onClick={() => void confirm([link.id])}>
                      {t`确认`}
                    </Button>
                  )}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

type EvidenceLink = EvidenceLinks_EvidenceFragment['links'][number];

/** Why it is there without anybody having linked it: a mapping, or the earlier edition that an assessment was moved from. */
function LinkOrigin({
  link: { status, derivedFrom, movedFrom, confirmedBy, confirmedAt },
}: {
  link: EvidenceLink;
}) {
  const { t } = useLingui();
  const by = confirmedBy?.displayName ?? '—';
  const old = movedFrom
    ? `${movedFrom.framework.shortName}（${movedFrom.framework.edition}）${clauseText(movedFrom.code)}`
    : '';
  if (status === 'PROPOSED')
    return (
      <Status tone="caution">
        {derivedFrom
          ? t`推导，待确认`
          : movedFrom
            ? t`随转版自 ${old} 带来，待确认`
            : t`因征集而交，证据通过后生效`}
      </Status>
    );
  if (derivedFrom)
    return <Status tone="positive">{t`推导，${by} 于 ${formatDate(confirmedAt)} 确认`}</Status>;
  return (
    <Status tone="positive">
      {confirmedAt
        ? t`随转版自 ${old} 带来，${by} 于 ${formatDate(confirmedAt)} 确认`
        : t`随转版自 ${old} 带来`}
    </Status>
  );
}
