import type { Person } from './CommentEditor';
import styles from './Comments.module.css';

/** The words, with the names of those who were named set off. */
export function MentionText({ body, mentions }: { body: string; mentions: readonly Person[] }) {
  if (mentions.length === 0) return body;
  // The longest name first: one may begin with another.
  const names = mentions
    .map(({ displayName }) => `@${displayName}`)
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const parts = body.split(new RegExp(`(${names.join('|')})`));
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      <span key={`${index}${part}`} className={styles.name}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
