/**
 * GitHub's published descriptions as validators: REST answers by operation and
 * status, webhook payloads by event. Only what is asked for is compiled, each
 * component once: the whole would take a minute.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { vi } from "vitest";

// Compiling takes seconds where many share few cores.
vi.setConfig({ testTimeout: 30_000 });

type Json = { readonly [key: string]: Json } & Readonly<Record<string, unknown>>;

const { resolve } = createRequire(import.meta.url);
const component = "#/components/schemas/";

class Description {
  readonly json: Json;
  readonly #ajv: Ajv;
  readonly #known = new Set<string>();
  readonly #validators = new Map<unknown, ValidateFunction>();

  constructor(packageName: string) {
    this.json = JSON.parse(readFileSync(resolve(`${packageName}/generated/api.github.com.json`), "utf8")) as Json;
    this.#ajv = new Ajv({ strict: false, validateSchema: false, inlineRefs: false, code: { optimize: false } });
    addFormats.default(this.#ajv);
    this.#ajv.addFormat("repo.nwo", true).addFormat("timestamp", true).addFormat("ssh-key", true);
  }

  problems(schema: Json, value: unknown, where: string): readonly string[] {
    const validate = this.#validators.get(schema) ?? this.#ajv.compile(this.#adapted(schema) as object);
    this.#validators.set(schema, validate);
    return validate(value)
      ? []
      : (validate.errors ?? []).map(
          (error) => `${where}: ${error.instancePath || "/"} ${error.message ?? ""} ${JSON.stringify(error.params)}`,
        );
  }

  /**
   * Components become schemas of their own name. OpenAPI 3.0 says `nullable` where JSON Schema says `null` among the
   * alternatives, and Ajv takes the former beside `type` alone.
   */
  #adapted(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => this.#adapted(item));
    }
    if (typeof value !== "object" || value === null) {
      return value;
    }
    const schema: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value)) {
      if (key === "$ref" && typeof inner === "string" && inner.startsWith(component)) {
        schema[key] = this.#componentId(inner.slice(component.length));
      } else if (!["description", "example", "examples", "title"].includes(key) || typeof inner === "object") {
        schema[key] = this.#adapted(inner);
      }
    }
    const { nullable, ...rest } = schema;
    return nullable === true ? { anyOf: [{ type: "null" }, rest] } : schema;
  }

  #componentId(name: string): string {
    if (!this.#known.has(name)) {
      this.#known.add(name);
      this.#ajv.addSchema(this.#adapted(this.json.components?.schemas?.[name]) as object, name);
    }
    return name;
  }
}

const descriptions = new Map<string, Description>();

function descriptionIn(packageName: string): Description {
  const description = descriptions.get(packageName) ?? new Description(packageName);
  descriptions.set(packageName, description);
  return description;
}

/** What is wrong with an answer; empty when it is as GitHub describes it. `template`: `/repos/{owner}/{repo}`. */
export function problemsOfAnswer(method: string, template: string, status: number, body: unknown): readonly string[] {
  const description = descriptionIn("@octokit/openapi");
  const operation = description.json.paths?.[template]?.[method.toLowerCase()];
  if (operation === undefined) {
    return [`GitHub has no ${method} ${template}.`];
  }
  const answer = operation.responses?.[String(status)];
  if (answer === undefined) {
    return [`GitHub never answers ${method} ${template} with ${status}.`];
  }
  const schema = answer.content?.["application/json"]?.schema;
  return schema === undefined ? [] : description.problems(schema, body, `${method} ${template} ${status}`);
}

export function problemsOfPayload(event: string, payload: unknown): readonly string[] {
  const description = descriptionIn("@octokit/openapi-webhooks");
  const { action } = payload as { readonly action?: string };
  const name = [event, ...(action === undefined ? [] : [action])].join("-").replaceAll("_", "-");
  const content = description.json.webhooks?.[name]?.post?.requestBody?.content;
  const schema = content?.["application/json"]?.schema;
  return schema === undefined ? [`GitHub sends no ${name}.`] : description.problems(schema, payload, name);
}
