import { builder } from '#graphql/builder.ts';
import { inputRef } from '#graphql/type-refs.ts';

builder.inputType(inputRef('LocatorInput'), {
  description:
    'Where something stands in a source: a place in a text, a row of a table, or a pointer into JSON. What is left out of a place in a stored text is found there.',
  fields: (t) => ({
    start: t.int({ description: 'Text: where the quote begins, in code points.' }),
    end: t.int({ description: 'Text: where it ends, in code points.' }),
    prefix: t.string({ description: 'Text: what stands right before the quote.' }),
    suffix: t.string({ description: 'Text: what stands right behind it.' }),
    row: t.int({ description: 'Table: its row, from 1.' }),
    pointer: t.string({ description: 'JSON: a JSON Pointer (RFC 6901), or the name of an entry.' }),
  }),
});
