import { builder } from '#graphql/builder.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { objectRef } from '#graphql/type-refs.ts';
import { CONFLICT_CODES } from './refusal.ts';

const PATH = 'Names and indexes from the input to the value: ["claims", "3", "quote"].';

export const refusalRef = builder.interfaceRef<object>('Refusal').implement({
  description: 'Why a mutation wrote nothing.',
  fields: (t) => ({
    message: t.string({ description: 'What is wrong, and what is allowed.' }),
  }),
});

builder.objectType(objectRef('ValidationError'), {
  description: 'Values of the input are not acceptable.',
  interfaces: [refusalRef],
  fields: (t) => ({
    problems: t.field({
      type: [objectRef('ValidationProblem')],
      description: 'All of them; of more than 1,000 the first ones.',
    }),
  }),
});

builder.objectType(objectRef('ValidationProblem'), {
  description: 'One value that is not acceptable.',
  fields: (t) => ({
    path: t.stringList({ description: `${PATH} Empty: the request as a whole.` }),
    message: t.string({ description: 'What is wrong with it, and what is allowed.' }),
  }),
});

builder.objectType(objectRef('PassageNotFound'), {
  description: 'A quote does not stand in the stored text of its source.',
  interfaces: [refusalRef],
  fields: (t) => ({
    path: t.stringList({ description: PATH }),
    quote: t.string({ description: 'The words that were not found.' }),
    nearest: t.field({
      type: objectRef('NearestPassage'),
      nullable: true,
      description:
        'What stands in the text and is most like them; null where nothing is, or after the first ten quotes.',
    }),
    others: t.field({
      type: [objectRef('PassageNotFound')],
      description: 'Further quotes of the request that were not found. They have no others.',
    }),
  }),
});

builder.objectType(objectRef('NearestPassage'), {
  description: 'A passage of a text.',
  fields: (t) => ({
    text: t.string({ description: 'Its words.' }),
    start: t.int({ description: 'Where it begins, in code points.' }),
    end: t.int({ description: 'Where it ends, in code points.' }),
    similarity: t.float({
      description:
        '1: the same but for capitals and the shape of quotation marks, dashes and spaces; the less, the more letters differ.',
    }),
  }),
});

builder.objectType(objectRef('NotAllowed'), {
  description:
    'What nobody may do, whatever their role: to bring back what was redacted or purged.',
  interfaces: [refusalRef],
  fields: (t) => ({
    // Nullable as that of WriteConflict is, so that a client can ask both for it.
    id: t.id({ nullable: true, description: 'The node that may not be touched so.' }),
  }),
});

builder.objectType(objectRef('WriteConflict'), {
  description: 'What is stored stands in the way. (A Conflict is one of evidence.)',
  interfaces: [refusalRef],
  fields: (t) => ({
    code: t.field({ type: enumRef(CONFLICT_CODES), description: 'Why.' }),
    id: t.id({ nullable: true, description: 'The stored node; null where it is none.' }),
  }),
});
