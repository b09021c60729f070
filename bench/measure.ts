/**
 * Times as they are when little else goes on: what the processor worked for a run,
 * its threads for memory included, not how long the run waited for it. Other work on
 * the machine still only adds, so the lower quartile of many runs is closer to the
 * truth than their middle, and steadier than the best one.
 */
const blocks = 4;

const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * Milliseconds, of each of several things: they take turns in blocks of `runs`, so
 * that a slow while of the machine falls on all of them. Before each block some runs
 * are not counted: code is compiled, memory is gathered.
 */
export const timesOf = (things: readonly (() => void)[], runs: number, warmUp: number): readonly number[] => {
  const times: number[][] = things.map(() => []);
  for (let block = 0; block < blocks; block += 1) {
    for (const [place, run] of things.entries()) {
      for (let turn = -warmUp; turn < runs; turn += 1) {
        const started = processorTime();
        run();
        if (turn >= 0) times[place]?.push(processorTime() - started);
      }
    }
  }
  return times.map((all) => all.sort((one, other) => one - other)[Math.floor(all.length / 4)] ?? 0);
};

export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly wanted: string;
  readonly holds: boolean;
}

export const milliseconds = (count: number): string => `${count.toFixed(1)} ms`;
