/** Where the parts of the service stand. */
export const GRAPHQL_PATH = '/graphql';
/** Answers as long as the process does. */
export const LIVE_PATH = '/health/live';
/** Answers 200 when the store would answer a read now, else 503 with the reason. */
export const READY_PATH = '/health/ready';
