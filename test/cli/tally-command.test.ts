import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesOf } from "../../src/cli/tally/ballot-lines.ts";
import { openBallotSource } from "../../src/cli/tally/ballot-source.ts";
import { outputTo } from "../../src/cli/tally/output.ts";
import { tallyCommand } from "../../src/cli/tally-command.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";

const folder = temporaryFolder("tally");

const encoder = new TextEncoder();
async function* bytesOf(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === "string" ? encoder.encode(part) : part;
}

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const run = async (input: AsyncIterable<Uint8Array>, ...words: string[]): Promise<Run> => {
  const taken: string[] = [];
  const failed: string[] = [];
  let code = 0;
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      taken.push(String(chunk));
      done();
    },
  });
  const command = tallyCommand({
    input,
    output,
    err: (text) => void failed.push(text),
    setExitCode: (given) => {
      code = given;
    },
  });
  await command.parseAsync(words, { from: "user" });
  return { code, out: taken.join(""), err: failed.join("") };
};

const file = (name: string, text: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const ballot = (id: string, approve: number): string =>
  JSON.stringify({
    id,
    pass: "> 1/2 of electorate",
    electorate: 3,
    votes: Array.from({ length: approve }, (_, index) => ({ by: `voter-${index + 1}`, choice: "approve" })),
  });

/** `id outcome`, or `id !` for a line that was broken. */
const told = (out: string): readonly string[] =>
  out
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: unknown; outcome?: string; error?: string })
    .map(({ id, outcome, error }) => `${id} ${error === undefined ? outcome : "!"}`);

describe("one ballot", () => {
  const yaml = 'id: y\npass: "> 1/2 of cast"\nelectorate: [ana, bo]\nvotes:\n  - { by: ana, choice: approve }\n';
  const pretty = JSON.stringify(JSON.parse(ballot("j", 2)), null, 2);
  test.each<[string, string, string]>([
    ["ballot.yml", yaml, "y passed"],
    ["ballot.yaml", `---\n${yaml}`, "y passed"],
    ["ballot", yaml, "y passed"],
    ["ballot.json", pretty, "j passed"],
    ["ballot.json", ballot("j", 1), "j failed"],
    ["ballot", `\uFEFF${pretty.replaceAll("\n", "\r\n")}`, "j passed"],
    ["ballot", "{ id: f, pass: no reject, electorate: 2 }", "f passed"],
    ["ballot", "{ id: f,\n  pass: no reject, electorate: 2 }\n", "f passed"],
  ])("%s: %j", async (name, text, expected) => {
    const fromFile = await run(bytesOf(), file(name, text), "--format", "json");
    expect(told(fromFile.out)).toEqual([expected]);
    expect(fromFile.code).toBe(0);
    if (name === "ballot") expect(told((await run(bytesOf(text), "-", "--format", "json")).out)).toEqual([expected]);
  });

  test("in words", async () => {
    const { out, code } = await run(bytesOf(), file("ballot.yml", yaml));
    expect(code).toBe(0);
    expect(out).toMatch(/^y: passed\.\nRule: > 1\/2 of cast\./);
    expect(out).toMatch(/ana: approve/);
  });

  test.each<[string, string | Uint8Array, RegExp]>([
    ["ballot.yml", "pass: most\nelectorate: 3\n", /ballot\.yml:1:7: `pass`: `most` is no pass rule/],
    ["ballot.yml", "pass: [", /ballot\.yml:1:8: This is no valid YAML/],
    ["ballot.yml", "", /The file is empty\. Begin with `pass/],
    ["ballot", "", /The file is empty/],
    [
      "ballot.json",
      '{\n  "pass": "no reject"\n  "electorate": 2\n}',
      /ballot\.json:3:3: This is no JSON: `,` or `}` is expected/,
    ],
    ["ballot.json", "[]", /ballot\.json:1:1: A ballot is a map of keys/],
    ["ballot.json", new Uint8Array([0x7b, 0xff]), /not text in UTF-8/],
    ["ballot.yml", new Uint8Array(5 * 1024 * 1024).fill(0x20), /larger than 4194304 bytes/],
  ])("%s: %s is broken", async (name, text, message) => {
    const { out, code } = await run(bytesOf(), file(name, text));
    expect(out).toMatch(message);
    expect(code).toBe(1);
    const json = await run(bytesOf(), file(name, text), "--format", "json");
    expect(JSON.parse(json.out)).toMatchObject({ id: null, error: expect.stringMatching(/^\d+:\d+: /) });
  });

  test("a file that is not there", async () => {
    const { code, err, out } = await run(bytesOf(), join(folder, "none.yml"));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/could not be read: ENOENT.* Name a file, or `-`/);
    expect((await run(bytesOf(), folder)).code).toBe(2);
  });
});

describe("a ballot to each line", () => {
  test("is answered line by line, in order; a broken line does not end it", async () => {
    const text = [ballot("a", 2), "", '{"id": "b", "pass": }', ballot("c", 1), "nonsense", ballot("d", 3)].join("\n");
    for (const name of ["many.jsonl", "many.json", "many.ndjson", "many"]) {
      const { out, code } = await run(bytesOf(), file(name, text), "--format", "json");
      expect(told(out)).toEqual(["a passed", "b !", "c failed", "null !", "d passed"]);
      expect(code).toBe(1);
      expect(out).toMatch(/"error":"3:21: This is no JSON/);
      expect(out).toMatch(/"error":"5:1: /);
    }
  });
  test("also when the first line is the broken one", async () => {
    const text = `{"id": "a"\n${ballot("b", 2)}\n`;
    expect(told((await run(bytesOf(text), "-", "--format", "json")).out)).toEqual(["a !", "b passed"]);
    expect(told((await run(bytesOf(`x\n${ballot("b", 2)}\n`), "-", "--format", "json")).out)).toEqual([
      "null !",
      "b passed",
    ]);
  });
  test("in words, one after the other", async () => {
    const { out } = await run(bytesOf(`${ballot("a", 2)}\n${ballot("b", 1)}\n`), "-");
    expect(out.split("\n\n").map((part) => part.split("\n")[0])).toEqual(["a: passed.", "b: not passed."]);
  });
  test("bytes that are no text, and a byte order mark", async () => {
    const bytes = [`\uFEFF${ballot("a", 2)}\r\n`, new Uint8Array([0x7b, 0xff, 10]), `${ballot("c", 2)}\r\n`];
    const { out, code } = await run(bytesOf(...bytes), "-", "--format", "json");
    expect(told(out)).toEqual(["a passed", "null !", "c passed"]);
    expect(out).toMatch(/2:1: The line is not text in UTF-8/);
    expect(code).toBe(1);
  });
  test("nothing is nothing", async () => {
    expect(await run(bytesOf(), file("none.jsonl", ""))).toEqual({ code: 0, out: "", err: "" });
  });
  test("whoever reads may stop", async () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `${ballot(String(index), 1)}\n`);
    let writes = 0;
    const output = new Writable({
      write: (_chunk, _encoding, done) => {
        writes += 1;
        done(Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
      },
    });
    let code = -1;
    const command = tallyCommand({
      input: bytesOf(...lines),
      output,
      err: () => {},
      setExitCode: (given) => {
        code = given;
      },
    });
    await command.parseAsync(["-", "--format", "json"], { from: "user" });
    expect({ code, writes }).toEqual({ code: 0, writes: 1 });
  });
});

describe("lines of a stream", () => {
  const all = async (parts: readonly Uint8Array[], longest?: number): Promise<(string | null)[]> => {
    const found: (string | null)[] = [];
    for await (const lines of linesOf(bytesOf(...parts), longest))
      for (const { number, text } of lines) {
        expect(number).toBe(found.length + 1);
        found.push(text);
      }
    return found;
  };
  const split = (text: string): readonly string[] => {
    const lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
    return text.endsWith("\n") || text === "" ? lines.slice(0, -1) : lines;
  };

  test("are the same wherever the pieces are cut, also within a character", async () => {
    const words = fc
      .array(fc.constantFrom("a", "é", "😀", "\n", "\r\n", "\n\n", "{}"), { maxLength: 30 })
      .map((some) => some.join(""));
    await fc.assert(
      fc.asyncProperty(words, fc.array(fc.nat({ max: 60 }), { maxLength: 6 }), async (text, cuts) => {
        const bytes = encoder.encode(text);
        const places = [
          0,
          ...cuts.map((cut) => cut % (bytes.length + 1)).sort((one, other) => one - other),
          bytes.length,
        ];
        const parts = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
        expect(await all(parts)).toEqual(split(text));
      }),
    );
  });
  test("too long are not kept, and the next ones are read", async () => {
    const parts = ["ab\nxxxx", "xxxx", "xx\ncd\n", "yyyyyyyyyyyyyyyyyyyy"].map((part) => encoder.encode(part));
    expect(await all(parts, 6)).toEqual(["ab", null, "cd", null]);
  });
});

test("of a long stream only the beginning is read ahead", async () => {
  let asked = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      asked += 1;
      yield encoder.encode(`${ballot(String(asked), 1)}\n`);
    }
  }
  expect((await openBallotSource(endless(), "")).form).toBe("lines");
  expect(asked).toBeLessThan(3);
});

test("results wait for a slow reader", async () => {
  let waiting: (() => void) | null = null;
  const slow = new Writable({
    write: (_chunk, _encoding, done) => {
      waiting = done;
    },
  });
  const output = outputTo(slow);
  let written = false;
  const writing = output.write("x".repeat(100_000)).then(() => {
    written = true;
  });
  await Readable.from(["one turn"]).toArray();
  expect(written).toBe(false);
  (waiting as (() => void) | null)?.();
  await writing;
  expect(written).toBe(true);
});
