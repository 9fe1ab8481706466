import { graphql } from '../../gql';

/** Documents, plans, roadmaps and risks that wait for the decision of the viewer. */
export const HomeDecisionsDocument = graphql(/* GraphQL */ `
  query HomeDecisions($plans: Boolean!, $risks: Boolean!, $reports: Boolean!) {
    reportsToIssue: reports(filter: { decidableByMe: true }, first: 4) @include(if: $reports) {
      totalCount
      nodes {
        id
        number
        title
      }
    }
    plansToApprove: remediationPlans(filter: { approvableByMe: true }, first: 4) @include(if: $plans) {
      totalCount
      nodes {
        id
        name
        endsOn
      }
    }
    roadmapsToApprove: roadmaps(filter: { decidableByMe: true }, first: 4) @include(if: $plans) {
      totalCount
      nodes {
        id
        name
        endsOn
      }
    }
    acceptances: remediationTasks(filter: { acceptanceRequested: true }, first: 4) @include(if: $risks) {
      totalCount
      nodes {
        id
        code
        title
      }
    }
  }
`);
