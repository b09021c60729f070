/** Keeps, records and consumes as fast as it can, and says each version that it was told is recorded. Arguments: connection string, thread number. */
import { openStore } from "../../src/store/postgres-store.ts";
import { delivery, entry, later, openBallot, request, spoken, textHash, thread } from "./builders.ts";

const [connectionString = "", number = "1"] = process.argv.slice(2);
const store = await openStore({ connectionString });
const subject = thread(Number(number));
let { version } = await store.load(subject);
for (;;) {
  const id = `${number}-${version}`;
  await store.saveDelivery(delivery(id, { subjects: [subject] }));
  const line = `/plant ${id}`;
  const result = await store.record(
    request({
      subject,
      version,
      entries: [entry(spoken(line)), entry(), entry()],
      texts: new Map([[textHash(line), line]]),
      consumed: [id],
      nextLookAt: later(version % 1000),
      openBallots: [openBallot("harvest", `harvest/1.${version + 3}`)],
    }),
  );
  if (result.kind !== "recorded") throw new Error("Nobody else records here.");
  version = result.version;
  console.log(version);
}
