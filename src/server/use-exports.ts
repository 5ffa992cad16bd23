import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { EXPORT_PATH } from '#export/path.ts';
import { AppError } from '#src/errors.ts';
import { ERROR_STATUS } from './error-status.ts';
import { readExportRequest } from './export-request.ts';
import { streamOf } from './export-stream.ts';
import { maskError } from './mask-error.ts';
import { type ExportService, openExport } from './open-export.ts';
import { type Connection, type Gate, Visit } from './visit.ts';

/** Answers GET of a query as a file, with the same rights, limits and errors as at `/graphql`. */
export function useExports(service: ExportService, gate: Gate, logger: Logger): Plugin {
  return {
    async onRequest({ request, url, serverContext, endResponse }) {
      if (url.pathname !== EXPORT_PATH) return;
      const { req, res } = serverContext as Connection;
      const authorization = request.headers.get('authorization') ?? undefined;
      const visit = new Visit(gate, authorization, req?.socket.remoteAddress);
      const { signal } = request;
      const hangUp = res === undefined ? null : () => void res.destroy();
      try {
        requireGet(request.method);
        const asked = readExportRequest(url.searchParams);
        const file = await openExport(service, asked, visit, signal);
        const onFailure = (error: unknown) =>
          logger.warn({ code: codeOf(error), file: file.name }, 'export broken off');
        endResponse(
          new Response(streamOf(file.start, file.text, { signal, hangUp, onFailure }), {
            headers: {
              'content-type': file.contentType,
              'content-disposition': `attachment; filename="${file.name}"`,
              'cache-control': 'no-store',
              // It is an operation that nobody has kept.
              ...linkTo(service.context.persistedOnly ? null : file.permalink),
              ...visit.headers(200),
            },
          }),
        );
      } catch (error) {
        endResponse(refusal(error));
      }

      function codeOf(error: unknown): unknown {
        return maskError(error, service.runner.report).extensions['code'];
      }

      function refusal(error: unknown): Response {
        const masked = maskError(error, service.runner.report);
        const { http, ...extensions } = masked.extensions as unknown as Masked;
        const status = http?.status ?? ERROR_STATUS[extensions.code];
        const errors = [{ ...masked.toJSON(), extensions }];
        const headers = { ...http?.headers, ...visit.headers(status) };
        return Response.json({ errors }, { status, headers });
      }
    },
  };
}

interface Masked {
  readonly code: keyof typeof ERROR_STATUS;
  readonly http?: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
  };
}

function requireGet(method: string): void {
  if (method === 'GET') return;
  throw new AppError('BAD_REQUEST', 'Ask for a file by GET.');
}

/** More than clients and proxies read of a header. */
const LONGEST_LINK = 8000;

function linkTo(permalink: string | null): Readonly<Record<string, string>> {
  if (permalink === null || permalink.length > LONGEST_LINK) return {};
  return { link: `<${permalink}>; rel="canonical"` };
}
