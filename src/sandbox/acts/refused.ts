/** What GitHub would not do: for people an error, for the App an answer of that status. */
import { SandboxRefusal } from "../sandbox-api.ts";

export interface FieldError {
  readonly resource: string;
  readonly field: string;
  readonly code: string;
  readonly message?: string;
}

export class Refused extends SandboxRefusal {
  readonly status: number;
  readonly errors: readonly FieldError[];

  constructor(status: number, message: string, errors: readonly FieldError[] = []) {
    super(message);
    this.name = "Refused";
    this.status = status;
    this.errors = errors;
  }
}

export function notFound(): Refused {
  return new Refused(404, "Not Found");
}

export function invalid(resource: string, field: string, code: string, message?: string): Refused {
  return new Refused(422, "Validation Failed", [
    { resource, field, code, ...(message === undefined ? {} : { message }) },
  ]);
}

/** Comment bodies end at 65,536 characters; GitHub answers 422 with exactly this text. */
export function checkBody(resource: string, body: string): void {
  if (body.trim() === "") {
    throw invalid(resource, "body", "missing_field");
  }
  checkLength(resource, body);
}

export function checkLength(resource: string, body: string): void {
  if ([...body].length > 65_536) {
    throw invalid(resource, "body", "unprocessable", "body is too long (maximum is 65536 characters)");
  }
}
