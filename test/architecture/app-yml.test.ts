import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { effectPermissions, readPermissions } from "../../src/github/effect-permissions.ts";
import { subscribedEvents } from "../../src/webhooks/routes.ts";

const text = readFileSync(new URL("../../app.yml", import.meta.url), "utf8");
const manifest = parse(text) as {
  readonly default_permissions: Readonly<Record<string, string>>;
  readonly default_events: readonly string[];
};

describe("app.yml", () => {
  test("asks for the permissions that effects and readings need, and for no more", () => {
    const needed = {
      ...Object.fromEntries(Object.keys(readPermissions).map((name) => [name, "read"])),
      ...Object.fromEntries(
        Object.values(effectPermissions)
          .flat()
          .map((name) => [name, "write"]),
      ),
    };
    expect(manifest.default_permissions).toEqual(needed);
  });

  test("subscribes to the events that are routed, and to no others", () => {
    expect([...manifest.default_events].sort()).toEqual([...subscribedEvents].sort());
  });

  test("says of each permission and event what needs it", () => {
    const lines = text.split("\n").filter((line) => line.startsWith("  "));
    expect(lines.filter((line) => !/^ {2}(?:- )?\w+(?:: \w+)? # \w.+/.test(line))).toEqual([]);
    expect(lines).toHaveLength(Object.keys(manifest.default_permissions).length + manifest.default_events.length);
  });
});
