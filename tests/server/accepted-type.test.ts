import { expect, test } from 'vitest';
import { acceptedType } from '#server/accepted-type.ts';

const JSON_TYPE = 'application/json';
const RESPONSE_TYPE = 'application/graphql-response+json';

test.each([
  ['nothing', undefined, JSON_TYPE],
  ['anything', '*/*', JSON_TYPE],
  ['JSON', 'application/json; charset=utf-8', JSON_TYPE],
  ['JSON in capitals', 'Application/JSON', JSON_TYPE],
  ['GraphQL before JSON', `${RESPONSE_TYPE}, ${JSON_TYPE};q=0.9`, RESPONSE_TYPE],
  ['JSON before events', `${JSON_TYPE}, text/event-stream, multipart/mixed`, JSON_TYPE],
  ['a page, or anything', 'text/html, */*;q=0.8', JSON_TYPE],
  ['events before JSON', `text/event-stream, ${JSON_TYPE}`, null],
  ['another charset', 'application/json; charset=latin1', null],
  ['a picture', 'image/png', null],
])('a client that accepts %s', (_what, accept, expected) => {
  expect(acceptedType(accept)).toBe(expected);
});
