import { graphql } from '../../../gql';

/** Everything a line of the tree and the text fields need: with it the next control is there without asking. */
export const WorkbenchLineDocument = graphql(/* GraphQL */ `
  fragment WorkbenchLine_result on Result {
    id
    version
    verdict
    proofState
    provenVerdict
    currentState
    gap
    suggestion
    notApplicableReason
    riskJudgement
    riskReason
    carriedFromOn
    needsConfirmation
    ratedAt
    evidenceCount
    validEvidenceCount
    viewerCanRate
    asked
    ratedBy {
      id
      displayName
    }
    unit {
      id
      name
      path
    }
    assignee {
      id
      displayName
    }
    tasks {
      id
      state
    }
    highRiskCases {
      code
      name
    }
    control {
      id
      code
      name
      text
      category
      requirementSet
      dimension
      weight
      weightVerification
      testUnit
      optional
      order
      level
      ref
      kind
      parent {
        id
        code
        name
      }
    }
  }
`);

export const WorkbenchDocument = graphql(/* GraphQL */ `
  query Workbench($id: ID!, $asOf: AsOf) {
    assessment(id: $id, asOf: $asOf) {
      id
      name
      ...AssessmentFrame_assessment
      framework {
        id
        code
        shortName
        scoringKind
        levels {
          code
          name
        }
        requirementSets {
          code
          name
        }
      }
      subject {
        id
        kind
        name
      }
      system {
        id
        name
      }
      ...AssessmentHead_assessment
      results {
        id
        ...WorkbenchLine_result
      }
    }
  }
`);

export const WorkbenchChangedDocument = graphql(/* GraphQL */ `
  subscription WorkbenchChanged($id: ID!) {
    assessmentChanged(id: $id) {
      actorName
      action
      assessment {
        id
        ...AssessmentHead_assessment
      }
      results {
        id
        ...WorkbenchLine_result
        ...ResultProofs_result
      }
    }
  }
`);

/** The proofs of one result, in the right pane. */
export const ResultProofsDocument = graphql(/* GraphQL */ `
  fragment ResultProofs_result on Result {
    id
    evidenceLinks {
      id
      viewerCanConfirm
      ...ProofItem_link
      evidence {
        id
        viewerCanLink
      }
    }
  }
`);

/** What only the chosen control shows; asked ahead for its neighbours. */
export const ResultDetailDocument = graphql(/* GraphQL */ `
  query ResultDetail($id: ID!, $controlId: ID!, $asOf: AsOf) {
    assessment(id: $id, asOf: $asOf) {
      id
      result(controlId: $controlId) {
        id
        ...WorkbenchLine_result
        ...ResultProofs_result
        tasks {
          id
          code
          title
          state
          dueOn
          overdue
          owner {
            id
            displayName
          }
        }
        control {
          id
          ...HighRiskCaseCard_control
          ...OwnText_control
        }
      }
    }
  }
`);

/** What a search finds beyond what is loaded: pinyin, and the own texts of the hospital. */
export const FoundResultsDocument = graphql(/* GraphQL */ `
  query FoundResults($id: ID!, $search: String!, $asOf: AsOf) {
    assessment(id: $id, asOf: $asOf) {
      id
      results(filter: { search: $search }) {
        id
      }
    }
  }
`);
