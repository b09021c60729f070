/** Who takes part in the fixture process: its author, keepers, scribe and circle, and somebody without a part. */
import { person } from "./guild.ts";

export const pat = person("pat", 100);
export const mia = person("mia", 50);
export const lee = person("lee", 51);
export const sam = person("sam", 60);
export const ana = person("ana", 1);
export const bo = person("bo", 2);
export const chen = person("chen", 3);
export const dee = person("dee", 4);
export const eli = person("eli", 5);
export const zed = person("zed", 9);
