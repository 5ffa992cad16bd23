import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CSRF_HEADER } from '#server/use-request-guard.ts';
import { codesOf, DOORS, type Serving, serveWorld, until } from './serving.ts';

const QUERY = { query: 'query Name { state(id: "state:aa") { name } }' };
const URL_QUERY = '/graphql?query=%7Bstate(id:%22state:aa%22)%7Bname%7D%7D';

describe.each(DOORS)('HTTP by %s', (door) => {
  let serving: Serving;
  beforeAll(async () => {
    serving = await serveWorld({ limits: { bodyBytes: 10_000 } });
  });
  afterAll(() => serving.close());

  const form = (headers: Record<string, string>, body = 'query={__typename}') =>
    serving.post(door, body, headers);

  test('a POST of JSON is answered', async () => {
    const answer = await serving.post(door, QUERY);
    expect(answer.body).toEqual({ data: { state: { name: 'Arden' } } });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  test('a query by GET is answered as it stands, so that a link can be opened', async () => {
    const response = await serving.send(door, URL_QUERY);
    expect(await response.json()).toEqual({ data: { state: { name: 'Arden' } } });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a GET that is sent as a form is a GET all the same', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await serving.send(door, URL_QUERY, { headers })).status).toBe(200);
  });

  test('a form that a page of another site can send is refused without the header', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
      const answer = await form({ 'content-type': type });
      expect([answer.status, ...codesOf(answer)]).toEqual([403, 'FORBIDDEN']);
    }
  });

  test('with the header a query by form is answered', async () => {
    const headers = { [CSRF_HEADER]: '1' };
    const type = 'application/x-www-form-urlencoded';
    expect((await form({ ...headers, 'content-type': type })).body.data).toBeDefined();
  });

  test('variables in a URL that are no JSON are a bad request', async () => {
    const response = await serving.send(door, `${URL_QUERY}&variables=%5B`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  test('no other site is allowed to read an answer', async () => {
    const { headers } = await serving.post(door, QUERY, { origin: 'https://elsewhere.example' });
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const options = { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example' } };
    const response = await serving.send(door, '/graphql', options);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a body over the limit is refused', async () => {
    const answer = await serving.post(door, { ...QUERY, variables: { a: 'x'.repeat(10_000) } });
    expect([answer.status, ...codesOf(answer)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  test('a body over the limit is refused when it comes in chunks', async () => {
    const body = new ReadableStream({
      async start(controller) {
        for (let index = 0; index < 20; index++) {
          controller.enqueue(new TextEncoder().encode(' '.repeat(1000)));
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
        controller.close();
      },
    });
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
    const response = await serving.send(door, '/graphql', init);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }],
    });
  });

  test('a request of another kind is told what to send', async () => {
    const wrongType = await form({ 'content-type': 'text/xml' }, '<query/>');
    expect([wrongType.status, ...codesOf(wrongType)]).toEqual([415, 'BAD_REQUEST']);
    const wrongAccept = await serving.post(door, QUERY, { accept: 'image/png' });
    expect([wrongAccept.status, ...codesOf(wrongAccept)]).toEqual([406, 'BAD_REQUEST']);
    const put = await serving.send(door, '/graphql', {
      method: 'PUT',
      headers: { [CSRF_HEADER]: '1' },
    });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });

  test('the id of a request comes back and stands in the log', async () => {
    const { headers } = await serving.post(door, QUERY, { 'x-request-id': 'from-the-proxy' });
    expect(headers.get('x-request-id')).toBe('from-the-proxy');
    await until(() => serving.lines.some(({ id }) => id === 'from-the-proxy'));
  });

  test('an id that could break a log is replaced', async () => {
    const { headers } = await serving.post(door, QUERY, { 'x-request-id': 'two words' });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a request is one line in the log, without its variables', async () => {
    serving.lines.length = 0;
    const variables = { id: 'state:the-secret' };
    const query = 'query Named($id: ID!) { state(id: $id) { name } nothing }';
    await serving.post(door, { query, variables, operationName: 'Named' });
    await until(() => serving.lines.length > 0);
    expect(serving.lines).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/graphql',
        operation: 'Named',
        status: 200,
        codes: ['GRAPHQL_VALIDATION_FAILED'],
        ms: expect.any(Number),
      }),
    ]);
    expect(JSON.stringify(serving.lines)).not.toMatch('the-secret');
  });

  test('the door says what stands behind it, and a browser gets GraphiQL', async () => {
    const about = await serving.send(door, '/');
    expect(await about.json()).toMatchObject({
      name: 'chancery',
      version: '1.2.3',
      graphql: '/graphql',
    });
    const headers = { accept: 'text/html' };
    const response = await serving.send(door, '/', { headers, redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
    expect(await (await serving.send(door, '/graphql', { headers })).text()).toMatch(
      '<title>Chancery',
    );
  });

  test('anything else is not found', async () => {
    const response = await serving.send(door, '/elsewhere');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
  });
});
