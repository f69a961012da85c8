import type { Refusal, Result } from "@tongpin/domain/base";
import type { ApiError } from "@tongpin/protocol";
import type { FastifyError, FastifyInstance } from "fastify";
import { TooManyTries } from "../auth/passwords.ts";

/** Ends a request with a stable code; the only exception routes throw on purpose. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly answer: ApiError;
  constructor(status: number, answer: ApiError) {
    super(answer.code);
    this.status = status;
    this.answer = answer;
  }
}

/** Refusals that are not simply "the state of things forbids it" (409). */
const STATUS: Readonly<Record<string, number>> = {
  "sign-in": 401,
  "sign-in-wrong": 401,
  forbidden: 403,
  "not-allowed": 403,
  "bad-command": 400,
  "not-found": 404,
  "link-unknown": 404,
  "link-used": 410,
  "link-expired": 410,
  "link-revoked": 410,
  "password-short": 422,
  "password-common": 422,
  // 403: whoever is asked for the password again is signed in and stays so.
  "password-wrong": 403,
  "passkey-wrong": 401,
  "passkey-expired": 401,
  "passkey-needs-name": 422,
  "too-many-tries": 429,
};

export function failure(refusal: Refusal): ApiFailure {
  return new ApiFailure(STATUS[refusal.code] ?? 409, refusal);
}

/** The value of a result, or the end of the request. */
export function orFail<T>(result: Result<T>): T {
  if (!result.ok) throw failure(result.error);
  return result.value;
}

/** Every way out of a request that is not an answer: always ApiError as JSON, never a stack or a library's words. */
export function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const [status, answer] = explain(error);
    if (status >= 500)
      request.log.error({ err: { name: error.name, message: error.message, stack: error.stack } }, "request failed");
    return reply.code(status).send(answer);
  });
}

function explain(error: FastifyError | Error): readonly [number, ApiError] {
  if (error instanceof ApiFailure) return [error.status, error.answer];
  if (error instanceof TooManyTries) return [429, { code: "too-many-tries" }];
  const status = "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
  if (status === 413) return [413, { code: "too-large" }];
  if (status === 415) return [415, { code: "not-json" }];
  if (status === 429) return [429, { code: "too-many-tries" }];
  if (status >= 400 && status < 500) return [status, { code: "bad-request" }];
  return [500, { code: "server-failed" }];
}
