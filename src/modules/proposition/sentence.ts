import { graphModel } from '#modules/graph-model.ts';
import { STATEMENT_PREDICATES } from './model.ts';

/** A proposition in plain English: `Six British diplomats engaged in spying`. Without a full stop. */
export function propositionSentence(predicate: string, subject: string, object: string): string {
  const type = graphModel.relationshipTypes.get(predicate);
  if (type !== undefined)
    return type.sentence.replace(/\{(from|to)\}/g, (_, end) => (end === 'from' ? subject : object));
  const words = (STATEMENT_PREDICATES as Readonly<Record<string, string>>)[predicate];
  if (words !== undefined) return `${subject} ${words} ${object}`;
  return `${subject}: ${predicate} is ${object}`;
}
