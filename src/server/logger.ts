import { type Logger, pino } from 'pino';

/** What goes to a log at once: writing each line by itself costs more than answering a small operation. */
const BUFFER_BYTES = 4096;
const FLUSH_MS = 500;

/** Logs JSON lines to standard error, at most half a second late; what is left is written when the process ends. */
export function createLogger(level: string): Logger {
  const destination = pino.destination({ dest: 2, sync: false, minLength: BUFFER_BYTES });
  setInterval(() => destination.flush(), FLUSH_MS).unref();
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}
