import { useMemo } from 'react';
import { readPolicyText } from './policyText';
import styles from './Policy.module.css';

const headings = { 1: 'h3', 2: 'h4', 3: 'h5' } as const;

/** The text of a policy as headings, paragraphs and lists; every character of it is text. */
export function PolicyText({ text }: { text: string }) {
  const blocks = useMemo(() => readPolicyText(text), [text]);
  return (
    <article className={styles.text}>
      {blocks.map((block, at) => {
        if (block.kind === 'paragraph') return <p key={at}>{block.text}</p>;
        if (block.kind === 'heading') {
          const Heading = headings[block.level];
          return <Heading key={at}>{block.text}</Heading>;
        }
        const List = block.ordered ? 'ol' : 'ul';
        return (
          <List key={at}>
            {block.items.map((item, index) => (
              <li key={index}>{item}</li>
            ))}
          </List>
        );
      })}
    </article>
  );
}
