import { builder } from '#graphql/builder.ts';
import { enumRef } from '#graphql/enum-ref.ts';
import { objectRef } from '#graphql/type-refs.ts';
import { CHANGE_KINDS } from './change-kind.ts';
import './diff-field.ts';
import './list-fields.ts';
import './revision-type.ts';
import './subscription-type.ts';

builder.objectType(objectRef('Change'), {
  description: 'What became of one node in one revision.',
  fields: (t) => ({
    revision: t.int({ description: 'Number of the revision.' }),
    at: t.field({ type: 'DateTime', description: 'When it was written.' }),
    actor: t.string({ description: 'Who wrote it: the name of a token.' }),
    message: t.string({ description: 'What the revision was for.' }),
    kind: t.field({ type: enumRef(CHANGE_KINDS), description: 'What happened.' }),
    id: t.id({ description: 'Of the node: it comes again with each change of the node.' }),
    nodeKind: t.string({ description: 'Type of the node: `Diplomat`, `Claim`.' }),
    sentence: t.string({ description: 'What happened in plain words, with the names of today.' }),
    before: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'The properties that differ, and those that name the node, as they were; null where it was not there.',
    }),
    after: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The same as they are since; null where the node is no longer there.',
    }),
    changed: t.stringList({ description: 'Names of the properties that differ.' }),
  }),
});

builder.objectType(objectRef('ChangeEdge'), {
  description: 'A row of a ChangeConnection.',
  fields: (t) => ({
    cursor: t.string({ description: 'Take it as after to go on from here.' }),
    node: t.field({ type: objectRef('Change'), description: 'The change.' }),
  }),
});

builder.objectType(objectRef('ChangeConnection'), {
  description: 'A page of changes, in the order of revisions and, within one, of ids.',
  fields: (t) => ({
    edges: t.field({ type: [objectRef('ChangeEdge')], description: 'The rows of the page.' }),
    nodes: t.field({
      type: [objectRef('Change')],
      description: 'The changes of the page, without their edges.',
    }),
    pageInfo: t.field({ type: objectRef('PageInfo'), description: 'Where the page stands.' }),
  }),
});
