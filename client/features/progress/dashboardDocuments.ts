import { graphql } from '../../gql';
import type { DashboardQuery } from '../../gql/graphql';

export const DashboardDocument = graphql(/* GraphQL */ `
  query Dashboard {
    dashboard(screen: PROGRESS) {
      isStandard
      places {
        tile
        size
        shown
      }
    }
  }
`);

export const ArrangeDashboardDocument = graphql(/* GraphQL */ `
  mutation ArrangeDashboard($input: ArrangeDashboardInput!) {
    arrangeDashboard(input: $input) {
      dashboard {
        isStandard
      }
    }
  }
`);

export const ResetDashboardDocument = graphql(/* GraphQL */ `
  mutation ResetDashboard {
    resetDashboard(screen: PROGRESS) {
      dashboard {
        isStandard
      }
    }
  }
`);

export type Place = DashboardQuery['dashboard']['places'][number];
