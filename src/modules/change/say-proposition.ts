import { propositionSentence } from '#modules/proposition/sentence.ts';
import { sayValue } from './say-value.ts';
import type { Surroundings } from './surroundings.ts';

/** A proposition as a sentence, without a full stop; null where its subject is not known. */
export function sayProposition(id: string, around: Surroundings): string | null {
  const parts = partsOf(id, around);
  return parts === null ? null : propositionSentence(parts.predicate, parts.subject, parts.object);
}

/** The same behind "that". */
export function sayThat(id: string, around: Surroundings): string | null {
  const parts = partsOf(id, around);
  if (parts === null) return null;
  const { predicate, subject, object } = parts;
  const sentence = propositionSentence(predicate, subject, object);
  // The name of a property and its value make no clause.
  const isProperty = sentence === `${subject}: ${predicate} is ${object}`;
  return isProperty ? `${predicate} of ${subject} is ${object}` : sentence;
}

function partsOf(id: string, around: Surroundings) {
  const predicate = around.text(id, 'predicate');
  const [subject] = around.ends(id, 'SUBJECT');
  const [end] = around.ends(id, 'OBJECT');
  const value = around.text(id, 'value');
  if (predicate === null || subject === undefined) return null;
  const object =
    end !== undefined ? around.name(end) : value === null ? '…' : sayValue(JSON.parse(value));
  return { predicate, subject: around.name(subject), object };
}
