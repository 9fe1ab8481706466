import { graphql } from '../../../gql';

export const NoticeSettingsDocument = graphql(/* GraphQL */ `
  query NoticeSettings {
    noticeSettings {
      email
      phone
      quietFrom
      quietTo
      isMailReady
      rules {
        kind
        rule
        asks
      }
    }
  }
`);

export const SaveNoticeSettingsDocument = graphql(/* GraphQL */ `
  mutation SaveNoticeSettings($input: SaveNoticeSettingsInput!) {
    saveNoticeSettings(input: $input) {
      settings {
        email
        phone
        quietFrom
        quietTo
        isMailReady
        rules {
          kind
          rule
          asks
        }
      }
    }
  }
`);

export const CalendarFeedDocument = graphql(/* GraphQL */ `
  query CalendarFeed {
    calendarFeed {
      scope
      createdAt
      fetchedAt
    }
  }
`);

export const CreateCalendarFeedDocument = graphql(/* GraphQL */ `
  mutation CreateCalendarFeed($input: CreateCalendarFeedInput!) {
    createCalendarFeed(input: $input) {
      path
    }
  }
`);

export const DeleteCalendarFeedDocument = graphql(/* GraphQL */ `
  mutation DeleteCalendarFeed {
    deleteCalendarFeed {
      deleted
    }
  }
`);
