// Makes `dist/` for the published package: the program and the libraries that it is made of in few
// files, since finding hundreds takes longer than most commands; beside them what it reads
// (processes, migrations), and the licences of what is in them. A checkout needs none of it.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");
rmSync(dist, { recursive: true, force: true });

const bundle = await rolldown({
  cwd: root,
  platform: "node",
  // Where a library means to look for an optional one that we do without.
  checks: { eval: false },
  input: { main: "src/main.ts", "rehearsal/loopback-only": "src/rehearsal/loopback-only.ts" },
});
const { output } = await bundle.write({
  dir: dist,
  format: "esm",
  entryFileNames: "[name].js",
  chunkFileNames: "[name]-[hash].js",
});
await bundle.close();

for (const folder of ["presets", "store/migrations"]) {
  cpSync(join(root, "src", folder), join(dist, folder), { recursive: true, filter: (path) => !path.endsWith(".ts") });
}

/** The folder of the package that a module belongs to; null: it is ours. */
const packageOf = (module) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1] ?? null;

const modules = output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
const packages = [...new Set(modules.map(packageOf).filter((folder) => folder !== null))].sort();
const licences = packages.map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder).filter(
    (file) => /^(?:licen[cs]e|notice)/i.test(file) && existsSync(join(folder, file)),
  );
  const whole = texts.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n");
  return `${name} ${version} (${license})\n\n${whole || "The package has no licence text of its own."}\n`;
});
writeFileSync(join(dist, "LICENCES.txt"), licences.join(`\n${"-".repeat(80)}\n\n`));
