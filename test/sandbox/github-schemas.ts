/**
 * GitHub's published descriptions as validators: REST answers by operation and
 * status, webhook payloads by event. Only what is asked for is compiled.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

type Json = { readonly [key: string]: Json } & Readonly<Record<string, unknown>>;

const { resolve } = createRequire(import.meta.url);
const documents = new Map<string, { readonly json: Json; readonly ajv: Ajv }>();

function documentOf(packageName: string): { readonly json: Json; readonly ajv: Ajv } {
  const known = documents.get(packageName);
  if (known !== undefined) {
    return known;
  }
  const path = resolve(`${packageName}/generated/api.github.com.json`);
  const json = withNull(JSON.parse(readFileSync(path, "utf8"))) as Json;
  const ajv = new Ajv({
    strict: false,
    allErrors: false,
    validateSchema: false,
    inlineRefs: false,
    code: { optimize: false },
  });
  addFormats.default(ajv);
  ajv.addFormat("repo.nwo", true).addFormat("timestamp", true).addFormat("ssh-key", true);
  ajv.addSchema(json, packageName);
  const document = { json, ajv };
  documents.set(packageName, document);
  return document;
}

/** OpenAPI 3.0 says `nullable` where JSON Schema says `null` among the alternatives, and Ajv takes the former beside `type` alone. */
function withNull(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withNull);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const schema = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNull(inner)]));
  if (schema.nullable !== true) {
    return schema;
  }
  const { nullable: _, ...rest } = schema;
  return { anyOf: [{ type: "null" }, rest] };
}

function validatorAt(packageName: string, pointer: readonly string[]): ValidateFunction {
  const { ajv } = documentOf(packageName);
  const path = pointer.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
  const validate = ajv.getSchema(`${packageName}#/${path}`);
  if (validate === undefined) {
    throw new Error(`GitHub's description has nothing at ${pointer.join(" / ")}.`);
  }
  return validate;
}

/** What is wrong with an answer; empty when it is as GitHub describes it. `template`: `/repos/{owner}/{repo}`. */
export function problemsOfAnswer(method: string, template: string, status: number, body: unknown): readonly string[] {
  const operation = documentOf("@octokit/openapi").json.paths?.[template]?.[method.toLowerCase()];
  if (operation === undefined) {
    return [`GitHub has no ${method} ${template}.`];
  }
  const answer = operation.responses?.[String(status)];
  if (answer === undefined) {
    return [`GitHub never answers ${method} ${template} with ${status}.`];
  }
  if (answer.content?.["application/json"] === undefined) {
    return [];
  }
  const pointer = ["paths", template, method.toLowerCase(), "responses", String(status)];
  return problems(
    validatorAt("@octokit/openapi", [...pointer, "content", "application/json", "schema"]),
    body,
    `${method} ${template} ${status}`,
  );
}

export function problemsOfPayload(event: string, payload: unknown): readonly string[] {
  const action = (payload as { readonly action?: string }).action;
  const name = [event, ...(action === undefined ? [] : [action])].join("-").replaceAll("_", "-");
  const schema = documentOf("@octokit/openapi-webhooks").json.webhooks?.[name]?.post?.requestBody?.content;
  const reference = schema?.["application/json"]?.schema?.$ref as unknown as string | undefined;
  if (reference === undefined) {
    return [`GitHub sends no ${name}.`];
  }
  return problems(validatorAt("@octokit/openapi-webhooks", reference.slice(2).split("/")), payload, name);
}

function problems(validate: ValidateFunction, value: unknown, where: string): readonly string[] {
  return validate(value)
    ? []
    : (validate.errors ?? []).map(
        (error) => `${where}: ${error.instancePath || "/"} ${error.message ?? ""} ${JSON.stringify(error.params)}`,
      );
}
