/**
 * Where rehearsals get their databases: a server once per call, a fresh database
 * per scenario. A port, because the command line decides between the bundled
 * server and the one that somebody names.
 */
export interface Databases {
  /** The connection string of a new, empty database. */
  make(): Promise<string>;
  /** Removes what was made and stops what was started. */
  end(): Promise<void>;
}
