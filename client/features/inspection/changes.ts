import { graphql } from '../../gql';

export const CreateInspectionDocument = graphql(/* GraphQL */ `
  mutation CreateInspection($input: CreateInspectionInput!) {
    createInspection(input: $input) {
      inspection {
        id
        name
      }
    }
  }
`);

export const UpdateInspectionDocument = graphql(/* GraphQL */ `
  mutation UpdateInspection($input: UpdateInspectionInput!) {
    updateInspection(input: $input) {
      inspection {
        id
        name
        version
      }
    }
  }
`);

export const BeginVisitDocument = graphql(/* GraphQL */ `
  mutation BeginInspectionVisit($id: ID!, $version: Int!) {
    beginInspectionVisit(id: $id, version: $version) {
      inspection {
        id
        state
        version
      }
    }
  }
`);

export const EndVisitDocument = graphql(/* GraphQL */ `
  mutation EndInspectionVisit($id: ID!, $version: Int!) {
    endInspectionVisit(id: $id, version: $version) {
      inspection {
        id
        state
        version
      }
    }
  }
`);

export const CloseInspectionDocument = graphql(/* GraphQL */ `
  mutation CloseInspection($id: ID!, $version: Int!) {
    closeInspection(id: $id, version: $version) {
      inspection {
        id
        state
        version
      }
    }
  }
`);

export const CancelInspectionDocument = graphql(/* GraphQL */ `
  mutation CancelInspection($id: ID!, $version: Int!, $reason: String!) {
    cancelInspection(id: $id, version: $version, reason: $reason) {
      inspection {
        id
        state
        version
      }
    }
  }
`);

export const ReopenInspectionDocument = graphql(/* GraphQL */ `
  mutation ReopenInspection($id: ID!, $version: Int!, $reason: String!) {
    reopenInspection(id: $id, version: $version, reason: $reason) {
      inspection {
        id
        state
        version
      }
    }
  }
`);

export const AssignItemsDocument = graphql(/* GraphQL */ `
  mutation AssignInspectionItems($input: AssignInspectionItemsInput!) {
    assignInspectionItems(input: $input) {
      items {
        id
      }
    }
  }
`);

export const InterpretItemDocument = graphql(/* GraphQL */ `
  mutation InterpretInspectionItem($input: InterpretInspectionItemInput!) {
    interpretInspectionItem(input: $input) {
      items {
        id
        version
        interpretation
        interviewee
        place
      }
    }
  }
`);

export const AddNoteDocument = graphql(/* GraphQL */ `
  mutation AddInspectionNote($input: AddInspectionNoteInput!) {
    addInspectionNote(input: $input) {
      note {
        id
      }
    }
  }
`);

export const ChangeNoteDocument = graphql(/* GraphQL */ `
  mutation UpdateInspectionNote($input: UpdateInspectionNoteInput!) {
    updateInspectionNote(input: $input) {
      note {
        id
        kind
        text
        severity
        version
      }
    }
  }
`);

export const RemoveNoteDocument = graphql(/* GraphQL */ `
  mutation RemoveInspectionNote($input: RemoveInspectionNoteInput!) {
    removeInspectionNote(input: $input) {
      inspection {
        id
      }
    }
  }
`);

export const AnswerNoteDocument = graphql(/* GraphQL */ `
  mutation AnswerInspectionNote($input: AnswerInspectionNoteInput!) {
    answerInspectionNote(input: $input) {
      note {
        id
        state
        version
      }
    }
  }
`);

export const PlanFindingsDocument = graphql(/* GraphQL */ `
  mutation PlanInspectionFindings($input: PlanInspectionFindingsInput!) {
    planInspectionFindings(input: $input) {
      createdTasks
      plan {
        id
        name
      }
    }
  }
`);

/** What a change of an inspection is seen in; those that are not open ask nothing. */
export const seenIn = [
  'Inspections',
  'InspectionPage',
  'InspectionItems',
  'InspectionNotes',
  'InspectionOnSite',
];
