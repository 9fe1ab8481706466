import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import { useWorkbench } from '../workbench/context';
import { ProofLinks } from '../workbench/ProofLinks';

const ItemProofsDocument = graphql(/* GraphQL */ `
  query ItemProofs($id: ID!, $systemId: ID, $asOf: AsOf) {
    control(id: $id) {
      id
      evidenceLinks(subjectId: $systemId, asOf: $asOf) {
        id
        viewerCanConfirm
        ...ProofItem_link
        evidence {
          id
          viewerCanLink
        }
      }
    }
  }
`);

interface ItemProofsProps {
  controlId: string;
  onShow: (evidenceId: string) => void;
}

/** Proofs of an item itself: they show its figures, as those of a clause show a function. */
export function ItemProofs({ controlId, onShow }: ItemProofsProps) {
  const { t } = useLingui();
  const { systemId, canLink } = useWorkbench();
  const { data } = useSuspenseQuery(ItemProofsDocument, {
    variables: { id: controlId, systemId },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <ProofLinks
      links={data.control?.evidenceLinks ?? []}
      onShow={onShow}
      none={
        canLink
          ? t`应用比例和数据质量的证据关联到项目本身：统计截图、查询语句、导出表。`
          : t`没有人为这个项目的数据提供证据。`
      }
    />
  );
}
